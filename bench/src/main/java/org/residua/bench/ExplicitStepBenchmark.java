package org.residua.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.residua.api.flux.Flux;

/**
 * One explicit step in place, first differences, natural boundary.
 *
 * <p>{@code warmed = all} runs every flux hot before: formulas and loops then share their profiles and
 * compiled callees, which costs an interface call per vector nine times its time. Run with
 * {@code java -jar benchmarks.jar ExplicitStep -prof gc}, or {@link Ratios} for ratios.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Thread)
public class ExplicitStepBenchmark {

  /** Half of the limit for a difference: {@code 2 / (g_max ||K||^2) = 1/2}. */
  private static final double HALF_LIMIT = 0.25;
  private static final double CONTRAST = 0.8;
  private static final int WARMING_STEPS = 20_000;
  private static final int WARMING_LENGTH = 1000;

  /** Samples: first-level cache, second-level cache, beyond. */
  @Param({"4096", "65536", "1048576"})
  public int length;

  /** The flux by name. */
  @Param({"linear", "charbonnier", "perona-malik", "exponential", "weickert", "tv", "huber", "balanced",
      "forward-backward", "relu", "tanh", "shifted-softplus", "spline"})
  public String flux = "";

  /** Who computes the step. */
  @Param({"vector", "scalar", "naive"})
  public String implementation = "";

  /** Whether this flux ran alone in this virtual machine, or all of them before it. */
  @Param({"alone", "all"})
  public String warmed = "";

  private double[] u = new double[0];
  private TimedStep step = samples -> { };

  /** Warms, makes the step, and refuses one that is wrong. */
  @Setup(Level.Trial)
  public void prepare() {
    if (warmed.equals("all")) {
      Fluxes.all(CONTRAST).forEach(this::warm);
    }
    Flux chosen = Fluxes.named(flux, CONTRAST);
    u = samples(length);
    double tau = tau(chosen);
    step = TimedStep.of(implementation, chosen, tau, length);
    StepCheck.requireRight(step, chosen, tau, u);
  }

  private void warm(Flux other) {
    TimedStep warming = TimedStep.of(implementation, other, tau(other), WARMING_LENGTH);
    double[] samples = samples(WARMING_LENGTH);
    for (int k = 0; k < WARMING_STEPS; k++) {
      warming.step(samples);
    }
  }

  /** Half of {@code 2/(sup Phi' ||K||^2)}, {@code ||K||^2 = 4}. */
  private static double tau(Flux flux) {
    return HALF_LIMIT / flux.slope().hi();
  }

  private static double[] samples(int count) {
    return new SplittableRandom(1).doubles(count, -2, 2).toArray();
  }

  /** One step; the samples grow smoother, but their differences stay far from subnormal numbers. */
  @Benchmark
  public double[] step() {
    step.step(u);
    return u;
  }
}
