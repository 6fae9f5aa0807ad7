package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engine;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Fold;
import org.residua.api.operator.Identity;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Product;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Sum;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.verification.jqwik.OperatorLaws;
import org.residua.verification.jqwik.Operators;
import org.residua.verification.jqwik.SignalKind;

/** {@code <K x, y> = <x, K^T y>} and {@code ||K x|| <= upper ||x||} for every operator. */
final class OperatorProperties {

  @Property
  void convolutionsAndTheirAdjoints(@ForAll(supplier = Operators.Any.class) Convolution k,
      @ForAll @IntRange(min = 1, max = 40) int length, @ForAll SignalKind kind, @ForAll long seed) {
    int samples = k.boundary() == Boundary.NATURAL ? length + k.stencil().reach() - 1 : length;
    holds(k, new Shape(k.inputs(), samples), kind, seed);
    holds(k.adjoint(), k.target(new Shape(k.inputs(), samples)), kind, seed);
  }

  @Property
  void compositions(@ForAll(supplier = Operators.Any.class) Convolution k, @ForAll @IntRange(min = 31, max = 60) int length,
      @ForAll SignalKind kind, @ForAll long seed) {
    Shape shape = new Shape(k.inputs(), length);
    SplittableRandom random = new SplittableRandom(seed);
    LinearOperator gram = new Product(k.adjoint(), k);
    LinearOperator diagonal = new Diagonal(SignalKind.RANDOM.signal(shape, 3, seed));
    LinearOperator scaled = new Scaled(random.nextDouble(-2, 2), gram);
    for (LinearOperator operator : List.of(new Identity(), diagonal, gram, scaled,
        new Scaled(0, new Identity()), new Sum(scaled, new Identity()), new Sum(diagonal, gram),
        new Product(k, diagonal), new Product(new Sum(gram, diagonal), scaled))) {
      holds(operator, shape, kind, seed);
    }
  }

  @Property
  void stacksAndContinuations(@ForAll("stacks") LinearOperator k, @ForAll @IntRange(min = 1, max = 40) int length,
      @ForAll SignalKind kind, @ForAll long seed) {
    Shape shape = new Shape(k.sourceChannels().orElse(2), length);
    holds(k, shape, kind, seed);
    holds(k.adjoint(), k.target(shape), kind, seed);
    holds(new Mirror(), shape, kind, seed);
    holds(new Fold(new Mirror()), new Mirror().target(shape), kind, seed);
    for (Engine engine : Providers.all()) {
      Signal x = kind.signal(shape, 1, seed);
      Signal y = k.apply(x);
      assertThat(new DirectAlgebra().apply(k, x)).isEqualTo(y);
      assertThat(new DirectAlgebra().apply(k.adjoint(), y)).isEqualTo(k.adjoint().apply(y));
      Architecture gram = Tracer.trace(new Applied(k.adjoint(), k), shape.channels());
      assertThat(Runs.planned(gram, engine, List.of(x))).isEqualTo(k.adjoint().apply(y));
    }
  }

  /**
   * One operator after another.
   *
   * @param second applied last
   * @param first applied first
   */
  private record Applied(LinearOperator second, LinearOperator first) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.apply(second, algebra.apply(first, in.get(0))));
    }
  }

  @Provide
  Arbitrary<LinearOperator> stacks() {
    return Operators.stacks().withoutEdgeCases();
  }

  private static void holds(LinearOperator operator, Shape shape, SignalKind kind, long seed) {
    Signal x = kind.signal(shape, 1, seed);
    Signal y = SignalKind.RANDOM.signal(operator.target(shape), 1, seed + 1);
    OperatorLaws.adjointness(operator, x, y);
    OperatorLaws.normBoundHolds(operator, x);
    OperatorLaws.normBoundHolds(operator.adjoint(), y);
    assertThat(operator.targetChannels(shape.channels())).isEqualTo(operator.target(shape).channels());
  }

  /** A flipped filter is the adjoint inside the signal, but not at a reflecting boundary: the law sees it. */
  @Example
  void theLawCatchesAWrongAdjoint() {
    Convolution k = Convolution.of(Boundary.REFLECTING, 1, 2, -1);
    Signal x = SignalKind.RANDOM.signal(new Shape(1, 12), 1, 7);
    Signal y = SignalKind.RANDOM.signal(new Shape(1, 12), 1, 8);
    Convolution padded = Convolution.of(Boundary.ZERO, -1, 2, 1);
    assertThatThrownBy(() -> OperatorLaws.dotTest(k::apply,
        v -> firstSamples(padded.apply(v), 12), x, y, 1, k.norm().upper()))
        .isInstanceOf(AssertionError.class).hasMessageContaining("<x, K^T y>");
  }

  private static Signal firstSamples(Signal u, int count) {
    return Signal.planar(new Shape(1, count), u.channel(0));
  }
}
