package org.residua.cli.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
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
import org.residua.schemes.Explicit;
import org.residua.verification.certificate.Claim;

/** Why a nonmonotone flux is not nonexpansive: pairs of signals that move apart, looked for and found. */
final class MovingApart {

  private static final int LENGTH = 64;
  private static final double DIFFERENCE = 0.5;
  private static final int BUNDLE = 8;
  private static final int BUNDLES = 200;
  private static final double NEAR = 1.0 / 1024;
  /** Of a step with two taps, and of a sum of 64 squares. */
  private static final double ROUNDING = 40 * Math.ulp(1.0);

  private final Laboratory laboratory;
  private final Flux fall = new PeronaMalik(1);
  private final Flux rise = new Charbonnier(1);

  MovingApart(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * Two steps on their way.
   *
   * @param height of the lower one
   * @param first its states, every {@value #BUNDLE} explicit steps
   * @param second those of the other
   * @param distances between them, in units of the first
   */
  private record Pair(double height, List<Signal> first, List<Signal> second, List<Double> distances) {

    int furthest() {
      return IntStream.range(0, distances.size()).boxed().max(Comparator.comparingDouble(distances::get)).orElseThrow();
    }

    double growth() {
      return distances.get(furthest());
    }
  }

  List<Part> parts() {
    Pair apart = furthest(fall);
    Pair together = pair(rise, apart.height());
    return List.of(
        new Part.Heading("What it costs: two signals that move apart"),
        new Part.Theorem("`0 <= tau <= 2/(L ||K||^2)`, `Phi` with slopes in `[-m, L]`.",
            "an explicit step enlarges no distance by more than the factor `1 + tau m ||K||^2`. For monotone `Phi`, `m = 0`, "
                + "it is nonexpansive; where `m > 0` the factor is attained by some `K` and nearby signals, although the "
                + "norm of each signal falls.",
            "the Jacobian `I - tau K^T Phi'(K u) K` has eigenvalues in `[1 - tau L ||K||^2, 1 + tau m ||K||^2]`. For Perona "
                + "and Malik's flux `m = 1/8`, where the response is `sqrt 3` times the contrast."),
        new Part.Prose("""
            The code looks for the opposite of nonexpansiveness twice: in one step, among neighbouring zigzags of all sizes; and in time, among
            pairs of edges of the heights `h` and `h + 1/2`, `h = 1, 1.5, ..., 12` (contrast 1, 64 samples, explicit steps at the limit, up to the
            time 800). The picture shows the pair at the time of its largest distance."""),
        new Part.Picture("nonmonotone-apart.svg", "Two edges that are nearly equal before, and far apart after some time",
            before(apart)),
        new Part.Picture("nonmonotone-distance.svg", "The distance of the two signals over time", distances(apart, together)),
        new Part.Findings("Measured", measured(apart)),
        new Part.Findings("The control: with a monotone flux", controls(together)));
  }

  private Pair pair(Flux flux, double height) {
    Plan plan = laboratory.plan(Explicit.of(Laboratory.diffusion(flux), Laboratory.diffusion(flux).limit().certified(), BUNDLE),
        TestSignals.step(LENGTH, height));
    List<Signal> first = states(plan, height);
    List<Signal> second = states(plan, height + DIFFERENCE);
    double start = laboratory.distance(first.get(0), second.get(0));
    return new Pair(height, first, second,
        IntStream.rangeClosed(0, BUNDLES).mapToObj(k -> laboratory.distance(first.get(k), second.get(k)) / start).toList());
  }

  private static List<Signal> states(Plan plan, double height) {
    List<Signal> states = new ArrayList<>(List.of(TestSignals.step(LENGTH, height)));
    for (int k = 0; k < BUNDLES; k++) {
      states.add(plan.run(states.getLast()));
    }
    return states;
  }

  /** Of the heights 1, 1.5, ..., 12 the pair that moves apart most. */
  private Pair furthest(Flux flux) {
    return IntStream.rangeClosed(2, 24).mapToObj(k -> pair(flux, k / 2.0)).max(Comparator.comparingDouble(Pair::growth))
        .orElseThrow();
  }

  private static Plot before(Pair pair) {
    int k = pair.furthest();
    return new Plot("Two signals before and after", Axis.linear("sample", 0, LENGTH - 1),
        Axis.linear("value", -1, pair.height() + 1.5), List.of(
        Curve.of("first, before", pair.first().get(0).channel(0), Curve.Look.DASHED),
        Curve.of("second, before", pair.second().get(0).channel(0), Curve.Look.DASHED),
        Curve.of("first, after", pair.first().get(k).channel(0), Curve.Look.LINE),
        Curve.of("second, after", pair.second().get(k).channel(0), Curve.Look.LINE)));
  }

  private Plot distances(Pair apart, Pair together) {
    double unit = BUNDLE * Laboratory.diffusion(fall).limit().certified();
    return new Plot("Distance of two signals", Axis.linear("time", 0, BUNDLES * unit),
        Axis.linear("distance in units of the first", 0, 5), List.of(
        over(fall.name(), apart, unit), over(rise.name(), together, unit)));
  }

  private static Curve over(String label, Pair pair, double unit) {
    return new Curve(label, IntStream.range(0, pair.distances().size())
        .mapToObj(k -> new Curve.Point(k * unit, pair.distances().get(k))).toList(), Curve.Look.LINE);
  }

  /** The largest factor of the distance of two zigzags that are near, in one explicit step at the limit. */
  private double factor(Flux flux) {
    Diffusion periodic = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), flux);
    Plan plan = laboratory.plan(Explicit.of(periodic, periodic.limit().certified(), 1), TestSignals.zigzag(LENGTH, 1));
    return IntStream.rangeClosed(0, 4096).mapToDouble(k -> {
      Signal u = TestSignals.zigzag(LENGTH, k * NEAR);
      Signal v = TestSignals.zigzag(LENGTH, (k + 1) * NEAR);
      return laboratory.distance(plan.run(u), plan.run(v)) / laboratory.distance(u, v);
    }).max().orElseThrow();
  }

