package org.residua.schemes.denoiser;

import java.util.List;
import java.util.Optional;

/**
 * The noise that candidates are made for and tried with, {@code sigma v_i w_i}: {@code w} of variance 1 with a spectrum, {@code v}
 * slowly varying. At level j of a frame its standard deviation is {@code 2^(-j/2) S_j} times that of {@code v}. White noise of one
 * level is {@code S_j = sigma}, {@code v = 1}.
 *
 * @param sigma positive and finite
 * @param spectrum of {@code w}
 * @param levels {@code S_1, S_2, ...}, the last one for all levels beyond; empty for white noise
 * @param local {@code v}, positive; empty where it is 1
 */
record NoiseModel(double sigma, Spectrum spectrum, List<Double> levels, Optional<Varying> local) {

  /** Copies the levels. */
  NoiseModel {
    levels = List.copyOf(levels);
  }

  /** White noise of one level. */
  static NoiseModel white(double sigma) {
    return new NoiseModel(sigma, new White(), List.of(), Optional.empty());
  }

  /** Whether it is white noise of one level. */
  boolean plain() {
    return levels.isEmpty() && local.isEmpty();
  }

  /** {@code S_j}. */
  double at(int level) {
    return levels.isEmpty() ? sigma : levels.get(Math.min(level, levels.size()) - 1);
  }

  /** {@code max_j S_j}. */
  double largest() {
    return levels.stream().mapToDouble(Double::doubleValue).max().orElse(sigma);
  }

  /** So many times as much noise. */
  NoiseModel scaled(double factor) {
    return new NoiseModel(sigma * factor, spectrum, levels.stream().map(level -> level * factor).toList(), local);
  }

  /** The same with {@code v}. */
  NoiseModel varying(Varying v) {
    return new NoiseModel(sigma, spectrum, levels, Optional.of(v));
  }

  /** The same on a piece. */
  NoiseModel on(Piece piece) {
    return local.map(v -> varying(v.on(piece))).orElse(this);
  }

  /** {@code v_i w_i} from independent standard normal numbers. */
  double[] noise(double[] white) {
    double[] w = spectrum.noise(white);
    if (local.isEmpty()) {
      return w;
    }
    double[] scaled = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      scaled[i] = local.get().at(i) * w[i];
    }
    return scaled;
  }

  /** The mean of {@code sigma^2 v_i^2}. */
  double variance() {
    return sigma * sigma * local.map(Varying::square).orElse(1.0);
  }
}
