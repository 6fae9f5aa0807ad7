package org.residua.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.block.ImplicitStep;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Charbonnier;
import org.residua.api.signal.Signal;
import org.residua.cli.page.Axis;
import org.residua.cli.page.Curve;
import org.residua.cli.page.Finding;
import org.residua.cli.page.Part;
import org.residua.cli.page.Plot;
import org.residua.cli.page.Quantity;
import org.residua.cli.page.Relation;
import org.residua.schemes.Implicit;
import org.residua.schemes.Midpoint;
import org.residua.verification.certificate.Claim;

/** What is left of the theorem of the recurrent network when it is unrolled and cut. */
final class Unrolling {

  private static final int LENGTH = 64;
  private static final int UNITS = 16;
  private static final int MOST = 200;
  private static final int FEW = 8;

  private final Laboratory laboratory;
  private final Diffusion diffusion = Laboratory.diffusion(new Charbonnier(1));
  private final double tau = UNITS * diffusion.limit().certified();
  private final Signal start = TestSignals.noisy(TestSignals.step(LENGTH, 0), 0.2, 1);
  private final ImplicitStep step = new ImplicitStep(diffusion, tau);
  /** The implicit step inside the midpoint rule, of half the size. */
  private final ImplicitStep half = new ImplicitStep(diffusion, 0.5 * tau);

  Unrolling(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Part> parts() {
    List<Signal> damped = iterates(step, step.damping());
    List<Signal> plain = iterates(step, 1);
    List<Signal> rule = iterates(half, half.damping()).stream().map(this::midpoint).toList();
    return List.of(
        new Part.Prose("""
            A recurrent network is often unrolled: cut after some iterations and run as a deep network. The theorem above is about the fixed
            point, and says nothing about what is cut. With the right damping there is another theorem, about all iterates."""),
        new Part.Theorem("diffusivities in `[0, g_max]`, any `tau`; `v_0 = u`, `v_{j+1} = (1 - w) v_j + w (u - tau K^T "
            + "Phi(K v_j))`, `w <= 2/(2 + tau g_max ||K||^2)`.",
            "`||v_j|| <= ||u||` after every number of iterations. Such a network reads no further than `j` taps from a "
                + "sample, while the fixed point reads the whole signal.",
            "`v_{j+1} = ((1 - w) I - w tau K^T G K) v_j + w u`, and the bracket has eigenvalues in `[-(1 - w), 1 - w]`."),
        new Part.Prose("""
            The implicit step here is of 16 times the largest explicit size, on 64 samples of noise that is small against the contrast. The
            third curve is the implicit midpoint rule `2 v - u`, `v` the implicit step of half the size: the theorem bounds its norm for the
            fixed point, and says nothing about iterates."""),
        new Part.Picture("skip-connections-unrolled.svg", "The norm of unrolled recurrent networks against the number of "
            + "iterations",
            new Plot("Norm of unrolled networks", Axis.linear("iterations", 0, 40),
                Axis.powers("norm in units of the input's", 0.05, 200), List.of(
                Curve.of("damped by 2/(2 + tau L ||K||²)", norms(damped), Curve.Look.LINE),
                Curve.of("not damped", norms(plain), Curve.Look.LINE),
                Curve.of("midpoint, damped", norms(rule), Curve.Look.LINE)))),
        new Part.Findings("Measured", measured(damped, rule)),
        new Part.Findings("The control: beyond the hypotheses", controls(plain, rule)));
  }

  private List<Signal> iterates(ImplicitStep body, double damping) {
    Plan plan = laboratory.plan(new Unrolled.Iteration(body, damping), start, start);
    List<Signal> iterates = new ArrayList<>(List.of(start));
    for (int k = 0; k < MOST; k++) {
      iterates.add(plan.run(List.of(iterates.getLast(), start)).get(0));
    }
    return iterates;
  }

  private Signal midpoint(Signal v) {
    return TestSignals.of(LENGTH, i -> 2 * v.get(0, i) - start.get(0, i));
  }

  private double[] norms(List<Signal> iterates) {
    return iterates.stream().mapToDouble(v -> laboratory.norm(v) / laboratory.norm(start)).toArray();
  }

  private double largest(List<Signal> iterates) {
    return IntStream.range(0, iterates.size()).mapToDouble(k -> norms(iterates)[k]).max().orElseThrow();
  }

  private List<Finding> measured(List<Signal> damped, List<Signal> rule) {
    Signal solution = laboratory.run(Implicit.of(diffusion, tau, 1), start);
    Signal center = TestSignals.impulse(LENGTH, LENGTH / 2);
    Signal cut = laboratory.run(new Unrolled(step, step.damping(), FEW), center);
    Signal whole = laboratory.run(Implicit.of(diffusion, tau, 1), center);
    return List.of(
        Finding.that(Quantity.of("the largest norm over 0 to 200 damped iterations, in units of the input's,", largest(damped)),
            Relation.AT_MOST, Quantity.rounding(1, MOST * 8 * Math.ulp(1.0))),
        Finding.that(Quantity.of("the distance from the implicit step after 8 damped iterations, in units of its norm,",
            off(damped.get(FEW), solution)),
            Relation.MORE, 0.01),
        Finding.that(Quantity.of("the same after 200", off(damped.getLast(), solution)), Relation.LESS, 1e-3),
        Finding.that(Quantity.of("the number of samples that answer to an impulse after 8 iterations", answering(cut)),
            Relation.EQUAL,
            Quantity.of("8 on each side of it and itself", 2 * FEW + 1)),
        Finding.that(Quantity.of("the number of samples that answer to it after the implicit step", answering(whole)),
            Relation.EQUAL,
            Quantity.of("the length of the signal", LENGTH)),
        Finding.that(Quantity.of("the norm of the midpoint rule after 200 iterations, in units of the input's,",
            norms(rule)[MOST]), Relation.AT_MOST, 1));
  }

  private double off(Signal u, Signal solution) {
    return laboratory.distance(u, solution) / laboratory.norm(solution);
  }

  private static double answering(Signal u) {
    return (double) IntStream.range(0, LENGTH).filter(i -> u.get(0, i) != 0).count();
  }

  private List<Finding> controls(List<Signal> plain, List<Signal> rule) {
    return List.of(
        Finding.that(Quantity.of("the largest norm over 0 to 200 iterations that are not damped, in units of the input's,",
            largest(plain)),
            Relation.MORE, 10),
        Finding.that(Quantity.of("the norm of the midpoint rule after one damped iteration, in units of the input's,",
            norms(rule)[1]),
            Relation.MORE, 1),
        new Finding.Verdict("8 unrolled iterations that are not damped", Claim.NORM_DECREASING,
            Laboratory.certify(new Unrolled(step, 1, FEW)).norm(), false),
        new Finding.Verdict("the midpoint rule with its fixed point", Claim.NORM_DECREASING,
            Laboratory.certify(Midpoint.of(diffusion, tau, 1)).norm(), true));
  }
}
