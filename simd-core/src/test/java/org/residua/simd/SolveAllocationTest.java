package org.residua.simd;

import static org.residua.simd.Allocation.doesNotAllocate;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Resolvent;
import org.residua.api.block.Solver;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.banded.BandedFactor;
import org.residua.simd.banded.BandedShape;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.plan.KernelPlan;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;

/** No solution of a system allocates once it is compiled, as {@link AllocationTest}. */
class SolveAllocationTest {

  private static final int LENGTH = 1003;

  private final Kernels kernels = VectorKernels.preferred();

  @Test
  void bandedSolvesDoNotAllocate() {
    for (int w = 0; w <= 5; w++) {
      for (boolean periodic : new boolean[] {false, true}) {
        BandedShape shape = new BandedShape(LENGTH / 8 - 1, w, periodic);
        bandedSolvesDoNotAllocate(new BandedFactor(kernels, shape));
        bandedSolvesDoNotAllocate(BandedFactor.batch(kernels, shape, 3));
      }
    }
  }

  private void bandedSolvesDoNotAllocate(BandedFactor factor) {
    double[] bands = new double[factor.entries()];
    double[] b = new double[factor.samples()];
    for (int k = 0; k < factor.systems() * factor.shape().size(); k++) {
      bands[factor.entryAt(k % factor.systems(), 0, k / factor.systems())] = 2;
    }
    String what = factor.systems() + " of " + factor.shape();
    doesNotAllocate("factor " + what, () -> factor.factor(bands));
    doesNotAllocate("solve " + what, () -> factor.solve(b, b));
    doesNotAllocate("both " + what, () -> factor.solveOnce(bands, b, b));
  }

  @Test
  void fixedPointsDoNotAllocate() {
    Convolution bank = new Convolution(new Parameter("K", List.of(3, 2, 2), Cases.values(12, 0.5, 3)), Boundary.ZERO);
    Fidelity weights = new Fidelity.Weights(Signal.planar(new Shape(2, LENGTH),
        Arrays.stream(Cases.values(2 * LENGTH, 1, 4)).map(Math::abs).toArray()));
    for (Diffusion diffusion : List.of(Diffusion.of(Convolution.difference(2, Boundary.PERIODIC), new PeronaMalik(0.4)),
        Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(0.4)),
        new Diffusion(Convolution.difference(1, Boundary.REFLECTING), Activation.of(new PeronaMalik(0.4)), Fidelity.of(0.2)),
        new Diffusion(bank, Activation.of(new PeronaMalik(0.4)), weights))) {
      ImplicitStep step = new ImplicitStep(diffusion, 0.3);
      for (Solver solver : List.of(new Solver.Lagged(), new Solver.Newton(), new Solver.Picard(step.damping()),
          new Solver.Anderson(3, step.damping()))) {
        Shape shape = new Shape(((Convolution) diffusion.operator()).inputs(), LENGTH);
        Plan plan = KernelPlan.of(new FixedPoints.Once(FixedPoint.of(step, solver)), Execution.of(kernels),
            Collections.nCopies(diffusion.inputs(), shape).toArray(Shape[]::new));
        plan.load(Collections.nCopies(diffusion.inputs(), Signal.planar(shape, Cases.values(shape.size(), 1, 1))));
        doesNotAllocate(step + " " + solver, plan::execute);
      }
    }
  }

  /** Steps whose weights are made while their systems are eliminated, or before, by either kernels. */
  @Test
  void laggedStepsDoNotAllocate() {
    for (Boundary boundary : List.of(Boundary.REFLECTING, Boundary.PERIODIC)) {
      for (int taps : new int[] {2, 3}) {
        Convolution k = new Convolution(new Parameter("K", List.of(2, 1, taps), Cases.values(2 * taps, 1, 3)), boundary);
        for (Fidelity fidelity : List.of(Fidelity.none(), Fidelity.of(0.2))) {
          Step step = new Step(new Diffusion(k, Activation.of(new PeronaMalik(0.4)), fidelity));
          Shape shape = new Shape(1, 2 * LENGTH);
          for (Kernels each : List.of(kernels, new ScalarKernels())) {
            Plan plan = KernelPlan.of(step, Execution.of(each), Collections.nCopies(step.inputs(), shape).toArray(Shape[]::new));
            plan.load(Collections.nCopies(step.inputs(), Signal.planar(shape, Cases.values(2 * LENGTH, 1, 1))));
            doesNotAllocate(each.name() + " " + step, plan::execute);
          }
        }
      }
    }
  }

  /** A step of the semi-implicit scheme. */
  private record Step(Diffusion diffusion) implements Block {

    @Override
    public int inputs() {
      return diffusion.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V responses = algebra.apply(diffusion.operator(), in.get(0));
      return List.of(algebra.solve(Resolvent.of(diffusion, 0.3),
          algebra.activate(diffusion.activation().diffusivity(), responses), in));
    }
  }
}
