package org.residua.verification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** The problems of the tables in {@code reference/}, which programs there computed that know nothing of this project. */
final class ReferenceLines {

  static final int LENGTH = 24;

  private ReferenceLines() {}

  /** The cells of the lines of a table that are no comments. */
  static List<String[]> of(String name) {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
        ReferenceLines.class.getResourceAsStream("/reference/" + name), name), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] numbers(String[] cells, int from) {
    return Arrays.stream(cells, from, cells.length).mapToDouble(Double::parseDouble).toArray();
  }

  /** {@code u}, by formula. */
  static Signal start(int channels) {
    return signal(channels, ReferenceLines::start);
  }

  /** {@code f}. */
  static Signal target(int channels) {
    return signal(channels, (c, i) -> start(c, i) + 0.25 * StrictMath.sin(5.1 * i + c));
  }

  private static double start(int c, int i) {
    return StrictMath.sin(0.37 * (i + 1) + c) + (i >= LENGTH / 2 ? 1.5 : 0) - (c == 1 && i >= LENGTH / 3 ? 0.4 : 0)
        + 0.3 * StrictMath.cos(2.9 * i * (c + 1));
  }

  private interface Sample {

    double at(int channel, int index);
  }

  private static Signal signal(int channels, Sample sample) {
    double[] planar = new double[channels * LENGTH];
    Arrays.setAll(planar, k -> sample.at(k / LENGTH, k % LENGTH));
    return Signal.planar(new Shape(channels, LENGTH), planar);
  }

  /** The diffusion of a line. */
  static Diffusion diffusion(String flux, int order, String boundary, String variant) {
    int channels = channels(variant);
    Flux named = BuiltinFluxes.all().stream().filter(f -> f.name().equals(flux)).findFirst().orElseThrow();
    Flux phi = named.constantDiffusivity() ? named : named.withContrast(0.7);
    double[] taps = Convolution.difference(order, Boundary.NATURAL).weights().values();
    double[] all = new double[channels * taps.length];
    for (int c = 0; c < channels; c++) {
      System.arraycopy(taps, 0, all, c * taps.length, taps.length);
    }
    Convolution k = new Convolution(new Parameter("K", List.of(channels, 1, taps.length), all),
        Boundary.valueOf(boundary.toUpperCase(Locale.ROOT)), channels, 1);
    Fidelity weights = !variant.equals("data") ? Fidelity.none()
        : new Fidelity.Weights(signal(1, (_, i) -> i % 5 == 2 ? 0 : 0.2 + 0.1 * (i % 3)));
    return new Diffusion(k, variant.equals("coupled") ? Activation.coupled(phi) : Activation.of(phi), weights);
  }

  static int channels(String variant) {
    return variant.equals("channelwise") || variant.equals("coupled") ? 2 : 1;
  }
}
