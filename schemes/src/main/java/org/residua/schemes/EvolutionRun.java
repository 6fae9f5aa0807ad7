package org.residua.schemes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.residua.api.block.Block;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.block.Scheme;
import org.residua.api.engine.Plan;
import org.residua.api.operator.IndefiniteException;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** One run of a {@link TimeEvolution}: where it is, and the plans it needs. Not thread safe. */
final class EvolutionRun {

  /** A state that moved so many times as far as start and target are large will not come back. */
  private static final double DIVERGENCE = 1e6;
  /** The root of the smallest normal number: squares of a smaller norm underflow, and those of a change may not. */
  private static final double SMALLEST_NORM = 0x1p-511;

  private final TimeEvolution how;
  private final List<Signal> held;
  private final double scale;
  private final boolean twoStep;
  private final Map<Units, Plan> plans = new HashMap<>();
  private Signal state;
  /** The iterate before the state, where a span of a {@link TwoStep} has begun. */
  private List<Signal> before = List.of();
  private double time;
  private long units;
  private Evolved.FixedPoints fixedPoints = Evolved.FixedPoints.none();
  private Outcome outcome = Outcome.COMPLETED;

  /**
   * Some units at once.
   *
   * @param tau their step size
   * @param count how many
   * @param begun whether they go on from two iterates
   */
  private record Units(double tau, int count, boolean begun) {}

  EvolutionRun(TimeEvolution how, Signal start) {
    this.how = how;
    this.state = start.requireFinite("start");
    this.held = Targets.held(how.target(), how.discretisation().diffusion(), start);
    double largest = how.engine().norm(start);
    this.twoStep = how.discretisation().units(how.discretisation().step(), 1) instanceof TwoStep;
    this.scale = held.isEmpty() ? largest : Math.max(largest, how.engine().norm(held.get(0)));
  }

  TimeEvolution how() {
    return how;
  }

  /** Whether its steps read two iterates. */
  boolean twoStep() {
    return twoStep;
  }

  /** {@code max(||u_0||, ||f||)}. */
  double scale() {
    return scale;
  }

  /** Where it is. */
  Evolved.State state() {
    return new Evolved.State(time, state);
  }

  /** The outputs of a block that takes what a unit takes, at the state where it is. */
  List<Signal> at(Block block) {
    List<Signal> in = Cycle.joined(List.of(state), held);
    return plan(block, in).run(in);
  }

  /** Ends the run. */
  void end(Outcome why) {
    outcome = why;
  }

  /** Forgets the plans of step sizes that none of these spans has. */
  void keepFor(List<Span> later) {
    plans.keySet().removeIf(key -> later.stream().noneMatch(span -> span.step().tau() == key.tau()));
  }

  /** Takes the units of a span; whether all of them were taken, and nothing ended the run. */
  boolean cross(Span span, Goal goal) {
    before = List.of();
    for (int done = 0; done < span.units();) {
      if (how.observation().cancelled().getAsBoolean()) {
        end(Outcome.CANCELLED);
        return false;
      }
      int count = Math.min(how.observation().every(), span.units() - done);
      done += count;
      Optional<Outcome> ended = advance(span, done, count, goal);
      if (ended.isPresent()) {
        end(ended.get());
        return false;
      }
    }
    return true;
  }

  /** Takes the last {@code count} of {@code done} units of a span. */
  private Optional<Outcome> advance(Span span, int done, int count, Goal goal) {
    Plan plan;
    List<Signal> results;
    try {
      plan = plan(span, count, goal);
      results = plan.run(inputs());
    } catch (IndefiniteException e) {
      return Optional.of(Outcome.INDEFINITE);
    }
    double change = how.engine().distance(state, results.get(0));
    state = results.get(0);
    before = twoStep ? List.of(results.get(1)) : List.of();
    time = span.at(done);
    units += count;
    how.observation().listener().advanced(time, units, change);
    return failure(plan, change).or(() -> goal.reached(results, change));
  }

  private Optional<Outcome> failure(Plan plan, double change) {
    if (how.discretisation().family().iterative()) {
      for (LoopOutcome loop : plan.outcomes()) {
        fixedPoints = fixedPoints.and(loop);
      }
    }
    if (fixedPoints.failure().isPresent()) {
      return fixedPoints.failure().map(LoopOutcome::outcome);
    }
    if (!Double.isFinite(change) && !state.isFinite()) {
      return Optional.of(Outcome.NON_FINITE);
    }
    return change > DIVERGENCE * Math.max(scale, SMALLEST_NORM) ? Optional.of(Outcome.DIVERGED) : Optional.empty();
  }

  private Plan plan(Span span, int count, Goal goal) {
    return plans.computeIfAbsent(new Units(span.step().tau(), count, !before.isEmpty()),
        _ -> plan(goal.watched(units(span, count)), inputs()));
  }

  private Block units(Span span, int count) {
    Scheme scheme = how.discretisation().units(span.step(), count);
    return scheme instanceof TwoStep steps ? new TwoStepPart(steps.method(), !before.isEmpty(), count) : scheme;
  }

  private Plan plan(Block block, List<Signal> in) {
    return how.engine().plan(block, in.stream().map(Signal::shape).toArray(Shape[]::new));
  }

  private List<Signal> inputs() {
    List<Signal> in = new ArrayList<>(3);
    in.add(state);
    in.addAll(before);
    in.addAll(held);
    return in;
  }

  /** What came of it. */
  Evolved evolved(List<Evolved.State> snapshots, OptionalDouble steadiness) {
    return new Evolved(state(), units, outcome, snapshots, fixedPoints, steadiness);
  }
}
