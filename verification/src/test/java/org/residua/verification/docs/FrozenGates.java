package org.residua.verification.docs;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.verification.Certifier;

/** Gates are kept within a cycle of extrapolated blocks. */
final class FrozenGates implements Criterion {

  private static final Diffusion D = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new PeronaMalik(1));
  private static final Signal U = Signal.of(1.029, -1.029);

  @Override
  public String title() {
    return "Frozen gates";
  }

  private static double factor(int blocks, boolean frozen) {
    return Network.of(new Fsi(D, StepSize.fixed(0.5), blocks, 1, frozen), 1).run(U).norm() / U.norm();
  }

  private static boolean proven(int blocks, boolean frozen) {
    return Certifier.certify(Network.of(new Fsi(D, StepSize.fixed(0.5), blocks, 1, frozen), 1).architecture()).norm().proven();
  }

  @Override
  public List<Sentence> kept() {
    return List.of(
        Sentence.saying("`g(K u)` gates the responses of a block."),
        Sentence.claim(proven(20, true) && !proven(20, false) && factor(20, true) < 1,
            "Where blocks have a second skip, compute the gates once, at the first block of a cycle, and let the others reuse"
            + " them: the cycle is then a polynomial of one symmetric matrix, and bounded by the largest value of that"
            + " polynomial."),
        Sentence.claim(Certifier.certify(Network.of(Explicit.of(D, 0.5, 20), 1).architecture()).norm().proven(),
            "A block without a second skip needs no such care, its gates may be new each time."));
  }

  @Override
  public void print(PrintStream out) {
    // begin
    Diffusion d = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new PeronaMalik(1));
    Signal u = Signal.of(1.029, -1.029);
    for (boolean frozen : new boolean[] {true, false}) {
      Network network = Network.of(new Fsi(d, StepSize.fixed(0.5), 20, 1, frozen), 1);
      out.println(Certifier.certify(network.architecture()).norm());
      out.printf(Locale.ROOT, "norm %.3f, after 20 blocks %.3f%n", u.norm(), network.run(u).norm());
    }
    // end
  }

  @Override
  public List<Sentence> broken() {
    double growth = factor(20, false);
    return List.of(
        Sentence.claim(growth > 1.5, String.format(Locale.ROOT,
            "With gates computed anew in each block the same weights, steps and skips let the norm grow by the factor %.2f.",
            growth)));
  }

  @Override
  public List<String> laws() {
    return List.of("StabilityLaws.normDoesNotGrow");
  }

  @Override
  public List<String> properties() {
    return List.of("EuclideanBoundProperties#everyFrozenCycle", "EuclideanBoundProperties#everyIterateInsideAFrozenCycle",
        "BranchesTest#weightsOfAnyOrigin");
  }

  @Override
  public List<String> controls() {
    return List.of("NegativeControlsTest#runningCyclesLetTheNormGrowAndFrozenOnesDoNot", "CertifierTest#runningCyclesAreUnknown");
  }
}
