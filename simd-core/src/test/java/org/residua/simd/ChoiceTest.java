package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.Batch;
import org.residua.api.engine.Plan;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.vector.VectorKernels;

/** Vectors are taken when they are right and faster, and for no other reason; the work goes on meanwhile, with the same bits. */
class ChoiceTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Trial.Verdict TAKEN = new Trial.Verdict(true, true, "vectors gave the same bits in no time");
  private static final int LENGTH = 33;
  private static final Signal SIGNAL = Signal.of(Cases.values(LENGTH, 1, 3));

  private static Supplier<Signal> after(long micros, double value) {
    return () -> {
      LockSupport.parkNanos(1000 * micros);
      return Signal.of(new double[] {value, 1});
    };
  }

  @Test
  void fasterVectorsWithTheSameBitsAreTaken() {
    Trial.Verdict verdict = new Trial(after(500, 2), after(0, 2), LONG).run();
    assertThat(verdict.vectors()).isTrue();
    assertThat(verdict.reason()).contains("same bits in", "us instead of");
  }

  @Test
  void slowerVectorsAreLeft() {
    Trial.Verdict verdict = new Trial(after(0, 2), after(500, 2), Duration.ofMillis(50)).run();
    assertThat(verdict.vectors()).isFalse();
    assertThat(verdict.same()).isTrue();
    assertThat(verdict.reason()).contains("not faster within 50 ms");
  }

  /** Also when it happens late, as when the compiler is wrong and the interpreter is not; 0.0 and -0.0 are not the same bits. */
  @Test
  void otherBitsAreRefusedHoweverFast() {
    AtomicInteger runs = new AtomicInteger();
    Supplier<Signal> wrong = () -> Signal.of(new double[] {runs.incrementAndGet() < 40 ? 0.0 : -0.0, 1});
    Trial.Verdict verdict = new Trial(after(500, 0.0), wrong, LONG).run();
    assertThat(verdict.vectors()).isFalse();
    assertThat(verdict.same()).isFalse();
    assertThat(verdict.reason()).contains("other bits", "not used");
  }

  @Test
  void thereIsNoTrialBeforeThereWasEnoughWork() {
    AtomicInteger trials = new AtomicInteger();
    Choice choice = new Choice(() -> {
      trials.incrementAndGet();
      return TAKEN;
    }, VectorKernels::preferred, Duration.ofMillis(100));
    choice.worked(Duration.ofMillis(99).toNanos());
    LockSupport.parkNanos(20_000_000);
    assertThat(trials).hasValue(0);
    assertThat(choice.kernels().name()).isEqualTo("scalar");
    assertThat(choice.reason()).contains("are tried beside the first work");
    choice.worked(Duration.ofMillis(2).toNanos());
    choice.await();
    choice.worked(Duration.ofMillis(200).toNanos());
    assertThat(trials).hasValue(1);
    assertThat(choice.kernels().name()).isEqualTo("vector");
    assertThat(choice.reason()).isEqualTo(TAKEN.reason());
  }

  @Test
  void vectorsThatDoNotWinAreNotUsed() {
    Choice choice = new Choice(() -> new Trial.Verdict(false, true, "slower"), VectorKernels::preferred, Duration.ZERO);
    choice.await();
    assertThat(choice.kernels().name()).isEqualTo("scalar");
    assertThat(choice.reason()).isEqualTo("slower");
  }

  /** A plan and a batch that were there before the trial get its kernels, keep the numbers they have by then, and the bits. */
  @Test
  void whatWasMadeBeforeGetsTheKernels() {
    Choice choice = new Choice(() -> TAKEN, VectorKernels::preferred, LONG);
    ChosenEngine engine = new ChosenEngine(choice, Execution.of(choice.kernels()));
    Architecture first = step(1);
    Plan plan = engine.plan(first, new Shape(1, LENGTH));
    Batch batch = engine.batch(first, new Shape(1, LENGTH));
    Signal expected = KernelEngine.of(Pieces.PLAIN).plan(first, new Shape(1, LENGTH)).run(SIGNAL);
    assertThat(plan.run(SIGNAL)).isEqualTo(expected);
    assertThat(batch.run(List.of(SIGNAL))).containsExactly(expected);
    int interleaved = batch.interleaved();
    Architecture next = step(0.7);
    plan.rebind(next);
    engine.warm(first);
    assertThat(engine.name()).isEqualTo("vector");
    assertThat(plan.run(SIGNAL)).isEqualTo(KernelEngine.of(Pieces.PLAIN).plan(next, new Shape(1, LENGTH)).run(SIGNAL));
    assertThat(plan.architecture()).isEqualTo(next);
    assertThat(batch.run(List.of(SIGNAL))).containsExactly(expected);
    assertThat(batch.interleaved()).isNotEqualTo(interleaved);
  }

  private static Architecture step(double weight) {
    SemiIteration rows = new SemiIteration(Diffusion.of(Convolution.of(Boundary.NATURAL, -weight, weight), new PeronaMalik(1)),
        List.of(Row.explicit(0.2)), false);
    return Tracer.trace(new Pieces.Steps(rows), 1);
  }
}
