package org.residua.cli;

import java.util.function.DoubleFunction;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Scheme;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.schemes.AutomaticChoice;
import org.residua.schemes.NoiseLevel;

/** What {@code auto} stands for. */
sealed interface Estimates {

  /** How many channels K acts on. */
  int channels();

  /** The data term of weight {@code c >= 0}. */
  Fidelity fidelity(double c);

  /** The contrast when none is given. */
  double defaultContrast(Convolution k);

  /** The contrast {@code auto}. */
  double contrast(Convolution k);

  /** The time {@code auto}, found by trying schemes. */
  double time(DoubleFunction<? extends Scheme> schemes);

  /**
   * Estimates from a signal.
   *
   * @param observed the noisy samples
   * @param noise its noise level
   */
  record FromData(Observed observed, double noise) implements Estimates {

    static FromData of(Observed observed) {
      return new FromData(observed, NoiseLevel.estimatePresent(observed.measured()));
    }

    /** Refuses a noise level that is no contrast of the fluxes that are chosen among. */
    void requireChoosable() {
      contrast(Convolution.difference(1, Boundary.NATURAL));
    }

    @Override
    public int channels() {
      return observed.start().shape().channels();
    }

    @Override
    public Fidelity fidelity(double c) {
      return observed.fidelity(c);
    }

    @Override
    public double defaultContrast(Convolution k) {
      return contrast(k);
    }

    @Override
    public double contrast(Convolution k) {
      double contrast = Hint.adding(" (--contrast X)", () -> AutomaticChoice.contrast(noise, k));
      if (contrast >= Flux.LEAST_CONTRAST && contrast <= Flux.GREATEST_CONTRAST) {
        return contrast;
      }
      throw new IllegalArgumentException("the noise level " + noise + " makes a contrast of " + contrast + ", which must be in "
          + Flux.LEAST_CONTRAST + ".." + Flux.GREATEST_CONTRAST
          + "; scale the samples or the filter by a power of 10, or give a contrast (--contrast X)");
    }

    @Override
    public double time(DoubleFunction<? extends Scheme> schemes) {
      return Hint.adding(" (--time T or --steps N)", () -> AutomaticChoice.time(observed.start(), noise, schemes));
    }
  }

  /** No data: the contrast, on which no certificate depends, is 1. */
  record WithoutData() implements Estimates {

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public Fidelity fidelity(double c) {
      return Fidelity.of(c);
    }

    @Override
    public double defaultContrast(Convolution k) {
      return 1;
    }

    @Override
    public double contrast(Convolution k) {
      throw new IllegalArgumentException("contrast = auto needs data, and there is none here;"
          + " give a number greater than 0 (no certificate depends on it) or leave --contrast out");
    }

    @Override
    public double time(DoubleFunction<? extends Scheme> schemes) {
      throw new IllegalArgumentException("time = auto needs data, and there is none here;"
          + " give a number greater than 0");
    }
  }
}
