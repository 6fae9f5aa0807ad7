package org.residua.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.block.Solver;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Equation;
import org.residua.multigrid.ImplicitDiffusion;
import org.residua.schemes.Implicit;
import org.residua.schemes.denoiser.NoiseLevel;
import tools.jackson.databind.node.ObjectNode;

/**
 * One implicit diffusion step of an input, by the full approximation scheme, from the input itself.
 *
 * @param setup the method of the options
 * @param observed the input
 * @param step the equation
 */
record ImplicitProblem(Setup setup, Observed observed, ImplicitDiffusion step) implements Problem {

  private static final double TOLERANCE = 1e-10;
  private static final String WHY = "contrast from the noise level";

  /** The options of the step and of its input. */
  static ImplicitProblem of(Given given, Streams streams, Machinery machinery) {
    given.requireAbsent(Option.INTERVALS, "--problem implicit", "the input has as many samples as it has");
    Samples samples = Input.of(given, streams).read(given);
    if (samples.signal().shape().channels() != 1) {
      throw new IllegalArgumentException("the input has " + samples.signal().shape().channels()
          + " channels, and multigrid solves 1; choose one (--column NAME)");
    }
    Observed observed = samples.observed(given);
    Given method = method(given);
    Setup setup = new Settling(method, observed, List.of(NoiseLevel.of(observed.measured(), 0)), machinery).usual(WHY);
    double tau = ((Implicit) setup.scheme()).step().of(setup.diffusion());
    return new ImplicitProblem(setup, observed,
        new ImplicitDiffusion(new ImplicitStep(setup.diffusion(), tau), observed.start().shape().length()));
  }

  /**
   * The same step by lagged diffusivities, each system factored.
   *
   * @param residual to reach
   * @param most iterations
   */
  Banded banded(double residual, int most, Engine engine) {
    Signal u = observed.start();
    double norm = engine.norm(u);
    FixedPoint loop = new FixedPoint(step.step(), new Solver.Lagged(), Math.min(0.5, residual / norm), most);
    Plan plan = engine.plan(new Step(loop), u.shape());
    plan.run(u);
    LoopOutcome end = plan.outcomes().get(0);
    return new Banded(end.iterations(), end.residual() * norm, end.outcome());
  }

  /**
   * How it ended.
   *
   * @param iterations systems that were factored
   * @param residual the last one, as those of the cycles
   * @param outcome of the iteration
   */
  record Banded(int iterations, double residual, Outcome outcome) {}

  /** From {@code u}, which is the target as well, filled: where a sample is missing nothing pulls. */
  private record Step(FixedPoint loop) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V u = in.get(0);
      return List.of(algebra.fixedPoint(loop, u, loop.fidelity().present() ? List.of(u, u) : List.of(u)));
    }
  }

  /** The options of one step of the implicit scheme. */
  private static Given method(Given given) {
    Map<Option, String> values = new EnumMap<>(Option.class);
    values.putAll(given.values());
    values.put(Option.SCHEME, Implicit.FAMILY.name());
    values.put(Option.STEPS, "1");
    return new Given(Command.DENOISE, values, given.operands());
  }

  @Override
  public String text() {
    return "implicit";
  }

  @Override
  public String usualSmoother() {
    return "red-black";
  }

  @Override
  public Equation equation() {
    return step.equation();
  }

  @Override
  public Coarsening coarsening() {
    return step.coarsening();
  }

  @Override
  public Signal rightHandSide() {
    return step.rightHandSide(observed.start(), observed.measured());
  }

  @Override
  public Optional<Double> usualTolerance() {
    return Optional.of(TOLERANCE);
  }

  @Override
  public Signal start() {
    return observed.start();
  }

  @Override
  public OptionalDouble error(Signal u) {
    return OptionalDouble.empty();
  }

  @Override
  public void describe(ObjectNode json) {
    json.putNull("intervals");
    json.put("samples", step.length());
    json.put("flux", setup.diffusion().flux().name());
    json.put("contrast", setup.diffusion().flux().contrast());
    json.put("boundary", Names.text(setup.boundary()));
    json.put("tau", step.step().tau());
  }

  @Override
  public String details() {
    return String.format(Locale.ROOT, "%d samples, %s, %s boundary, tau %.6g", step.length(), setup.diffusion().flux().text(),
        Names.text(setup.boundary()), step.step().tau());
  }
}
