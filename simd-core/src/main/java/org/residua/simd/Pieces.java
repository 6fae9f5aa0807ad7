package org.residua.simd;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.plan.KernelPlan;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;

/** What kernels are tried on: some explicit steps, the loop that the project is about, on a signal that stays in cache. */
final class Pieces {

  static final Kernels PLAIN = new ScalarKernels();

  private static final int LENGTH = 1003;
  private static final int STEPS = 8;
  /** On a machine with nothing else to do half a second is enough; the compiler may have to wait for its turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Pieces() {}

  static Kernels vectors() {
    return VectorKernels.preferred();
  }

  /** The trial of vectors; where there are none, their obstacle. */
  static Trial.Verdict trial() {
    String obstacle = new VectorProvider().availability();
    return obstacle.isEmpty() ? new Trial(piece(PLAIN), piece(vectors()), PATIENCE).run()
        : new Trial.Verdict(false, true, "no vectors: " + obstacle);
  }

  private static Supplier<Signal> piece(Kernels kernels) {
    SemiIteration rows = new SemiIteration(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1)),
        Collections.nCopies(STEPS, Row.explicit(0.25)), false);
    double[] u = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      u[i] = i * 0.37 % 1 * 3 - 1.4;
    }
    List<Signal> in = List.of(Signal.of(u));
    KernelPlan plan = KernelPlan.of(new Steps(rows), Execution.of(kernels), new Shape(1, LENGTH));
    return () -> plan.run(in).get(0);
  }

  /** The rows as a block. */
  record Steps(SemiIteration rows) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.cycle(rows, in));
    }
  }
}
