package org.residua.verification.docs;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.verification.Certifier;

/** The step size follows a proven bound of the norm. */
final class StepAgainstNorm implements Criterion {

  private static final Diffusion HEAT = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Linear());
  private static final Signal ZIGZAG = Signal.of(1, -1, 1, -1);

  @Override
  public String title() {
    return "The step against the norm";
  }

  private static double grown(double tau, Signal u) {
    return grown(tau, u, 100);
  }

  private static double grown(double tau, Signal u, int steps) {
    return Network.of(new Explicit(HEAT, StepSize.unchecked(tau), steps), 1).run(u).norm() / u.norm();
  }

  private static String structure(StepSize step) {
    return Certifier.certifyStructure(Network.of(new SymmetricResidualBlock(step, HEAT), 1).architecture()).norm().toString();
  }

  /** {@code ||K u||^2 / ||u||^2} after some iterations with {@code K^T K}: from below. */
  private static double estimate(Convolution k, Signal start, int iterations) {
    Signal u = start;
    for (int i = 0; i < iterations; i++) {
      u = k.adjoint().apply(k.apply(u));
    }
    return Math.pow(k.apply(u).norm() / u.norm(), 2);
  }

  @Override
  public List<Sentence> kept() {
    double limit = HEAT.limit().norm().orElseThrow();
    double twice = Diffusion.of(Convolution.of(Boundary.PERIODIC, -2, 2), new Linear()).limit().norm().orElseThrow();
    return List.of(
        Sentence.claim(limit == 2 / Math.pow(HEAT.operator().norm().upper(), 2) && grown(limit, ZIGZAG) <= 1 && twice < limit,
            "The norm does not grow for `tau <= 2/(g_max ||K||^2)`, `g_max` the largest value of `Phi(s)/s`: larger weights"
            + " want a shorter step, and a step that was right before training may be wrong after it."),
        Sentence.claim(structure(StepSize.ofLimit(1)).contains("every admissible value")
            && structure(StepSize.fixed(0.5)).startsWith("Unknown"),
            "`StepSize.ofLimit(fraction)` makes the step a function of the weights: `Certifier.certifyStructure` then proves"
            + " the network for every value that training may give them, and nothing for a step that is a number."));
  }

  @Override
  public void print(PrintStream out) {
    // begin
    Diffusion heat = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Linear());
    double limit = heat.limit().certified();
    Signal zigzag = Signal.of(1, -1, 1, -1);
    for (double tau : new double[] {limit, 1.01 * limit}) {
      Network network = Network.of(new Explicit(heat, StepSize.unchecked(tau), 100), 1);
      out.println(Certifier.certify(network.architecture()).norm());
      out.printf(Locale.ROOT, "tau %.3f: norm %.3f, after 100 steps %.3f%n", tau, zigzag.norm(), network.run(zigzag).norm());
    }
    // end
  }

  @Override
  public List<Sentence> broken() {
    double factor = grown(1.01 * 0.5, ZIGZAG);
    boolean exact = Math.abs(factor - Math.pow(1.02, 100)) < 100 * 16 * 0x1p-53 * factor; // 100 steps of some 8 roundings
    Signal start = Signal.of(2, -1, 1, 0.5, 0, -1, 1.5, -0.5, 1, 0.25, -1, 1);
    double below = estimate(Convolution.difference(1, Boundary.PERIODIC), start, 3);
    boolean estimated = below < 3.99 && grown(2 / below, Signal.of(1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1)) > 2;
    return List.of(
        Sentence.claim(exact && grown(0.505, ZIGZAG, 200) > factor, String.format(Locale.ROOT,
            "One per cent beyond the limit, the signal that `K` amplifies most grows by `1.02^100 = %.2f`, the more the deeper"
            + " the network.",
            factor)),
        Sentence.claim(estimated,
            "An estimate of `||K||` is no bound: power iteration comes from below, and a step made of it is one beyond the"
            + " limit."));
  }

  @Override
  public List<String> laws() {
    return List.of("OperatorLaws.normBoundHolds", "StabilityLaws.normDoesNotGrow");
  }

  @Override
  public List<String> properties() {
    return List.of("NormBoundProperties#noMatrixExceedsTheUpperBound", "ExactLimitsProperties#claimsEndAtTheirLimits",
        "NumbersTest#theStructuralCertificateStaysAndTheNumericOneHoldsEachTime");
  }

  @Override
  public List<String> controls() {
    return List.of("NegativeControlsTest#beyondTheLimitTheHighestModeGrows", "NumbersTest#aFixedStepIsNotProvenForAllFilters");
  }
}
