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

/** Differences, filters and filter banks with every boundary. */
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
        .as((channels, k) -> Convolution.channelwise(channels, k.boundary(), k.weights().values()));
  }

  /** Random banks {@code M x C x p} with {@code M <= 4}, {@code C <= 3} and {@code p <= 6}, weights in {@code [-1, 1]} times a scale. */
  public static Arbitrary<Convolution> banks() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 6), Arbitraries.of(Boundary.class),
            Arbitraries.of(1.0, 0.01, 100.0), Arbitraries.longs().withoutEdgeCases())
        .as(Operators::bank);
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
      return Arbitraries.oneOf(differences(), channelwise(), banks()).withoutEdgeCases();
    }
  }
}
