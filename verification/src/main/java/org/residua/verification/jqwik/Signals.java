package org.residua.verification.jqwik;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Signals of lengths that straddle the lanes of vector registers, of scales {@code 1e-8..1e8}.
 *
 * <p>One in three is a sketch: a constant but for at most four samples, all of them simple numbers. The others are of every
 * {@link
 * SignalKind}, from a seed. A failure shrinks, as long as it fails, to a sketch or to a few samples rounded to eighths,
 * shorter and of scale 1.
 */
public final class Signals {

  private static final List<Integer> LENGTHS = List.of(1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 1000);
  /** In the order in which a failure prefers them. */
  private static final List<Double> BACKGROUNDS = List.of(0.0, 1.0, -1.0, 0.5, -0.5, 0.25, -0.75);
  private static final List<Double> VALUES = Stream.concat(
      Stream.of(1.0, -1.0, 0.5, -0.5, 0.0),
      IntStream.rangeClosed(1, 15).boxed().flatMap(k -> Stream.of(k / 16.0, -k / 16.0))).distinct().toList();
  private static final int MOST_EVENTS = 4;
  private static final int MOST_CHANNELS = 3;
  private static final int FARTHEST = 999;

  private Signals() {}

  /** Lengths that straddle the lanes, and those next to the number of taps of a filter; none below {@code least}. */
  public static Arbitrary<Integer> lengths(int taps, int least) {
    return oneOf(candidates(taps, least));
  }

  private static List<Integer> candidates(int taps, int least) {
    return IntStream.concat(
            LENGTHS.stream().mapToInt(Integer::intValue), IntStream.rangeClosed(taps - 1, taps + 1))
        .filter(length -> length >= Math.max(1, least)).distinct().sorted().boxed().toList();
  }

  /** Powers of ten in {@code [1e-8, 1e8]}, 1 first. */
  public static Arbitrary<Double> scales() {
    return oneOf(List.of(1.0, 1e-8, 1e-5, 1e-2, 10.0, 1e3, 1e6, 1e8));
  }

  /** Each as often as the others, shrinking to the first; by halves, where jqwik's own choice goes one by one. */
  static <T> Arbitrary<T> oneOf(List<T> values) {
    return Arbitraries.integers().between(0, values.size() - 1).withDistribution(RandomDistribution.uniform()).map(values::get);
  }

  /** Sketches and rough signals. */
  static Arbitrary<Form> forms() {
    Arbitrary<Form> rough = Combinators.combine(Arbitraries.of(SignalKind.class).dontShrink(),
            Arbitraries.longs().withoutEdgeCases().dontShrink(), whole(MOST_CHANNELS * (FARTHEST + 1)), whole(1))
        .as((kind, seed, kept, exact) -> new Form.Rough(kind, seed, kept, exact == 1));
    Arbitrary<Form> sketch = Combinators.combine(oneOf(BACKGROUNDS), events().list().ofMaxSize(MOST_EVENTS))
        .as(Form.Sketch::new);
    return Arbitraries.frequencyOf(Tuple.of(1, sketch), Tuple.of(2, rough));
  }

  /** Drawn as {@code most} always; only a failure makes it smaller. */
  private static Arbitrary<Integer> whole(int most) {
    return Arbitraries.integers().between(0, most).shrinkTowards(0).withDistribution((_, _, greatest, _) -> _ -> greatest);
  }

  private static Arbitrary<Form.Event> events() {
    return Combinators.combine(Arbitraries.integers().between(0, MOST_CHANNELS - 1), Arbitraries.of(false, true),
        Arbitraries.integers().between(0, FARTHEST), oneOf(VALUES)).as(Form.Event::new);
  }

  /** Signals of one shape and about one scale. */
  public static Arbitrary<Signal> of(Shape shape, double scale) {
    return forms().map(form -> form.signal(shape, scale));
  }

  /**
   * Signals for an operator and for its adjoint, of every shape that the operator reads: one to three channels unless it
   * reads one number of them only, every length.
   *
   * @param k refuses, by {@link LinearOperator#target}, the shapes that it does not read
   */
  public static Arbitrary<Pair> pairs(LinearOperator k) {
    OptionalInt channels = k.sourceChannels();
    int reach = k.bank().map(bank -> bank.stencil().reach()).orElse(1);
    List<Shape> shapes = new ArrayList<>();
    IntStream.rangeClosed(channels.orElse(1), channels.orElse(MOST_CHANNELS)).forEach(c -> candidates(reach, 1).stream()
        .map(length -> new Shape(c, length)).filter(shape -> reads(k, shape)).forEach(shapes::add));
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException(k + " reads none of the lengths " + candidates(reach, 1)
          + "; give the shape that it reads");
    }
    shapes.sort(Comparator.comparingInt(Shape::size));
    return pairs(k, oneOf(shapes));
  }

  /** The same of one shape. */
  public static Arbitrary<Pair> pairs(LinearOperator k, Shape shape) {
    return pairs(k, Arbitraries.just(shape));
  }

  private static Arbitrary<Pair> pairs(LinearOperator k, Arbitrary<Shape> shapes) {
    return Combinators.combine(shapes, scales(), forms(), forms())
        .as((shape, scale, x, y) -> new Pair(x.signal(shape, scale), y.signal(k.target(shape), 1))).withoutEdgeCases();
  }

  private static boolean reads(LinearOperator k, Shape shape) {
    try {
      k.target(shape);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /** One to three channels, every length, every scale. */
  public record Any() implements ArbitrarySupplier<Signal> {

    @Override
    public Arbitrary<Signal> get() {
      return Combinators.combine(Arbitraries.integers().between(1, MOST_CHANNELS), lengths(1, 1), scales(), forms())
          .as((channels, length, scale, form) -> form.signal(new Shape(channels, length), scale))
          .withoutEdgeCases();
    }
  }
}
