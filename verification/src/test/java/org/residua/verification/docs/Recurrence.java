package org.residua.verification.docs;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.schemes.Implicit;
import org.residua.verification.Certifier;

/** A recurrence is run to its fixed point. */
final class Recurrence implements Criterion {

  private static final Diffusion D = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Charbonnier(1));
  private static final Signal ZIGZAG = Signal.of(0.1, -0.1, 0.1, -0.1);

  // begin
  record Unrolled(Diffusion d, double tau, int times) implements Block {
    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V v = in.get(0);
      for (int k = 0; k < times; k++) { // v <- u - tau K^T Phi(K v)
        V flux = a.activate(d.activation(), a.apply(d.operator(), v));
        v = a.combine(List.of(1.0, -tau), List.of(in.get(0), a.apply(d.operator().adjoint(), flux)));
      }
      return List.of(v);
    }
  }
  // end

  @Override
  public String title() {
    return "Recurrence";
  }

  private static double unrolled(double tau, int times) {
    return Network.of(new Unrolled(D, tau, times), 1).run(ZIGZAG).norm() / ZIGZAG.norm();
  }

  private static boolean atAnyStep() {
    for (double tau : new double[] {0.1, 5, 1e3, 1e6}) {
      Network network = Network.of(Implicit.of(D, tau, 1), 1);
      Signal v = network.run(ZIGZAG);
      if (!(Certifier.certify(network.architecture()).norm().proven() && v.norm() <= ZIGZAG.norm() && solves(tau, v))) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code v + tau K^T Phi(K v)} is the zigzag, to what a step accepts as converged. */
  private static boolean solves(double tau, Signal v) {
    LinearOperator k = D.operator();
    Signal force = k.adjoint().apply(new DirectAlgebra().activate(D.activation(), k.apply(v)));
    double[] back = IntStream.range(0, 4).mapToDouble(i -> v.get(0, i) + tau * force.get(0, i)).toArray();
    return Signal.of(back).distance(ZIGZAG) <= Math.max(FixedPoint.USUAL, new ImplicitStep(D, tau).floor()) * ZIGZAG.norm();
  }

  @Override
  public List<Sentence> kept() {
    return List.of(
        Sentence.claim(atAnyStep(),
            "A block whose output is fed back until it stands still, `v = u - tau K^T Phi(K v)`, lets the norm grow for no"
            + " `tau`: there is no limit of the step, and one recurrent block goes as far as many explicit ones."),
        Sentence.claim(unrolled(0.2, 60) <= 1 && Math.abs(unrolled(0.2, 60) - unrolled(0.2, 61)) < 1e-6,
            "The claim is about the fixed point, however it is found: feeding back is sure to find it for `tau L ||K||^2 < 1`,"
            + " other solvers find it at any `tau`."));
  }

  @Override
  public void print(PrintStream out) {
    // begin
    Diffusion d = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Charbonnier(1));
    Signal zigzag = Signal.of(0.1, -0.1, 0.1, -0.1);
    for (Block block : List.of(Implicit.of(d, 1, 1), new Unrolled(d, 1, 2))) {
      Network network = Network.of(block, 1);
      out.println(Certifier.certify(network.architecture()).norm());
      out.printf(Locale.ROOT, "norm %.3f, afterwards %.3f%n", zigzag.norm(), network.run(zigzag).norm());
    }
    // end
  }

  @Override
  public List<Sentence> broken() {
    double twice = unrolled(1, 2);
    double more = unrolled(1, 4);
    return List.of(
        Sentence.claim(twice > 5, String.format(Locale.ROOT,
            "Unrolled twice at `tau = 1` the norm grows by the factor %.2f, and more turns do not mend it: four"
            + " make it %.1f.", twice, more)));
  }

  @Override
  public List<String> laws() {
    return List.of("StabilityLaws.normDoesNotGrow");
  }

  @Override
  public List<String> properties() {
    return List.of("ImplicitTest#normEnergyAndMeanAtAnyStepSize", "ImplicitTest#normAndEnergyAtAnyTolerance",
        "ImplicitCertificatesTest#theTableOfClaims");
  }

  @Override
  public List<String> controls() {
    return List.of("ImplicitTest#theRecurrenceContractsUpToItsLimit", "ImplicitTest#crankAndNicolsonLetTheNormGrow");
  }
}
