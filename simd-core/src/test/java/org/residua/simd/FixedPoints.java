package org.residua.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.CustomSolver;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Solver;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.operator.LinearOperator;

/** Blocks and solvers of tests of fixed points. */
final class FixedPoints {

  private FixedPoints() {}

  static Stream<Engine> engines() {
    return Stream.of("plain", "scalar", "vector").map(Engines::named);
  }

  /** {@code times} fixed points, each from the last, as a network. */
  record Repeated(FixedPoint loop, int times) implements Block {

    @Override
    public int inputs() {
      return loop.body().inputs() - 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return algebra.repeat(new Once(loop), times, in.subList(0, 1), in.subList(1, in.size()));
    }
  }

  record Once(FixedPoint loop) implements Block {

    @Override
    public int inputs() {
      return loop.body().inputs() - 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.fixedPoint(loop, in.get(0), in));
    }
  }

  /** {@code v -> K v + x}. */
  record Affine(LinearOperator k) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.combine(List.of(1.0, 1.0), List.of(algebra.apply(k, in.get(0)), in.get(1))));
    }
  }

  static List<Solver> solvers(ImplicitStep step) {
    List<Solver> all = new ArrayList<>(List.of(new Solver.Lagged(), new Solver.Picard(step.damping()),
        new Solver.Anderson(4, step.damping())));
    if (step.diffusion().activation().channelwise()) {
      all.add(new Solver.Newton());
    }
    return all;
  }

  /** What a solver of one's own does. */
  enum Way { SOLVING, STANDING, GROWING }

  /** A solver of one's own: iterations with lagged diffusivities, or what is of no use. */
  record Own(Way way) implements CustomSolver {

    @Override
    public String name() {
      return "own";
    }

    @Override
    public int maximum() {
      return 1000;
    }

    @Override
    public void requireFit(ImplicitStep step) {
      if (step.tau() > 1000) {
        throw new IllegalArgumentException("tau = " + step.tau() + " is above 1000; use another solver");
      }
    }

    @Override
    public Block iteration(ImplicitStep step, int length) {
      return way == Way.SOLVING ? step.lagged() : new Times(step.inputs(), way == Way.STANDING ? 1 : 2);
    }
  }

  /** {@code factor v}, whatever is held. */
  record Times(int inputs, double factor) implements Block {

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.combine(List.of(factor), in.subList(0, 1)));
    }
  }
}
