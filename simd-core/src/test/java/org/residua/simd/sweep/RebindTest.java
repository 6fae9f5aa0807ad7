package org.residua.simd.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Identity;
import org.residua.api.signal.Shape;
import org.residua.simd.kernel.Execution;
import org.residua.simd.scalar.ScalarKernels;

/** A sweep that was given other numbers has the bits of one that was made with them, and back. */
class RebindTest {

  private static final int LONG = 2600;
  private static final Shape SMALL = new Shape(1, 40);

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void thereAndBack(Boundary boundary) {
    for (int[] bank : new int[][] {{1, 1, 2}, {3, 1, 4}, {2, 2, 3}}) {
      Shape shape = new Shape(bank[1], LONG);
      for (int kind = 0; kind < 3; kind++) {
        for (List<Row> rows : SweepCases.tables()) {
          for (boolean frozen : new boolean[] {false, true}) {
            SemiIteration first = iteration(bank, boundary, shape, kind, rows, frozen, 0);
            SemiIteration second = iteration(bank, boundary, shape, kind, rows, frozen, 1);
            if (Sweep.suits(first, LONG)) {
              thereAndBack(first, second, shape);
            }
          }
        }
      }
    }
  }

  private static void thereAndBack(SemiIteration first, SemiIteration second, Shape shape) {
    PreparedTable table = PreparedTable.of(first, 1, true);
    double[][] atFirst = fresh(first, shape);
    double[][] atSecond = fresh(second, shape);
    assertThat(Arrays.equals(atFirst[0], atSecond[0])).isFalse();
    for (Layout layout : SweepCases.layouts(table, shape, 2, 2)) {
      Sweep sweep = SweepCases.sweep(table, layout);
      sweep.rebind(second);
      compare(sweep, shape, atSecond, second);
      sweep.rebind(first);
      compare(sweep, shape, atFirst, first);
    }
  }

  private static double[][] fresh(SemiIteration iteration, Shape shape) {
    return new Recurrence(iteration, shape).run(SweepCases.values(shape.size(), 1),
        SweepCases.values(shape.size(), 3), SweepCases.values(shape.size(), 2));
  }

  private static void compare(Sweep sweep, Shape shape, double[][] expected, Object what) {
    double[] u = SweepCases.values(shape.size(), 1);
    double[] previous = SweepCases.values(shape.size(), 3);
    sweep.run(u, previous, SweepCases.values(shape.size(), 2));
    assertThat(Arrays.equals(sweep.swaps() ? previous : u, expected[0])).as("u_n of %s", what).isTrue();
    assertThat(Arrays.equals(sweep.swaps() ? u : previous, expected[1])).as("u_{n-1} of %s", what).isTrue();
  }

  /** All numbers differ: weights, rows, contrast, data term. */
  private static SemiIteration iteration(
      int[] bank, Boundary boundary, Shape shape, int kind, List<Row> rows, boolean frozen, int which) {
    Fidelity fidelity = switch (kind) {
      case 0 -> Fidelity.none();
      case 1 -> Fidelity.of(0.3 + 0.1 * which);
      default -> new Fidelity.Weights(SweepCases.weights(shape, 5 + which));
    };
    double factor = 1 - 0.125 * which;
    List<Row> scaled = rows.stream().map(row -> new Row(factor * row.tau(),
        row.a() == 1 ? 1 : factor * row.a(), factor * row.b(), factor * row.c(), factor * row.d())).toList();
    return new SemiIteration(new Diffusion(SweepCases.bank(bank, boundary, 7 + which),
        Activation.of(new PeronaMalik(0.7 + which)), fidelity), scaled, frozen);
  }

  @Test
  void refusesAnotherStructureAndKeepsItsNumbers() {
    int[] bank = {2, 1, 3};
    SemiIteration own = SweepCases.iteration(
        bank, Boundary.REFLECTING, Fidelity.none(), SweepCases.tables().get(2), false);
    Sweep sweep = Sweep.ofPair(own, SMALL, Execution.of(new ScalarKernels()));
    List<Row> rows = own.rows();
    refuses(sweep, SweepCases.iteration(
        new int[] {2, 1, 4}, Boundary.REFLECTING, Fidelity.none(), rows, false), "extents", "[2, 1, 4]");
    refuses(sweep, SweepCases.iteration(bank, Boundary.ZERO, Fidelity.none(), rows, false), "boundary", "ZERO");
    refuses(sweep, SweepCases.iteration(
        bank, Boundary.REFLECTING, Fidelity.none(), rows.subList(1, 4), false), "rows", "3");
    refuses(sweep, SweepCases.iteration(
        bank, Boundary.REFLECTING, Fidelity.of(1), rows, false), "data term", "CONSTANT");
    refuses(sweep, SweepCases.iteration(bank, Boundary.REFLECTING, Fidelity.none(),
        List.of(rows.get(0), rows.get(1), Row.explicit(0.1), rows.get(3)), false), "terms of row 2", "previous=false");
    refuses(sweep, new SemiIteration(own.diffusion(), rows, true), "diffusivities", "true");
    refuses(sweep, with(own, Activation.of(new Charbonnier(0.7))), "activation", "charbonnier");
    refuses(sweep, with(own, Activation.coupled(new PeronaMalik(0.7))), "activation", "group=2147483647");
    refuses(sweep, new SemiIteration(
        Diffusion.of(new Identity(), new PeronaMalik(0.7)), rows, false), "convolution", "");
    compare(sweep, SMALL, fresh(own, SMALL), own);
  }

  @Test
  void refusesWeightsOfAnotherShape() {
    SemiIteration own = iteration(new int[] {1, 1, 2}, Boundary.ZERO, SMALL, 2, SweepCases.tables().get(0), false, 0);
    Sweep sweep = Sweep.ofPair(own, SMALL, Execution.of(new ScalarKernels()));
    refuses(sweep, iteration(new int[] {1, 1, 2}, Boundary.ZERO, new Shape(1, 41), 2, own.rows(), false, 1), "41", "40");
    compare(sweep, SMALL, fresh(own, SMALL), own);
  }

  private static SemiIteration with(SemiIteration own, Activation activation) {
    return new SemiIteration(
        new Diffusion(own.diffusion().operator(), activation, Fidelity.none()), own.rows(), false);
  }

  private static void refuses(Sweep sweep, SemiIteration other, String what, String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> sweep.rebind(other))
        .withMessageContaining(what).withMessageContaining(value);
  }
}
