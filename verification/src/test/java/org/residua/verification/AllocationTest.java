package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.verification.jqwik.SignalKind;

/** A plan that has been made and warmed up allocates nothing. */
final class AllocationTest {

  private static final Diffusion DIFFUSION =
      Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(0.5));
  private static final Shape SHAPE = new Shape(1, 1000);
  private static final int RUNS = 1000;
  /** How long the compiler may take: in a new virtual machine it is at work longer than many runs take. */
  private static final long PATIENCE = 20_000_000_000L;

  @Test
  void explicitSteps() {
    Signal u = SignalKind.STEPS.signal(SHAPE, 1, 1);
    for (Engine engine : Providers.fused()) {
      Plan plan = Runs.plan(Runs.trace(Explicit.of(DIFFUSION, 0.5, 3), List.of(u)), engine, List.of(u));
      assertThat(leastAllocation(plan, u)).as(engine.name()).isZero();
    }
  }

  @Test
  void frozenCycles() {
    Signal u = SignalKind.STEPS.signal(SHAPE, 1, 2);
    for (Engine engine : Providers.fused()) {
      Plan plan = Runs.plan(Runs.trace(Fsi.of(DIFFUSION, 0.5, 3, 2), List.of(u)), engine, List.of(u));
      assertThat(leastAllocation(plan, u)).as(engine.name()).isZero();
    }
  }

  private static long leastAllocation(Plan plan, Signal u) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Signal> in = List.of(u);
    List<SignalBuffer> out = List.of(new SignalBuffer(SHAPE));
    long least = Long.MAX_VALUE;
    long end = System.nanoTime() + PATIENCE;
    while (least > 0 && System.nanoTime() < end) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < RUNS; k++) {
        plan.runInto(in, out);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(out.get(0).toSignal()).isEqualTo(plan.run(u));
    return least;
  }
}
