package org.residua.cli.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Balanced;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Huber;
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

/** Soft, garrote and hard shrinkage of Haar coefficients as one explicit step with a flux each. */
final class ShrinkageDictionary {

  private static final double TAU = 0.25;
  private static final double THRESHOLD = 1 / Math.sqrt(2);
  private static final int LENGTH = 32;
  /** A grid that meets no threshold. */
  private static final double FINEST = 1.0 / 512;
  private static final int RANGE = 3 * 512;
  /** Values up to 3, with a rounding for each of four operations and of the roots of 2, twice over. */
  private static final double ROUNDING = 16 * Math.ulp(1.0);

  private static final List<Entry> ENTRIES = List.of(
      new Entry("soft", new Huber(1), x -> Math.copySign(Math.max(Math.abs(x) - THRESHOLD, 0), x)),
      new Entry("garrote", new Balanced(1), x -> Math.abs(x) <= THRESHOLD ? 0 : x - THRESHOLD * THRESHOLD / x),
      new Entry("hard", new Indicator(1), x -> Math.abs(x) <= THRESHOLD ? 0 : x));

  private final Laboratory laboratory;

  ShrinkageDictionary(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * A pair of the dictionary.
   *
   * @param name of the shrinkage
   * @param flux of the explicit step
   * @param shrinkage as wavelet people write it, with the threshold {@code lambda/sqrt 2}
   */
  private record Entry(String name, Flux flux, DoubleUnaryOperator shrinkage) {

    Diffusion diffusion() {
      return Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), flux);
    }
  }

  List<Part> parts() {
    return List.of(
        new Part.Heading("The dictionary of shrinkages"),
        new Part.Prose("""
            Wavelet denoising chose its nonlinearities long before networks did. One explicit step of size 1/4 is translation-invariant shrinkage of
            two-tap Haar coefficients on the finest scale, `S(x) = x (1 - 4 tau g(2 x^2))`: soft shrinkage belongs to Huber's flux (truncated total
            variation), the garrote to the truncated balanced forward-and-backward flux, hard shrinkage to the indicator of small
            responses. The curves below are read off an explicit step on two periodic samples."""),
        new Part.Picture("nonmonotone-shrinkage.svg", "Soft, garrote and hard shrinkage, read off explicit steps", shrinkages()),
        new Part.Picture("nonmonotone-fluxes.svg", "The fluxes that belong to soft, garrote and hard shrinkage", fluxes()),
        new Part.Table("The dictionary, with contrast `lambda` and the threshold `t = lambda/sqrt 2`:",
            List.of("shrinkage", "`S(x)` for `abs(x) > t`, 0 within", "flux", "`g(s^2)` for `abs(s) > lambda`, 1 within",
                "monotone"), List.of(
                List.of("soft", "`x - t sign(x)`", "Huber", "`lambda/abs(s)`", yes(0)),
                List.of("garrote", "`x - t^2/x`", "balanced", "`lambda^2/s^2`", yes(1)),
                List.of("hard", "`x`", "indicator", "`0`", yes(2)))),
        new Part.Findings("Measured", ENTRIES.stream().flatMap(this::measured).toList()),
        new Part.Findings("What is lost on the way from soft to hard", ENTRIES.stream().flatMap(this::lost).toList()));
  }

  private static String yes(int entry) {
    return ENTRIES.get(entry).flux().monotone() ? "yes" : "no";
  }

  private static double[] grid() {
    return IntStream.rangeClosed(-RANGE, RANGE).mapToDouble(k -> (k + 0.25) * FINEST).toArray();
  }

  /** {@code S} at the points of the grid, from an explicit step on {@code (-x, x)/sqrt 2}. */
  private double[] shrunk(Entry entry) {
    Plan step = laboratory.plan(Explicit.of(entry.diffusion(), TAU, 1), Signal.of(0, 0));
    return Arrays.stream(grid()).map(x -> {
      Signal u = step.run(Signal.of(-x / Math.sqrt(2), x / Math.sqrt(2)));
      return (u.get(0, 1) - u.get(0, 0)) / Math.sqrt(2);
    }).toArray();
  }

  private Plot shrinkages() {
    return new Plot("Shrinkage functions", Axis.linear("coefficient x", -3, 3), Axis.linear("S(x)", -3, 3),
        Stream.concat(Stream.of(curve("not shrunk", grid(), grid(), Curve.Look.DASHED)),
            ENTRIES.stream().map(entry -> curve(entry.name(), grid(), shrunk(entry), Curve.Look.LINE))).toList());
  }

  private static Plot fluxes() {
    return new Plot("Fluxes", Axis.linear("response s", -3, 3), Axis.linear("flux", -1.3, 1.3),
        ENTRIES.stream().map(entry -> curve(
        entry.flux().name() + ": " + entry.name(), grid(), Arrays.stream(grid()).map(entry.flux()::at).toArray(),
        Curve.Look.LINE)).toList());
  }

  private static Curve curve(String label, double[] x, double[] y, Curve.Look look) {
    return new Curve(label, IntStream.range(0, x.length).filter(k -> k % 8 == 0).mapToObj(k -> new Curve.Point(x[k], y[k]))
        .toList(), look);
  }

  private Stream<Finding> measured(Entry entry) {
    double[] x = grid();
    double[] s = shrunk(entry);
    double off = IntStream.range(0, x.length).mapToDouble(k -> Math.abs(s[k] - entry.shrinkage().applyAsDouble(x[k]))).max()
        .orElseThrow();
    Signal start = TestSignals.noisy(TestSignals.zigzag(LENGTH, 0.5), 1, 7);
    Signal step = laboratory.run(Explicit.of(entry.diffusion(), TAU, 1), start);
    return Stream.of(
        Finding.that(Quantity.of("the largest distance of an explicit step with the flux " + entry.flux().name() + " from "
            + entry.name()
            + " shrinkage, for coefficients in [-3, 3],", off), Relation.AT_MOST,
            Quantity.of("what rounding can make", ROUNDING)),
        Finding.that(Quantity.of("on 32 random samples the distance of that step from the mean of " + entry.name()
            + " shrinkages of both pairings, in units of the norm,",
            laboratory.distance(step, paired(entry, start)) / laboratory.norm(start)),
            Relation.AT_MOST, Quantity.of("what rounding can make", ROUNDING)));
  }

  /**
   * Shrinks the Haar coefficients of the pairs that begin at even samples, and of those that begin at odd ones, and takes the
   * mean.
   */
  private static Signal paired(Entry entry, Signal u) {
    double[] mean = new double[LENGTH];
    for (int first = 0; first < LENGTH; first++) {
      int second = (first + 1) % LENGTH;
      double middle = (u.get(0, first) + u.get(0, second)) / 2;
      double detail = entry.shrinkage().applyAsDouble((u.get(0, second) - u.get(0, first)) / Math.sqrt(2)) / Math.sqrt(2);
      mean[first] += (middle - detail) / 2;
      mean[second] += (middle + detail) / 2;
    }
    return Signal.of(mean);
  }

  private Stream<Finding> lost(Entry entry) {
    double[] x = grid();
    double[] s = shrunk(entry);
    double steepest = IntStream.range(1, x.length).mapToDouble(k -> Math.abs(s[k] - s[k - 1]) / FINEST).max().orElseThrow();
    String subject = "the explicit step with the flux " + entry.flux().name();
    Quantity quotient = Quantity.of("the largest difference quotient of " + entry.name() + " shrinkage on a grid of 1/512",
        steepest);
    Finding slope = entry.flux().monotone() ? Finding.that(quotient, Relation.AT_MOST, Quantity.rounding(1, ROUNDING / FINEST))
        : Finding.that(quotient, Relation.MORE, 1.9);
    return Stream.of(slope,
        new Finding.Verdict(subject, Claim.NORM_DECREASING, Laboratory.certify(Explicit.of(entry.diffusion(), TAU, 1))
            .norm(), true),
        new Finding.Verdict(subject, Claim.NONEXPANSIVE, Laboratory.certify(Explicit.of(entry.diffusion(), TAU, 1))
            .nonexpansive(),
            entry.flux().monotone()));
  }
}
