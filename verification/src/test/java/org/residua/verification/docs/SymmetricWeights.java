package org.residua.verification.docs;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Scaled;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.networks.ResidualBlock;
import org.residua.networks.Stack;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.verification.Certifier;

/** The second layer is the transpose of the first. */
final class SymmetricWeights implements Criterion {

  private static final int DEPTH = 300;
  private static final Convolution K = Convolution.of(Boundary.NATURAL, -1, 1);
  private static final Signal ONES = Signal.of(IntStream.range(0, 16).mapToDouble(_ -> 1).toArray());

  @Override
  public String title() {
    return "Symmetric, transposed weights";
  }

  private static Block tied() {
    return new SymmetricResidualBlock(StepSize.ofLimit(0.5), Diffusion.of(K, new Charbonnier(1)));
  }

  /** A residual block whose second layer is {@code -1/4} of the transpose of other weights than those of its first. */
  private static Block untied(double first) {
    return new ResidualBlock(Convolution.of(Boundary.NATURAL, first, 1), new Parameter("b", List.of(1), 0),
        Activation.of(new Charbonnier(1)), new Scaled(-0.25, K.adjoint()));
  }

  private static Signal deep(Block block) {
    return Network.of(new Stack(Collections.nCopies(DEPTH, block)), 1).run(ONES);
  }

  @Override
  public List<Sentence> kept() {
    Signal u = Signal.of(0.3, -1.5, 2, 0.25, 1);
    Signal v = Signal.of(-1, 0.5, 0.75, 3, -2);
    boolean symmetric = Math.abs(inner(pulled(u), v) - inner(u, pulled(v))) < 1e-12 && inner(pulled(u), u) >= 0;
    return List.of(
        Sentence.saying(
            "Write a residual block as `u - tau K^T Phi(K u)`: the second layer is the transpose of the first, with a minus"
            + " sign, and has no weights of its own."),
        Sentence.claim(symmetric,
            "With `Phi(s) = g s` and `g >= 0` the block is `u - tau (K^T G K) u`, `G` a diagonal matrix: a symmetric map"
            + " without negative eigenvalues is subtracted, and a step that is short enough lets no part of the signal grow."),
        Sentence.claim(norm(tied()).startsWith("Proven") && factor(untied(-0.7)),
            "Of two arrays of weights, `u + W2 Phi(W1 u + b)`, only the factor `1 + ||W2|| L ||W1||` is proven, and training"
            + " moves them apart; here `K.adjoint()` holds `K` itself."));
  }

  /** {@code K^T G K u} with weights {@code G} that belong to no signal. */
  private static Signal pulled(Signal u) {
    double[] g = {0.2, 1, 0, 0.7};
    double[] response = K.apply(u).channel(0);
    return K.adjoint().apply(Signal.of(IntStream.range(0, 4).mapToDouble(i -> g[i] * response[i]).toArray()));
  }

  private static double inner(Signal u, Signal v) {
    return IntStream.range(0, u.shape().length()).mapToDouble(i -> u.get(0, i) * v.get(0, i)).sum();
  }

  private static String norm(Block block) {
    return Certifier.certify(Network.of(block, 1).architecture()).norm().toString();
  }

  private static boolean factor(Block block) {
    LinearOperator first = Convolution.of(Boundary.NATURAL, -0.7, 1);
    double expected = 1 + 0.25 * K.norm().upper() * first.norm().upper();
    String reason = Certifier.certify(Network.of(block, 1).architecture()).nonexpansive().toString();
    return reason.contains(String.format(Locale.ROOT, "only the factor %.3f", expected).substring(0, 21));
  }

  @Override
  public void print(PrintStream out) {
    // begin
    Convolution k = Convolution.of(Boundary.NATURAL, -1, 1);
    Block tied = new SymmetricResidualBlock(StepSize.ofLimit(0.5), Diffusion.of(k, new Charbonnier(1)));
    Block untied = new ResidualBlock(Convolution.of(Boundary.NATURAL, -0.7, 1), // trained, its partner was not
        new Parameter("b", List.of(1), 0), Activation.of(new Charbonnier(1)), new Scaled(-0.25, k.adjoint()));
    Signal ones = Signal.of(IntStream.range(0, 16).mapToDouble(_ -> 1).toArray());
    for (Block block : List.of(tied, untied)) {
      out.println(Certifier.certify(Network.of(block, 1).architecture()).nonexpansive());
      Network deep = Network.of(new Stack(Collections.nCopies(300, block)), 1);
      out.printf(Locale.ROOT, "norm %.3f, after 300 blocks %.3f%n", ones.norm(), deep.run(ones).norm());
    }
    // end
  }

  @Override
  public List<Sentence> broken() {
    Signal piled = deep(untied(-0.7));
    double growth = piled.norm() / ONES.norm();
    boolean atOneEnd = IntStream.range(1, 16).allMatch(i -> piled.get(0, i) < piled.get(0, i - 1));
    boolean drifts = deep(untied(-0.99)).norm() > ONES.norm();
    return List.of(
        Sentence.claim(growth > 1.5 && atOneEnd && deep(tied()).equals(ONES), String.format(Locale.ROOT,
            "Two weights that began as each other's transpose, one of which was trained from -1 to -0.7: a constant"
            + " signal, which the tied block keeps, piles up at one end, and its norm grows by the factor %.2f, at"
            + " half the certified step.", growth)),
        Sentence.claim(drifts, "A change from -1 to -0.99 is enough to make it grow."));
  }

  @Override
  public List<String> laws() {
    return List.of("OperatorLaws.adjointness", "StabilityLaws.normDoesNotGrow");
  }

  @Override
  public List<String> properties() {
    return List.of("OperatorProperties#convolutionsAndTheirAdjoints", "EuclideanBoundProperties#everyExplicitStep");
  }

  @Override
  public List<String> controls() {
    return List.of("OperatorProperties#theLawCatchesAWrongAdjoint", "BranchesTest#otherSumsAreBoundedByTheTriangleInequality");
  }
}