  private List<Finding> measured(Pair apart) {
    Diffusion diffusion = Laboratory.diffusion(fall);
    Explicit step = Explicit.of(diffusion, diffusion.limit().certified(), 1);
    double factor = factor(fall);
    double longest = IntStream.range(0, BUNDLES).mapToDouble(k -> Math.max(
        laboratory.norm(apart.first().get(k + 1)) / laboratory.norm(apart.first().get(k)),
        laboratory.norm(apart.second().get(k + 1)) / laboratory.norm(apart.second().get(k)))).max().orElseThrow();
    return List.of(
        Finding.that(Quantity.of("the largest factor of a distance in one step that was found for " + fall.name(), factor),
            Relation.MORE, 1.24),
        Finding.that(Quantity.of("the same factor", factor), Relation.AT_MOST, Quantity.rounding(1.25, ROUNDING / NEAR)),
        Finding.that(Quantity.of("the factor by which the two edges of the heights " + apart.height() + " and "
            + (apart.height() + DIFFERENCE)
            + " move apart", apart.growth()), Relation.MORE, 2),
        Finding.that(Quantity.of("the largest difference of neighbours in the lower of them when they are furthest apart",
            Edge.steepest(apart.first().get(apart.furthest()))), Relation.LESS,
            Quantity.of("a fifth of that in the higher, which still stands,",
                Edge.steepest(apart.second().get(apart.furthest())) / 5)),
        Finding.that(Quantity.of("the largest factor of the norm of either of them on the way", longest), Relation.AT_MOST,
            Quantity.rounding(1, BUNDLE * ROUNDING)),
        new Finding.Verdict("an explicit step of " + fall.name(), Claim.NORM_DECREASING, Laboratory.certify(step).norm(), true),
        new Finding.Verdict("an explicit step of " + fall.name(), Claim.NONEXPANSIVE, Laboratory.certify(step)
            .nonexpansive(), false));
  }

  private List<Finding> controls(Pair together) {
    Diffusion diffusion = Laboratory.diffusion(rise);
    return List.of(
        Finding.that(Quantity.of("the largest factor of a distance in one step that was found for " + rise.name(),
            factor(rise)), Relation.AT_MOST,
            Quantity.rounding(1, 8 * ROUNDING / NEAR)),
        Finding.that(Quantity.of("the largest distance of the same two edges with " + rise.name()
            + ", in units of the first,", together.growth()),
            Relation.AT_MOST, 1),
        new Finding.Verdict("an explicit step of " + rise.name(), Claim.NONEXPANSIVE,
            Laboratory.certify(Explicit.of(diffusion, diffusion.limit().certified(), 1)).nonexpansive(), true));
  }
}
