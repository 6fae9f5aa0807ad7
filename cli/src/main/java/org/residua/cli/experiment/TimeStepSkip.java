package org.residua.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Linear;
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
import org.residua.verification.certificate.Claim;

/** The first skip connection: that of the time step. */
final class TimeStepSkip {

  private static final int LENGTH = 64;
  private static final double HEIGHT = 4;
  private static final double NOISE = 0.5;
  private static final int DEEPEST = 128;
  /** Singular values of deeper networks are lost in the rounding of the largest one. */
  private static final int GRADIENTS = 32;
  private static final int FEW = 8;
  private static final int SHOWN = 16;
  /** Twice the roundings of a step with two taps and of a sum of 64 squares, in {@code 2^-52}. */
  private static final double ROUNDING_OF_A_STEP = 40 * Math.ulp(1.0);

  private final Laboratory laboratory;
  private final Diffusion diffusion = Laboratory.diffusion(new Charbonnier(1));
  private final Signal clean = TestSignals.step(LENGTH, HEIGHT);
  private final Signal noisy = TestSignals.noisy(clean, NOISE, 1);
  private final double tau = diffusion.limit().certified() / 4;
  private final List<Signal> with;
  private final List<Signal> without;
  private final List<SingularValues> gradients;
  private final List<SingularValues> lost;

  TimeStepSkip(Laboratory laboratory) {
    this.laboratory = laboratory;
    Depth skipping = new Depth(laboratory, new Layer(diffusion, tau, true), noisy);
    Depth plain = new Depth(laboratory, new Layer(diffusion, tau, false), noisy);
    with = skipping.states(DEEPEST);
    without = plain.states(DEEPEST);
    gradients = skipping.gradients(GRADIENTS);
    lost = plain.gradients(GRADIENTS);
  }

  List<Part> parts() {
    return List.of(
        new Part.Heading("The skip of the time step"),
        new Part.Prose("""
            An explicit step `u - tau K^T Phi(K u)` is a residual block: a convolution `K`, an activation `tau Phi`, the adjoint convolution with
            the sign turned, and the skip connection that adds `u`. The skip is what the difference quotient of the time derivative leaves of
            it. Here the same block is stacked with its skip and without it, on a noisy step of 64 samples: first differences, Charbonnier's
            flux with contrast 1, and a quarter of the largest step size, so that `tau L ||K||^2 = 1/2`."""),
        new Part.Theorem("`Phi` monotone with slopes in `[0, L]`, `q = tau L ||K||^2 <= 1`, `K` a difference, `n` blocks.",
            "with the skip the singular values of the Jacobian matrix of the output with respect to the input lie in `[(1 - "
                + "q)^n, 1]`, and 1 is one of them; norm and energy do not grow. Without it all of them are at most `q^n`, "
                + "and so is the norm in units of the input's.",
            "a block with its skip has the symmetric Jacobian `I - tau K^T Phi'(K u) K`, whose eigenvalues lie in `[1 - q, "
                + "1]`, and constants pass unchanged; without it there is `-tau K^T Phi'(K u) K`, of norm at most `q`. For "
                + "`q = 1/2` the two intervals meet in one point."),
        new Part.Picture("skip-connections-states.svg", "A noisy step after 16 blocks with and without skip connections",
            states()),
        new Part.Picture("skip-connections-gradient.svg", "Singular values of the Jacobian matrix against depth", gradient()),
        table(),
        new Part.Findings("Measured", measured()),
        new Part.Findings("The control: beyond the hypotheses", controls()));
  }

  private Plot states() {
    return new Plot("A noisy step, and what 16 blocks make of it", Axis.linear("sample", 0, LENGTH - 1),
        Axis.linear("value", -2, 6), List.of(
        Curve.of("input", noisy.channel(0), Curve.Look.DOTS),
        Curve.of("the step without noise", clean.channel(0), Curve.Look.DASHED),
        Curve.of("16 blocks with skip", with.get(SHOWN).channel(0), Curve.Look.LINE),
        Curve.of("16 blocks without skip", without.get(SHOWN).channel(0), Curve.Look.LINE)));
  }

  private Plot gradient() {
    return new Plot("Singular values of the Jacobian matrix", Axis.linear("blocks", 0, GRADIENTS),
        Axis.powers("singular value", 1e-11, 10), List.of(
        values("largest, with skip", gradients, SingularValues::largest, Curve.Look.LINE),
        values("largest, without skip", lost, SingularValues::largest, Curve.Look.LINE),
        values("least, with skip", gradients, SingularValues::least, Curve.Look.LINE),
        new Curve("2^-n", IntStream.rangeClosed(0, GRADIENTS).mapToObj(k -> new Curve.Point(k, StrictMath.pow(2, -k))).toList(),
            Curve.Look.DASHED)));
  }

  private static Curve values(String label, List<SingularValues> list, ToDoubleFunction<SingularValues> which, Curve.Look look) {
    return new Curve(label, IntStream.range(0, list.size())
        .mapToObj(k -> new Curve.Point(k + 1.0, which.applyAsDouble(list.get(k)))).toList(), look);
  }

