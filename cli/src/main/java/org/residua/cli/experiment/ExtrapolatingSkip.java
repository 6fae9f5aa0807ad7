package org.residua.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Rows;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Charbonnier;
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
import org.residua.schemes.Fsi;
import org.residua.verification.certificate.Claim;

/** The second skip connection: that of extrapolation. */
final class ExtrapolatingSkip {

  private static final int LENGTH = 128;
  private static final double WANTED = 0.01;
  private static final List<Double> TIMES = List.of(32.0, 256.0, 2048.0);
  private static final int MOST_CYCLES = 128;

  private final Laboratory laboratory;
  private final Diffusion diffusion = Laboratory.diffusion(new Charbonnier(1));
  private final double limit = diffusion.limit().certified();
  private final Signal start = TestSignals.noisy(TestSignals.step(LENGTH, 4), 0.5, 2);

  ExtrapolatingSkip(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * Layers and what they give.
   *
   * @param layers evaluations of the force
   * @param error relative to the evolution's norm
   */
  private record Attempt(int layers, double error) {}

  List<Part> parts() {
    List<List<String>> rows = new ArrayList<>();
    List<Finding> findings = new ArrayList<>(List.of(Finding.that(
        Quantity.of("the distance of the outputs of 20 explicit blocks and of a cycle of 20 FSI blocks whose second skip has "
            + "the weight 0", withoutSkip()),
        Relation.EQUAL, 0)));
    List<Curve> curves = new ArrayList<>();
    for (double time : TIMES) {
      Signal reference = reference(time);
      List<Attempt> explicit = explicit(time, reference);
      List<Attempt> fast = fast(time, reference);
      Attempt plain = fewest(explicit);
      Attempt extrapolated = fewest(fast);
      rows.add(List.of(Rounded.text(time), Integer.toString(plain.layers()), Rounded.text(plain.error()),
          Integer.toString(extrapolated.layers()), Rounded.text(extrapolated.error())));
      findings.add(Finding.that(Quantity.of("up to the time " + Rounded.text(time) + " the number of layers with the "
          + "extrapolating skip",
          extrapolated.layers()), Relation.LESS, Quantity.of("without it", plain.layers())));
      curves.add(curve("explicit, T = " + Rounded.text(time), explicit));
      curves.add(curve("FSI, T = " + Rounded.text(time), fast));
    }
    findings.add(new Finding.Verdict("8 frozen FSI cycles of 20 blocks", Claim.NORM_DECREASING,
        Laboratory.certify(Fsi.of(diffusion, limit, 20, 8)).norm(), true));
    return List.of(
        new Part.Heading("The extrapolating skip"),
        new Part.Prose("""
            Fast semi-iterative diffusion (FSI) is the explicit scheme with a second skip connection: block `k` of a cycle is
            `u_{k+1} = a_k (u_k + tau F(u_k)) + (1 - a_k) u_{k-1}`, `a_k = (4k+2)/(2k+3)`. It extrapolates the step by what the last step did. Taken
            away, with `a_k = 1`, the explicit scheme is left, bit by bit."""),
        new Part.Theorem("diffusivities in `[0, g_max]`, kept within a cycle; `tau <= 2/(g_max ||K||^2)`; `n` blocks in a cycle.",
            "no block of a cycle of FSI lets the norm grow beyond that at its start, and the cycle covers the time `tau n "
                + "(n+1)/3`: `n` explicit blocks of the same step size cover `tau n`.",
            "the polynomial of the first `k` blocks is that of a box filter, `sin((2k+1)x/2) / ((2k+1) sin(x/2))`, at most "
                + "1 in size (Hafner, Ochs, Weickert, Reissel, Grewenig 2016)."),
        new Part.Prose("""
            The fewest layers for a time and an error of at most 1 %, on a noisy step of 128 samples with Charbonnier's flux of contrast 1: explicit
            steps at the limit or smaller, FSI of `C` frozen cycles, `C = 1, 2, 4, ...`, as short as cover the time. The reference are explicit
            steps of a 64th of the limit and of a 128th, extrapolated to the step size 0."""),
        new Part.Picture("skip-connections-layers.svg", "Error against layers of explicit networks and of FSI",
            new Plot("Relative error against layers", Axis.powers("layers", 4, 1e5),
                Axis.powers("relative error", 1e-6, 1), curves)),
        new Part.Table("Layers for an error of at most 1 %:",
            List.of("time", "explicit: layers", "error", "FSI: layers", "error"), rows),
        new Part.Findings("Measured", findings));
  }

  /** The rows of FSI with the weight 0 of the iterate before, and so 1 of the step. */
  private double withoutSkip() {
    List<Row> rows = Fsi.rows(20).stream().map(row -> Row.explicit(row.tau())).toList();
    Block cut = new Rows(new SemiIteration(diffusion, StepSize.fixed(limit), rows, false));
    return laboratory.distance(laboratory.run(cut, start, start), laboratory.run(Explicit.of(diffusion, limit, 20), start));
  }

  private Signal reference(double time) {
    int steps = (int) Math.ceil(64 * time / limit);
    Signal coarse = laboratory.run(Explicit.of(diffusion, time / steps, steps), start);
    Signal fine = laboratory.run(Explicit.of(diffusion, time / (2 * steps), 2 * steps), start);
    return TestSignals.of(LENGTH, i -> 2 * fine.get(0, i) - coarse.get(0, i));
  }

  private List<Attempt> explicit(double time, Signal reference) {
    List<Attempt> attempts = new ArrayList<>();
    for (int parts = 1; parts <= 16; parts *= 2) {
      int steps = parts * (int) Math.ceil(time / limit);
      attempts.add(attempt(Explicit.of(diffusion, time / steps, steps), steps, reference));
    }
    return attempts;
  }

  private List<Attempt> fast(double time, Signal reference) {
    List<Attempt> attempts = new ArrayList<>();
    for (int cycles = 1; cycles <= MOST_CYCLES; cycles *= 2) {
      int steps = (int) Math.ceil(Math.sqrt(3 * time / (cycles * limit) + 0.25) - 0.5);
      double tau = Math.min(limit, time / (cycles * Fsi.FAMILY.span(steps)));
      attempts.add(attempt(Fsi.of(diffusion, tau, steps, cycles), steps * cycles, reference));
    }
    return attempts;
  }

  private Attempt attempt(Block scheme, int layers, Signal reference) {
    return new Attempt(layers, laboratory.distance(laboratory.run(scheme, start), reference) / laboratory.norm(reference));
  }

  private static Attempt fewest(List<Attempt> attempts) {
    return attempts.stream().filter(attempt -> attempt.error() <= WANTED).findFirst()
        .orElseThrow(() -> new IllegalStateException("none of " + attempts + " has an error of at most " + WANTED));
  }

  private static Curve curve(String label, List<Attempt> attempts) {
    return new Curve(label, attempts.stream().map(attempt -> new Curve.Point(attempt.layers(), attempt.error())).toList(),
        Curve.Look.MARKED);
  }
}
