package org.residua.verification.jqwik;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Signals of every {@link SignalKind}, of lengths that straddle the lanes of vector registers, of scales
 * {@code 1e-8..1e8}. Samples come from a seed that is drawn, so that shrinking shortens and a failure can be repeated.
 */
public final class Signals {

  private static final List<Integer> LENGTHS = List.of(1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 1000);

  private Signals() {}

  /** Lengths that straddle the lanes, and those next to the number of taps of a filter; none below {@code least}. */
  public static Arbitrary<Integer> lengths(int taps, int least) {
    return Arbitraries.of(IntStream.concat(
            LENGTHS.stream().mapToInt(Integer::intValue), IntStream.rangeClosed(taps - 1, taps + 1))
        .filter(length -> length >= Math.max(1, least)).distinct().sorted().boxed().toList());
  }

  /** Powers of ten in {@code [1e-8, 1e8]}, 1 first. */
  public static Arbitrary<Double> scales() {
    return Arbitraries.of(1.0, 1e-8, 1e-5, 1e-2, 10.0, 1e3, 1e6, 1e8);
  }

  /** Signals of one shape and about one scale. */
  public static Arbitrary<Signal> of(Shape shape, double scale) {
    return Combinators.combine(Arbitraries.of(SignalKind.class), Arbitraries.longs().withoutEdgeCases())
        .as((kind, seed) -> kind.signal(shape, scale, seed));
  }

  /** One to three channels, every length, every scale. */
  public record Any() implements ArbitrarySupplier<Signal> {

    @Override
    public Arbitrary<Signal> get() {
      return Combinators.combine(Arbitraries.integers().between(1, 3), lengths(1, 1), scales())
          .flatAs((channels, length, scale) -> of(new Shape(channels, length), scale))
          .withoutEdgeCases();
    }
  }
}
