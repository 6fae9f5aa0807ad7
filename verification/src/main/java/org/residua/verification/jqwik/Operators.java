package org.residua.verification.jqwik;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;

/** Differences, filters and filter banks with every boundary, in groups and with distances between their taps. */
public final class Operators {

  private Operators() {}

  /** Differences of order 1 to 6. */
  public static Arbitrary<Convolution> differences() {
    return Combinators.combine(Arbitraries.integers().between(1, 6), Arbitraries.of(Boundary.class))
        .as(Convolution::difference);
  }

  /** One difference filter for each of 2 or 3 channels. */
  public static Arbitrary<Convolution> channelwise() {
    return Combinators.combine(Arbitraries.integers().between(2, 3), differences())
        .as((channels, k) -> k.onEach(channels));
  }

  /** Random banks {@code M x C x p} with {@code M, C <= 3} and {@code p <= 6}, weights in {@code [-1, 1]} times a scale. */
  public static Arbitrary<Convolution> banks() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 6), Arbitraries.of(Boundary.class),
            Arbitraries.of(1.0, 0.01, 100.0), Arbitraries.longs().withoutEdgeCases())
        .as(Operators::bank);
  }

  /** Random banks of 2 or 3 groups, each of other weights, neighbouring taps 1 to 4 samples apart. */
  public static Arbitrary<Convolution> grouped() {
    return Combinators.combine(banks(), Arbitraries.integers().between(2, 3), Arbitraries.integers().between(1, 4))
        .as((k, groups, dilation) -> {
          Convolution each = k.onEach(groups);
          return new Convolution(varied(each.weights()), each.boundary(), each.groups(), dilation);
        });
  }

  private static Parameter varied(Parameter weights) {
    double[] values = weights.values();
    for (int k = 0; k < values.length; k++) {
      values[k] *= 1 + k % 5 / 4.0;
    }
    return weights.with(values);
  }

  /** Random banks and differences, neighbouring taps 2 to 5 samples apart. */
  public static Arbitrary<Convolution> dilated() {
    return Combinators.combine(Arbitraries.oneOf(differences(), banks()), Arbitraries.integers().between(2, 5))
        .as(Convolution::dilated);
  }

  private static Convolution bank(
      int outputs, int inputs, int taps, Boundary boundary, double scale, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = new double[outputs * inputs * taps];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = scale * random.nextDouble(-1, 1);
    }
    return new Convolution(new Parameter("random", List.of(outputs, inputs, taps), weights), boundary);
  }

  /** All of these. */
  public record Any() implements ArbitrarySupplier<Convolution> {

    @Override
    public Arbitrary<Convolution> get() {
      return Arbitraries.oneOf(differences(), channelwise(), banks(), grouped(), dilated()).withoutEdgeCases();
    }
  }
}
