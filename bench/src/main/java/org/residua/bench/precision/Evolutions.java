package org.residua.bench.precision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.schemes.SolverChoice;

/**
 * Steps and a wave with noise, {@value #LENGTH} samples, under Charbonnier's diffusion of first differences with contrast 1,
 * by every scheme with more and more steps.
 */
final class Evolutions {

  static final int LENGTH = 1024;
  static final int MOST_WORK = 1 << 19;
  private static final int MOST_STAGES = 10_000;
  private static final int FINEST = 1 << 14;
  private static final int RUNS = 3;
  /** After a longer run no longer one is tried, in seconds. */
  private static final double LONGEST = 0.25;
  /** Longer runs are timed once. */
  private static final double LONG = 0.05;

  static final Diffusion DIFFUSION = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Charbonnier(1));

  private final Signal start = start();

  /** The same numbers on every machine. */
  static Signal start() {
    SplittableRandom random = new SplittableRandom(1);
    return Signal.of(IntStream.range(0, LENGTH).mapToDouble(i -> (i / 128 % 2 == 0 ? 0 : 6) + 3 * StrictMath.sin(i / 60.0)
        + 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5)).toArray());
  }

  /** The evolution to a time by RKL2 with so many cycles that half of them tell how exact it is. */
  record Reference(Signal signal, double error) {}

  Reference reference(double time) {
    Signal fine = run(Schemes.named("rkl2").orElseThrow(), time, FINEST).orElseThrow();
    Signal coarse = run(Schemes.named("rkl2").orElseThrow(), time, FINEST / 2).orElseThrow();
    return new Reference(fine, fine.distance(coarse) / start.distance(fine));
  }

  private Optional<Signal> run(Family family, double time, int count) {
    return scheme(family, time, count).map(scheme -> Plan.of(scheme, start.shape()).run(start));
  }

  /** Every scheme that goes somewhere in time, with 1, 2, 4, ... steps or cycles. */
  List<Attempt> attempts(double time, Reference reference) {
    List<Attempt> attempts = new ArrayList<>();
    for (Family family : Schemes.all()) {
      double last = 0;
      for (int count = 1; count <= MOST_WORK && last < LONGEST; count *= 2) {
        Optional<Scheme> scheme = scheme(family, time, count);
        if (scheme.isPresent() && work(scheme.get()) <= MOST_WORK) {
          Attempt attempt = attempt(family.name(), scheme.get(), time, reference);
          attempts.add(attempt);
          last = attempt.seconds();
        }
      }
    }
    return attempts;
  }

  private static long work(Scheme scheme) {
    return (long) scheme.steps() * scheme.cycles();
  }

  private Attempt attempt(String name, Scheme scheme, double time, Reference reference) {
    Plan plan = Plan.of(scheme, start.shape());
    double fastest = Double.POSITIVE_INFINITY;
    Signal result = start;
    for (int run = 0; run < RUNS && (run == 0 || fastest < LONG); run++) {
      long begin = System.nanoTime();
      result = plan.run(start);
      fastest = Math.min(fastest, 1e-9 * (System.nanoTime() - begin));
    }
    long work = plan.outcomes().isEmpty() ? work(scheme) : plan.outcomes().stream().mapToLong(LoopOutcome::iterations).sum();
    return new Attempt(name, time, work, result.distance(reference.signal()) / start.distance(reference.signal()), fastest);
  }

  /** With so many steps, or cycles of the fewest stages that carry them; empty where none do. */
  private static Optional<Scheme> scheme(Family family, double time, int count) {
    if (!family.cyclic()) {
      Pace pace = Pace.of(count, 1);
      double tau = time / (count * family.span(pace));
      return tau <= family.limit(DIFFUSION, pace) ? Optional.of(family.make(DIFFUSION, StepSize.fixed(tau), pace))
          : Optional.empty();
    }
    return stages(family, time / count).map(stages -> {
      Pace pace = cycles(family, stages, count);
      return family.make(DIFFUSION, StepSize.fixed(time / count / family.span(pace)), pace);
    });
  }

  private static Optional<Integer> stages(Family family, double span) {
    int least = family.fewest();
    int most = MOST_STAGES;
    if (!carries(family, most, span)) {
      return Optional.empty();
    }
    while (least < most) {
      int middle = (least + most) / 2;
      least = carries(family, middle, span) ? least : middle + 1;
      most = carries(family, middle, span) ? middle : most;
    }
    return Optional.of(most);
  }

  private static boolean carries(Family family, int stages, double span) {
    Pace pace = cycles(family, stages, 1);
    return span / family.span(pace) <= family.limit(DIFFUSION, pace);
  }

  /** FSI and FED with kept diffusivities, RKL with running ones, as they are meant. */
  private static Pace cycles(Family family, int stages, int count) {
    boolean frozen = family.freezing() == Family.Freezing.ALWAYS || family.freezing() == Family.Freezing.KEPT;
    return new Pace(stages, count, frozen, OptionalDouble.empty(), SolverChoice.USUAL);
  }
}
