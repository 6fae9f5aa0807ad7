package org.residua.verification.jqwik;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Fold;
import org.residua.api.operator.Identity;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Product;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Stack;

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

  /**
   * Random banks {@code M x C x p} with {@code M <= 4}, {@code C <= 3} and {@code p <= 6}, weights in {@code [-1, 1]} times a
   * scale.
   */
  public static Arbitrary<Convolution> banks() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 3),
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

  /**
   * Stacks of two or three periodic banks on the same channels, neighbouring taps 1 to 4 samples apart, as they are or after a
   * continuation, of products that begin with the same filter, as in a wavelet frame, and of a scaled bank with the identity.
   */
  public static Arbitrary<LinearOperator> stacks() {
    return Combinators.combine(Arbitraries.of(2, 3), Arbitraries.integers().between(1, 3), Arbitraries.of(1, 2, 3, 4),
            Arbitraries.longs().withoutEdgeCases())
        .as((parts, channels, kind, seed) -> {
          SplittableRandom random = new SplittableRandom(seed);
          List<LinearOperator> stacked = new ArrayList<>();
          for (int k = 0; k < parts; k++) {
            stacked.add(periodic(channels, random));
          }
          return switch (kind) {
            case 1 -> new Stack(stacked);
            case 2 -> new Product(new Stack(stacked), new Mirror());
            case 3 -> sameFirst(channels, random);
            default -> new Stack(List.of(new Identity(), new Scaled(random.nextDouble(-2, 2), stacked.get(0)),
                new Product(new Fold(new Mirror()), new Mirror())));
          };
        });
  }

  private static Stack sameFirst(int channels, SplittableRandom random) {
    Convolution first = filter(channels, random);
    return new Stack(List.of(new Product(filter(channels, random), first), filter(channels, random),
        new Scaled(random.nextDouble(-2, 2), new Product(filter(channels, random), first)), first));
  }

  /** One periodic filter on each channel by itself. */
  private static Convolution filter(int channels, SplittableRandom random) {
    return bank(1, 1, random.nextInt(1, 4), Boundary.PERIODIC, 1, random.nextLong())
        .onEach(channels).dilated(random.nextInt(1, 5));
  }

  /** A bank over all channels, or one on each by itself. */
  private static Convolution periodic(int channels, SplittableRandom random) {
    boolean each = random.nextBoolean();
    Convolution k = bank(random.nextInt(1, 3), each ? 1 : channels, random.nextInt(1, 5), Boundary.PERIODIC, 1,
        random.nextLong());
    return (each ? k.onEach(channels) : k).dilated(random.nextInt(1, 5));
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

  /** Everything that a diffusion may be made of. */
  public record AnyOperator() implements ArbitrarySupplier<LinearOperator> {

    @Override
    public Arbitrary<LinearOperator> get() {
      Arbitrary<LinearOperator> convolutions = new Any().get().map(k -> k);
      return Arbitraries.frequencyOf(Tuple.of(3, convolutions), Tuple.of(1, stacks())).withoutEdgeCases();
    }
  }

  /** All convolutions. */
  public record Any() implements ArbitrarySupplier<Convolution> {

    @Override
    public Arbitrary<Convolution> get() {
      return Arbitraries.oneOf(differences(), channelwise(), banks(), grouped(), dilated()).withoutEdgeCases();
    }
  }
}