  private Part table() {
    List<List<String>> rows = new ArrayList<>();
    for (int depth = 1; depth <= DEEPEST; depth *= 2) {
      boolean known = depth <= GRADIENTS;
      rows.add(List.of(Integer.toString(depth), text(ratio(with, depth)), text(ratio(without, depth)), text(energy(with, depth)),
          text(energy(without, depth)), text(laboratory.error(with.get(depth), clean)),
          text(laboratory.error(without.get(depth), clean)),
          known ? text(gradients.get(depth - 1).least()) + " .. " + text(gradients.get(depth - 1).largest()) : "",
          known ? text(lost.get(depth - 1).largest()) : ""));
    }
    return new Part.Table("Norm and energy in units of the input's, error to the step without noise (that of the input is "
        + text(laboratory.error(noisy, clean)) + "), singular values of the Jacobian matrix; *with* and *without* the skip:",
        List.of("blocks", "norm, with", "without", "energy, with", "without", "error, with", "without", "singular values, with",
            "largest, without"), rows);
  }

  private static String text(double value) {
    return Rounded.text(value);
  }

  private double ratio(List<Signal> states, int depth) {
    return laboratory.norm(states.get(depth)) / laboratory.norm(noisy);
  }

  private double energy(List<Signal> states, int depth) {
    return laboratory.energy(diffusion, states.get(depth)) / laboratory.energy(diffusion, noisy);
  }

  private List<Finding> measured() {
    double spread = IntStream.range(0, GRADIENTS).mapToDouble(k -> lost.get(k).largest() / gradients.get(k).least()).max()
        .orElseThrow();
    double off = gradients.stream().mapToDouble(value -> Math.abs(value.largest() - 1)).max().orElseThrow();
    double best = IntStream.rangeClosed(0, DEEPEST).mapToDouble(k -> laboratory.error(with.get(k), clean)).min().orElseThrow();
    return List.of(
        Finding.that(Quantity.of("the norm after 128 blocks without skips, in units of the input's,", ratio(without, DEEPEST)),
            Relation.AT_MOST, Quantity.of("the theorem's `2^-128`", StrictMath.pow(2, -DEEPEST))),
        Finding.that(Quantity.of("the norm after 128 blocks with skips, in units of the input's,", ratio(with, DEEPEST)),
            Relation.MORE, 0.5),
        Finding.that(Quantity.of("the largest ratio of the norms after and before a block with skip", growth(laboratory::norm)),
            Relation.AT_MOST, Quantity.rounding(1, ROUNDING_OF_A_STEP)),
        Finding.that(Quantity.of("the largest ratio of the energies after and before a block with skip",
            growth(u -> laboratory.energy(diffusion, u))), Relation.AT_MOST, Quantity.rounding(1, ROUNDING_OF_A_STEP)),
        Finding.that(Quantity.of("the least error over the depths with skips", best), Relation.LESS,
            Quantity.of("that of the input", laboratory.error(noisy, clean))),
        Finding.that(Quantity.of("the error after 128 blocks without skips, in units of the size of the step without noise,",
            laboratory.distance(without.get(DEEPEST), clean) / laboratory.norm(clean)), Relation.EQUAL, 1),
        Finding.that(Quantity.of("the largest distance from 1 of the largest singular value with skips, for 1 to 32 "
            + "blocks,", off),
            Relation.AT_MOST, Quantity.of("the rounding of 32 blocks and of 64 values",
                (8 * GRADIENTS + 10 * LENGTH) * Math.ulp(1.0))),
        Finding.that(Quantity.of("the largest singular value without skips in units of the least with them, at its largest "
            + "over 1 to 32 blocks,",
            spread), Relation.LESS, 1),
        new Finding.Verdict("128 blocks with skips", Claim.NONEXPANSIVE,
            Laboratory.certify(Explicit.of(diffusion, tau, DEEPEST)).nonexpansive(), true));
  }

  private double growth(ToDoubleFunction<Signal> measure) {
    return IntStream.range(0, DEEPEST)
        .mapToDouble(k -> measure.applyAsDouble(with.get(k + 1)) / measure.applyAsDouble(with.get(k))).max().orElseThrow();
  }

  private List<Finding> controls() {
    Diffusion linear = Laboratory.diffusion(new Linear());
    double limit = linear.limit().certified();
    Signal zigzag = TestSignals.zigzag(LENGTH, 1);
    Signal beyond = laboratory.run(new Explicit(linear, StepSize.unchecked(1.05 * limit), DEEPEST), zigzag);
    Signal exploded = new Depth(laboratory, new Layer(linear, limit, false), zigzag).states(DEEPEST).getLast();
    double apart = new Depth(laboratory, new Layer(Laboratory.diffusion(new PeronaMalik(1)), tau, true), noisy)
        .gradients(FEW).stream()
        .mapToDouble(SingularValues::largest).max().orElseThrow();
    return List.of(
        Finding.that(Quantity.of("with Perona and Malik's flux, which is not monotone, the largest singular value of 1 to 8 "
            + "blocks *with* skips", apart),
            Relation.MORE, 1),
        Finding.that(Quantity.of("with the linear flux and 1.05 times the largest step size, the norm of a zigzag after 128 "
            + "blocks *with* skips, in units of the "
            + "input's,", laboratory.norm(beyond) / laboratory.norm(zigzag)), Relation.MORE, 1000),
        new Finding.Verdict("these blocks", Claim.NORM_DECREASING,
            Laboratory.certify(new Explicit(linear, StepSize.unchecked(1.05 * limit), DEEPEST)).norm(), false),
        Finding.that(Quantity.of("with the linear flux and the largest step size, the norm of a zigzag after 128 blocks "
            + "*without* skips, in units of the "
            + "input's,", laboratory.norm(exploded) / laboratory.norm(zigzag)), Relation.MORE, 1e30));
  }
}
