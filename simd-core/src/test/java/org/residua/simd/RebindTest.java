package org.residua.simd;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.sweep.Sweep;
import org.residua.simd.team.Workers;
import org.residua.simd.vector.VectorKernels;

/**
 * Loops that are chosen by numbers are chosen anew: a prepared sweep has the bits of a scalar one with weights that are
 * a plain difference, that are none, and that are one again.
 */
class RebindTest {

  private static final Shape SHAPE = new Shape(1, 1003);
  private static final double[][] PAIRS = {{-1, 1}, {-0.7, 0.9}, {0.25, 1}, {-1, 1}};

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void fromADifferenceAndBack(VectorKernels kernels) {
    for (int f = 0; f < Cases.fluxes(1).size(); f++) {
      for (boolean frozen : new boolean[] {false, true}) {
        Execution execution = Execution.of(kernels).on(Workers.of(2));
        Sweep sweep = Sweep.of(iteration(f, frozen, 0), SHAPE, execution);
        for (int which = 0; which < PAIRS.length; which++) {
          sweep.rebind(iteration(f, frozen, which));
          compare(sweep, iteration(f, frozen, which), kernels);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void interleaved(VectorKernels kernels) {
    for (int f = 0; f < Cases.fluxes(1).size(); f++) {
      for (boolean frozen : new boolean[] {false, true}) {
        int flux = f;
        Sweep.interleaved(iteration(f, frozen, 0), SHAPE, kernels).ifPresent(sweep -> {
          for (int which = 0; which < PAIRS.length; which++) {
            sweep.rebind(iteration(flux, frozen, which));
            compareLanes(sweep, iteration(flux, frozen, which), kernels.lanes());
          }
        });
      }
    }
  }

  private static void compare(Sweep sweep, SemiIteration iteration, Kernels kernels) {
    double[] actual = Bits.guarded(Cases.values(SHAPE.size(), 1, 3));
    double[] expected = actual.clone();
    sweep.run(actual, actual);
    Sweep.of(iteration, SHAPE, Execution.of(new ScalarKernels())).run(expected, expected);
    Bits.assertSame(actual, expected, kernels.lanes(), iteration);
  }

  private static void compareLanes(Sweep sweep, SemiIteration iteration, int lanes) {
    double[] u = Cases.values(lanes * SHAPE.size(), 1, 3);
    double[] before = u.clone();
    sweep.run(u, u);
    Sweep scalar = Sweep.of(iteration, SHAPE, Execution.of(new ScalarKernels()));
    for (int s = 0; s < lanes; s++) {
      double[] expected = Bits.guarded(Cases.lane(before, s, lanes));
      scalar.run(expected, expected);
      Bits.assertSame(Bits.guarded(Cases.lane(u, s, lanes)), expected, lanes, iteration, s);
    }
  }

  /** Another contrast, other rows, other weights. */
  private static SemiIteration iteration(int flux, boolean frozen, int which) {
    Flux made = Cases.fluxes(0.7 + which % 3).get(flux);
    List<Row> rows = List.of(Row.extrapolated(0.1, 1.3 + 0.1 * which), Row.explicit(0.1 + 0.01 * which));
    Convolution k = new Convolution(new Parameter("K", List.of(1, 1, 2), PAIRS[which]), Boundary.NATURAL);
    return new SemiIteration(Diffusion.of(k, made), rows, frozen);
  }
}
