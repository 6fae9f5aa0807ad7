package org.residua.cli.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Rows;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.cli.page.Axis;
import org.residua.cli.page.Curve;
import org.residua.cli.page.Finding;
import org.residua.cli.page.Part;
import org.residua.cli.page.Plot;
import org.residua.cli.page.Quantity;
import org.residua.cli.page.Relation;
import org.residua.schemes.Fsi;
import org.residua.verification.certificate.Claim;

/** What extrapolation does beyond its theorem: too large a weight, and diffusivities that do not stay. */
final class OverExtrapolation {

  private static final int LENGTH = 64;
  private static final int ROWS = 200;
  private static final double TOO_MUCH = 2.1;
  private static final int CYCLE = 20;

  private final Laboratory laboratory;
  private final Diffusion linear = Laboratory.diffusion(new Linear());
  private final Signal start = TestSignals.noisy(TestSignals.zigzag(LENGTH, 1), 0.5, 3);
  private final Diffusion running = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new PeronaMalik(1));

  OverExtrapolation(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Part> parts() {
    List<Double> fast = along(1, Fsi.rows(ROWS)::get);
    List<Double> most = along(1, _ -> Row.extrapolated(2));
    List<Double> beyond = along(1, _ -> Row.extrapolated(TOO_MUCH));
    double worst = worst();
    double grown = ratio(worst, false);
    return List.of(
        new Part.Prose("""
            Extrapolation has a largest weight. Its weights `a_k` grow towards 2 and never reach it; a constant weight shows why."""),
        new Part.Theorem("`u_{k+1} = a (u_k + tau F(u_k)) + (1 - a) u_{k-1}` with a linear force.",
            "for `a > 2` every mode that the diffusion changes at all grows like `(a - 1)^(k/2)` or faster, however small "
                + "the step size.",
            "a mode with `z = tau mu > 0` follows the roots of `x^2 - a (1 - z) x + (a - 1)`, whose product is `a - 1`; "
                + "neither is 1, so that a start with `u_{-1} = u_0` has a share in both."),
        new Part.Picture("skip-connections-extrapolation.svg", "The norm along 200 rows for several weights of extrapolation",
            new Plot("The norm along the rows", Axis.linear("rows", 0, ROWS),
                Axis.powers("norm in units of the input's", 1e-2, 1e7), List.of(
                Curve.of("a = 1: explicit", array(along(1, _ -> Row.explicit())), Curve.Look.LINE),
                Curve.of("a_k of FSI, below 2", array(fast), Curve.Look.LINE),
                Curve.of("a = 2", array(most), Curve.Look.LINE),
                Curve.of("a = 2.1", array(beyond), Curve.Look.LINE),
                new Curve("1.1^(k/2)", IntStream.rangeClosed(0, ROWS)
                    .mapToObj(k -> new Curve.Point(k, StrictMath.pow(TOO_MUCH - 1, k / 2.0)))
                    .toList(), Curve.Look.DASHED)))),
        new Part.Findings("Measured", List.of(
            Finding.that(Quantity.of("the largest norm along 200 rows of FSI, in units of the input's,", largest(fast)),
                Relation.AT_MOST, Quantity.rounding(1, ROWS * ROWS * Math.ulp(1.0))))),
        new Part.Findings("The control: beyond the hypotheses", List.of(
            Finding.that(Quantity.of("with 1.05 times the largest step size and the weights of FSI, the norm after 200 rows, "
                + "in units of the input's,",
                along(1.05, Fsi.rows(ROWS)::get).getLast()), Relation.MORE, 1000),
            Finding.that(Quantity.of("with the constant weight 2.1 the norm after 200 rows, in units of the input's,",
                beyond.getLast()),
                Relation.MORE, Quantity.of("a tenth of `1.1^100`", 0.1 * StrictMath.pow(TOO_MUCH - 1, 100))),
            Finding.that(Quantity.of("with diffusivities that are renewed in each row of a cycle of 20 (Perona-Malik, two "
                + "periodic samples `x, -x`, the `x` of a grid that grows most), the norm after the cycle, in units of the "
                + "input's,", grown), Relation.MORE, 1.5),
            Finding.that(Quantity.of("the same of the same signal with the diffusivities kept", ratio(worst, true)),
                Relation.AT_MOST, 1),
            new Finding.Verdict("the cycle with renewed diffusivities", Claim.NORM_DECREASING,
                Laboratory.certify(cycle(false)).norm(), false),
            new Finding.Verdict("the cycle with kept ones", Claim.NORM_DECREASING, Laboratory.certify(cycle(true))
                .norm(), true))));
  }

  /** The norms along the rows, in units of the start's, with a part of the largest step size. */
  private List<Double> along(double part, IntFunction<Row> row) {
    StepSize size = StepSize.unchecked(part * linear.limit().certified());
    List<Signal> pair = List.of(start, start);
    List<Double> norms = new ArrayList<>(List.of(1.0));
    for (int k = 0; k < ROWS; k++) {
      Block one = new Rows(new SemiIteration(linear, size, List.of(row.apply(k)), false));
      Plan plan = laboratory.plan(one, start, start);
      pair = plan.run(pair);
      norms.add(laboratory.norm(pair.get(0)) / laboratory.norm(start));
    }
    return norms;
  }

  private static double[] array(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double largest(List<Double> list) {
    return list.stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private Block cycle(boolean frozen) {
    return new Fsi(running, StepSize.fixed(running.limit().certified()), CYCLE, 1, frozen);
  }

  private double ratio(double x, boolean frozen) {
    Signal u = Signal.of(x, -x);
    return laboratory.norm(laboratory.run(cycle(frozen), u)) / laboratory.norm(u);
  }

  /** The size in {@code 0.5, 0.501, ..., 3} of which a cycle makes most. */
  private double worst() {
    Plan plan = laboratory.plan(cycle(false), Signal.of(1, -1));
    return IntStream.rangeClosed(500, 3000).mapToObj(k -> k / 1000.0)
        .max(Comparator.comparingDouble(x -> laboratory.norm(plan.run(Signal.of(x, -x))) / x)).orElseThrow();
  }
}
