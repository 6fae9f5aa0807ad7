package org.residua.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.signal.Signal;
import org.residua.cli.page.Axis;
import org.residua.cli.page.Curve;
import org.residua.cli.page.Finding;
import org.residua.cli.page.Part;
import org.residua.cli.page.Plot;
import org.residua.cli.page.Quantity;
import org.residua.cli.page.Relation;
import org.residua.cli.page.Rounded;
import org.residua.schemes.Explicit;
import org.residua.schemes.Implicit;
import org.residua.schemes.SolverChoice;
import org.residua.verification.certificate.Claim;

/** The third skip connection: that of a recurrent network, the implicit step. */
final class RecurrentSkip {

  private static final List<Integer> UNITS = List.of(1, 4, 16, 64, 256, 1024);
  private static final List<SolverChoice> SOLVERS =
      List.of(SolverChoice.FIXED_POINT, SolverChoice.ANDERSON, SolverChoice.LAGGED, SolverChoice.NEWTON);

  private final Laboratory laboratory;
  private final Diffusion diffusion = Laboratory.diffusion(new Charbonnier(1));
  private final double limit = diffusion.limit().certified();
  private final Signal start = TestSignals.noisy(TestSignals.step(64, 4), 0.5, 1);

  RecurrentSkip(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * An implicit step by one solver.
   *
   * @param units its size in largest explicit steps
   * @param iterations of the solver
   * @param good whether the fixed point was found
   * @param result the step
   */
  private record Solved(int units, int iterations, boolean good, Signal result) {}

  List<Part> parts() {
    List<List<Solved>> solved = SOLVERS.stream().map(choice -> UNITS.stream().map(units -> solve(units, choice)).toList())
        .toList();
    return List.of(
        new Part.Heading("The recurrent connection"),
        new Part.Prose("""
            An implicit step `v = u - tau K^T Phi(K v)` is a recurrent network: the residual block with the skip from `u`, its output fed back until it
            stands still. One such step is set against explicit layers that cover the same time, on the noisy step of the first section; step
            sizes are in units of the largest explicit one. The solvers of the fixed point: the recurrence itself, damped where it would not
            contract; Anderson's extrapolation of it; lagged diffusivities and Newton's iteration, which solve a banded system each time."""),
        new Part.Theorem("diffusivities in `[0, g_max]`; any `tau > 0`.",
            "every fixed point has `||v|| <= ||u||`. For monotone `Phi` there is one, and the step is nonexpansive. The "
                + "recurrence itself contracts for `tau L ||K||^2 < 1`, damped by `2/(2 + tau L ||K||^2)` for every `tau`.",
            "`<v, v> = <u, v> - tau <K v, Phi(K v)> <= <u, v>`; for monotone `Phi` the step is the proximal map of `tau E`."),
        new Part.Picture("skip-connections-iterations.svg", "Iterations of an implicit step against its size",
            iterations(solved)),
        table(solved),
        new Part.Findings("Measured", measured(solved)),
        new Part.Findings("The control: beyond the hypotheses", controls()));
  }

  private Solved solve(int units, SolverChoice choice) {
    double tau = units * limit;
    Plan plan = laboratory.plan(new Implicit(diffusion, StepSize.unchecked(tau), 1,
        choice.of(new ImplicitStep(diffusion, tau))), start);
    Signal result = plan.run(start);
    List<LoopOutcome> outcomes = plan.outcomes();
    return new Solved(units, outcomes.stream().mapToInt(LoopOutcome::iterations).sum(),
        outcomes.stream().allMatch(outcome -> outcome.outcome().good() && !outcome.fellBack()), result);
  }

  private static Plot iterations(List<List<Solved>> solved) {
    List<Curve> curves = new ArrayList<>(List.of(new Curve("explicit layers of the same time",
        UNITS.stream().map(units -> new Curve.Point(units, units)).toList(), Curve.Look.DASHED)));
    for (int k = 0; k < SOLVERS.size(); k++) {
      curves.add(new Curve(SOLVERS.get(k).text(),
          solved.get(k).stream().map(one -> new Curve.Point(one.units(), one.iterations())).toList(), Curve.Look.MARKED));
    }
    return new Plot("Iterations of an implicit step", Axis.powers("step size in units of the largest explicit one", 0.8, 1300),
        Axis.powers("iterations, or layers", 0.8, 1e5), curves);
  }

  private Part table(List<List<Solved>> solved) {
    List<List<String>> rows = new ArrayList<>();
    for (int k = 0; k < UNITS.size(); k++) {
      int index = k;
      int units = UNITS.get(k);
      Signal step = newton(solved).get(k).result();
      List<String> row = new ArrayList<>(List.of(Integer.toString(units)));
      solved.forEach(list -> row.add(Integer.toString(list.get(index).iterations())));
      Signal evolution = evolution(units);
      row.addAll(List.of(Rounded.text(ratio(step)), Rounded.text(ratio(giant(units))),
          Rounded.text(off(step, evolution)), Rounded.text(off(layers(units), evolution))));
      rows.add(row);
    }
    return new Part.Table("Iterations down to a residual of 1e-12, or to rounding; norms in units of the input's, of the "
        + "implicit step and of *one* explicit step of that size; errors relative to the evolution of that time, of one "
        + "implicit step and of as many explicit layers as the step size says:",
        List.of("step size", "fixed-point", "anderson", "lagged", "newton", "norm, implicit", "norm, one explicit",
            "error, implicit",
            "error, explicit layers"), rows);
  }

  private static List<Solved> newton(List<List<Solved>> solved) {
    return solved.get(SOLVERS.indexOf(SolverChoice.NEWTON));
  }

  private double ratio(Signal u) {
    return laboratory.norm(u) / laboratory.norm(start);
  }

  private double off(Signal u, Signal evolution) {
    return laboratory.distance(u, evolution) / laboratory.norm(evolution);
  }

  private Signal layers(int units) {
    return laboratory.run(Explicit.of(diffusion, limit, units), start);
  }

  private Signal giant(int units) {
    return laboratory.run(new Explicit(diffusion, StepSize.unchecked(units * limit), 1), start);
  }

  private Signal evolution(int units) {
    return laboratory.run(Explicit.of(diffusion, limit / 64, 64 * units), start);
  }

  private List<Finding> measured(List<List<Solved>> solved) {
    int last = UNITS.size() - 1;
    double most = solved.stream().flatMap(List::stream).mapToDouble(one -> ratio(one.result())).max().orElseThrow();
    int missed = (int) solved.stream().flatMap(List::stream).filter(one -> !one.good()).count();
    double apart = IntStream.range(0, UNITS.size()).mapToDouble(k -> solved.stream()
        .mapToDouble(list -> off(list.get(k).result(), newton(solved).get(k).result())).max().orElseThrow()).max().orElseThrow();
    String largest = "at 1024 times the largest explicit step size the number of iterations ";
    return List.of(
        Finding.that(Quantity.of("the number of fixed points that were not found by the solver that was asked for", missed),
            Relation.EQUAL, 0),
        Finding.that(Quantity.of("the largest norm of an implicit step over all sizes and solvers, in units of the "
            + "input's,", most),
            Relation.AT_MOST, Quantity.rounding(1, 1e-12)),
        Finding.that(Quantity.of("the largest distance between the results of two solvers, in units of the norm,", apart),
            Relation.LESS, 1e-9),
        Finding.that(Quantity.of(largest + "of Newton's solver", newton(solved).get(last).iterations()), Relation.LESS,
            Quantity.of("a tenth of the explicit layers", UNITS.get(last) / 10.0)),
        Finding.that(Quantity.of(largest + "of the recurrence itself", solved.get(0).get(last).iterations()), Relation.MORE,
            Quantity.of("the number of explicit layers", UNITS.get(last))),
        new Finding.Verdict("one implicit step of 1024 times the largest explicit size", Claim.NORM_DECREASING,
            Laboratory.certify(Implicit.of(diffusion, UNITS.get(last) * limit, 1)).norm(), true),
        new Finding.Verdict("the same step", Claim.NONEXPANSIVE,
            Laboratory.certify(Implicit.of(diffusion, UNITS.get(last) * limit, 1)).nonexpansive(), true));
  }

  private List<Finding> controls() {
    return List.of(
        Finding.that(Quantity.of("the norm after one explicit step of 1024 times the largest size, in units of the input's,",
            ratio(giant(1024))),
            Relation.MORE, 10),
        new Finding.Verdict("this explicit step", Claim.NORM_DECREASING,
            Laboratory.certify(new Explicit(diffusion, StepSize.unchecked(1024 * limit), 1)).norm(), false),
        new Finding.Verdict("an implicit step with Perona and Malik's flux, which is not monotone,", Claim.NONEXPANSIVE,
            Laboratory.certify(Implicit.of(Laboratory.diffusion(new PeronaMalik(1)), limit, 1)).nonexpansive(), false));
  }
}
