package org.residua.verification.docs;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.networks.Stack;
import org.residua.verification.Certification;
import org.residua.verification.Certifier;

/** A bias keeps distances and costs the norm. */
final class BiasAndItsCost implements Criterion {

  // begin
  record Biased(Convolution k, Parameter bias) implements Block {
    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V response = a.activate(Activation.of(new Charbonnier(1)), a.addBias(bias, a.apply(k, in.get(0))));
      return List.of(a.combine(List.of(1.0, -0.5), List.of(in.get(0), a.apply(k.adjoint(), response))));
    }
  }
  // end

  @Override
  public String title() {
    return "A bias, and what it costs";
  }

  private static Network deep(double bias, int blocks) {
    Block block = new Biased(Convolution.difference(1, Boundary.NATURAL), new Parameter("b", List.of(1), bias));
    return Network.of(new Stack(Collections.nCopies(blocks, block)), 1);
  }

  @Override
  public List<Sentence> kept() {
    Certification all = Certifier.certify(deep(0.5, 1).architecture());
    return List.of(
        Sentence.claim(all.nonexpansive().proven(),
            "`u - tau K^T Phi(K u + b)` with a monotone activation is nonexpansive as without a bias: what moves two signals is"
            + " the difference of their fluxes, and the bias is in both."),
        Sentence.claim(!all.norm().proven() && !all.energy().proven(),
            "What it costs is the norm, since zero is moved, and the energy of `K u`, so that only the claim about distances"
            + " is left."));
  }

  @Override
  public void print(PrintStream out) {
    // begin
    Block block = new Biased(Convolution.difference(1, Boundary.NATURAL), new Parameter("b", List.of(1), 0.5));
    Network deep = Network.of(new Stack(Collections.nCopies(600, block)), 1);
    out.println(Certifier.certify(deep.architecture()).nonexpansive());
    out.println(Certifier.certify(deep.architecture()).norm());
    Signal zero = Signal.of(new double[16]);
    Signal other = Signal.of(0, 2, -1, 3, 0, 0, 1, -2, 0, 1, 1, -1, 0, 2, 2, 0);
    out.printf(Locale.ROOT, "norm %.3f -> %.3f, distance %.3f -> %.3f%n",
        zero.norm(), deep.run(zero).norm(), zero.distance(other), deep.run(zero).distance(deep.run(other)));
    // end
  }

  @Override
  public List<Sentence> broken() {
    Signal zero = Signal.of(new double[16]);
    Signal ramp = deep(0.5, 600).run(zero);
    boolean slope = IntStream.range(1, 16).allMatch(i -> Math.abs(ramp.get(0, i) - ramp.get(0, i - 1) + 0.5) < 1e-3);
    return List.of(
        Sentence.claim(slope && ramp.norm() > 9, String.format(Locale.ROOT,
            "Zero becomes a ramp of slope -1/2, where `K u + b` vanishes, of norm %.2f; the longer the signal,"
            + " the larger.", ramp.norm())),
        Sentence.claim(deep(0, 600).run(zero).norm() == 0, "Without the bias zero stays zero."));
  }

  @Override
  public List<String> laws() {
    return List.of("StabilityLaws.nonexpansive", "StabilityLaws.normDoesNotGrow");
  }

  @Override
  public List<String> properties() {
    return List.of("BiasProperties#monotoneBlocksWithABiasAreNonexpansive", "SoundnessProperties#provenClaimsHold");
  }

  @Override
  public List<String> controls() {
    return List.of("BiasProperties#aBiasMovesZero", "BiasProperties#aNonmonotoneActivationMovesSignalsApart");
  }
}
