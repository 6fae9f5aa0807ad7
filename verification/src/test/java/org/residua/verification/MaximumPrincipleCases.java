package org.residua.verification;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Resolvent;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.Solver;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.TotalVariation;
import org.residua.api.flux.Weickert;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Scaled;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.DuFortFrankel;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.schemes.HeavyBall;
import org.residua.schemes.Implicit;
import org.residua.schemes.Midpoint;
import org.residua.schemes.Rkl1;
import org.residua.schemes.Rkl2;
import org.residua.schemes.SemiImplicit;

/** Computations that keep the range of their inputs, and computations that lack one hypothesis each. */
final class MaximumPrincipleCases {

  static final Convolution D = Convolution.difference(1, Boundary.NATURAL);
  static final Fidelity SOME = new Fidelity.Weights(Signal.of(1, 0, 0, 0.5, 2, 0, 1, 0, 0, 0.1, 1, 1));
  static final int LENGTH = 12;

  private MaximumPrincipleCases() {}

  /**
   * A computation of one or more inputs of one shape.
   *
   * @param name what it shows
   * @param block the computation
   * @param channels of each input
   * @param reason part of the reason why nothing is proven; empty where the principle is
   */
  record Case(String name, Block block, int channels, String reason) {

    Case(String name, Block block, String reason) {
      this(name, block, 1, reason);
    }

    Case(String name, Block block) {
      this(name, block, "");
    }

    Architecture network() {
      int[] each = new int[block.inputs()];
      Arrays.fill(each, channels);
      return Tracer.trace(block, each);
    }

    Adversary adversary() {
      return new Adversary(network(), new Shape(channels, LENGTH), 7);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Diffusion diffusion(Convolution k, Flux flux, Fidelity fidelity) {
    return new Diffusion(k, Activation.of(flux), fidelity);
  }

  static Block steps(Convolution k, Flux flux, double tau) {
    return new Explicit(diffusion(k, flux, Fidelity.none()), StepSize.unchecked(tau), 1);
  }

  static Block rows(Flux flux, Row... rows) {
    return new Rows(new SemiIteration(diffusion(D, flux, Fidelity.none()), List.of(rows), false, new Argument.EachRow()));
  }

  /** One filter for each response of one channel, or for each channel. */
  static Convolution bank(int groups, Boundary boundary, int dilation, double... weights) {
    return new Convolution(new Parameter("K", List.of(weights.length / 2, 1, 2), weights), boundary, groups, dilation);
  }

  /** Computations that no scheme makes. */
  enum Written implements Block {
    IDENTITY, MEAN, NEARLY_A_MEAN, ENLARGED, BIASED, SCALED, QUOTIENT, LONG_BRANCH, BACKWARDS, OTHER_ADJOINT, VALUES_AS_WEIGHTS,
    NEGATIVE_WEIGHTS, ENLARGED_TARGET, REPEATED, STARTED_OUTSIDE,
    STEP_FROM_OUTSIDE, MEAN_OF_OUTSIDE, NEGATIVE_BRANCH;

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V u = in.get(0);
      V y = a.apply(D, u);
      V flux = a.activate(Activation.of(new PeronaMalik(1)), y);
      V g = a.activate(Activation.of(new PeronaMalik(1)).diffusivity(), y);
      Resolvent system = new Resolvent(D, Fidelity.none(), 3);
      return List.of(switch (this) {
        case IDENTITY -> u;
        case MEAN -> a.combine(List.of(0.25, 0.5, -0.125, 0.25),
            List.of(u, a.solve(system, g, List.of(u)), a.apply(D.adjoint(), flux), a.combine(List.of(0.5, 0.5), in)));
        case NEARLY_A_MEAN -> a.combine(List.of(0.5, Math.nextUp(0.5)), List.of(u, in.get(1)));
        case ENLARGED -> a.combine(List.of(1.5, -0.5), List.of(u, in.get(1)));
        case BIASED -> a.addBias(new Parameter("b", List.of(1), 0.5), u);
        case SCALED -> a.apply(new Scaled(0.5, new Identity()), u);
        case QUOTIENT -> a.divide(u, in.get(1));
        case LONG_BRANCH -> a.combine(List.of(0.5, 0.5, -0.3), List.of(u, in.get(1), a.apply(D.adjoint(), flux)));
        case BACKWARDS -> a.combine(List.of(1.0, 0.1), List.of(u, a.apply(D.adjoint(), flux)));
        case OTHER_ADJOINT -> a.combine(List.of(1.0, -0.1), List.of(u, a.apply(D.adjoint(), a.activate(
            Activation.of(new PeronaMalik(1)), a.apply(Convolution.of(Boundary.NATURAL, 1, -1), u)))));
        case VALUES_AS_WEIGHTS -> a.solve(system, a.apply(D, in.get(1)), List.of(u));
        case NEGATIVE_WEIGHTS -> a.solve(new Resolvent(D, Fidelity.none(), 0.4),
            a.activate(Activation.of(new ForwardBackward(1)).diffusivity(), y), List.of(u));
        case ENLARGED_TARGET -> a.solve(new Resolvent(D, SOME, 3), g, List.of(u, a.combine(List.of(1.5), List.of(in.get(1)))));
        case REPEATED -> a.repeat(Written.ENLARGED, 3, List.of(u), List.of(in.get(1))).get(0);
        case STEP_FROM_OUTSIDE -> a.gradientStep(StepSize.unchecked(0.1), diffusion(D, new PeronaMalik(1), Fidelity.none()),
            List.of(a.combine(List.of(1.5), List.of(u))));
        case MEAN_OF_OUTSIDE -> a.combine(List.of(0.25, 0.75), List.of(u, a.combine(List.of(1.5), List.of(u))));
        case NEGATIVE_BRANCH -> a.combine(List.of(1.0, -0.1), List.of(u, a.apply(D.adjoint(),
            a.activate(Activation.of(new ForwardBackward(0.5)), y))));
        case STARTED_OUTSIDE -> a.fixedPoint(FixedPoint.of(new ImplicitStep(diffusion(D, new PeronaMalik(1), Fidelity.none()), 2),
            new Solver.Lagged()), a.combine(List.of(2.0), List.of(u)), List.of(u));
      });
    }
  }

  static Stream<Case> kept() {
    Flux pm = new PeronaMalik(0.5);
    return Stream.of(
        new Case("explicit steps at the limit", steps(D, pm, 0.5)),
        new Case("reflecting", steps(Convolution.difference(1, Boundary.REFLECTING), pm, 0.5)),
        new Case("periodic", steps(Convolution.difference(1, Boundary.PERIODIC), pm, 0.5)),
        new Case("total variation", steps(D, new TotalVariation(0.01), Math.nextDown(0.005))),
        new Case("two filters for one channel", steps(bank(1, Boundary.NATURAL, 1, -1, 1, 0.5, -0.5), pm, Math.nextDown(0.4))),
        new Case("samples at a distance", steps(bank(1, Boundary.PERIODIC, 5, 1, -1), pm, 0.5)),
        new Case("at a distance, reflected", steps(bank(1, Boundary.REFLECTING, 2, -1, 1), pm, 0.25)),
        new Case("farther than the signal, reflected", steps(bank(1, Boundary.REFLECTING, 50, -1, 1), pm, 0.25)),
        new Case("two coupled channels", new Explicit(new Diffusion(bank(2, Boundary.NATURAL, 1, -1, 1, 0.5, -0.5),
            new Activation(pm, Activation.Form.FLUX, Coupling.COUPLED), Fidelity.none()), StepSize.unchecked(0.5), 3), 2, ""),
        new Case("a data term", new Explicit(diffusion(D, pm, Fidelity.of(0.5)), StepSize.unchecked(Math.nextDown(0.4)), 3)),
        new Case("weights that differ", new Explicit(diffusion(D, pm, SOME), StepSize.unchecked(0.25), 3)),
        new Case("kept diffusivities", new Rows(new SemiIteration(diffusion(D, pm, Fidelity.none()),
            List.of(Row.explicit(0.5), Row.explicit(0.3)), true, new Argument.EachRow()))),
        new Case("rows that interpolate", rows(pm, new Row(0.5, 0.5, 0.25, 0.25, 0), new Row(0.5, 0.25, 0.75, 0, 0))),
        new Case("Du Fort and Frankel's within the explicit limit",
            DuFortFrankel.of(diffusion(D, pm, Fidelity.none()), 0.25, 5)),
        new Case("semi-implicit steps", SemiImplicit.of(diffusion(D, pm, SOME), 1000, 2)),
        new Case("implicit steps", Implicit.of(diffusion(D, pm, SOME), 100, 2)),
        new Case("implicit steps by Newton's method", Implicit.of(diffusion(D, new Linear(), Fidelity.none()), 100, 2)),
        new Case("the identity", Written.IDENTITY),
        new Case("a mean of branches", Written.MEAN));
  }

  static Stream<Case> lost() {
    Flux linear = new Linear();
    Diffusion diffusion = diffusion(D, linear, Fidelity.none());
    Diffusion stronger = diffusion(D, new PeronaMalik(0.5), Fidelity.none());
    Diffusion nonlinear = diffusion(D, new PeronaMalik(0.2), Fidelity.none());
    return Stream.of(
        new Case("a step beyond the limit", steps(D, linear, 0.505),
            "tau = 0.505 exceeds 0.5, the limit of the maximum principle"),
        new Case("a step beyond the limit of two filters", steps(bank(1, Boundary.NATURAL, 1, -1, 1, 0.5, -0.5), linear, 0.404),
            "tau = 0.404 exceeds 0.3999"),
        new Case("beyond that of another channel", new Explicit(
            Diffusion.of(bank(2, Boundary.NATURAL, 1, -0.5, 0.5, -1, 1), linear), StepSize.unchecked(0.505), 1), 2,
            "tau = 0.505 exceeds 0.5,"),
        new Case("ends that reflect one sample three times", steps(bank(1, Boundary.REFLECTING, 2, -1, 1), linear, 0.34),
            "tau = 0.34 exceeds 0.25,"),
        new Case("a data term counts", new Explicit(diffusion(D, linear, SOME), StepSize.unchecked(0.3), 1), "exceeds 0.25,"),
        new Case("a step backwards", rows(linear, Row.explicit(-0.1)), "tau = -0.1 is negative"),
        new Case("a negative diffusivity", steps(D, new ForwardBackward(0.5), 0.1), "takes negative values"),
        new Case("second differences", steps(Convolution.difference(2, Boundary.NATURAL), linear, 0.01),
            "a response weighs 3 samples"),
        new Case("weights that do not cancel", steps(Convolution.of(Boundary.NATURAL, -1.5, 1), linear, 0.1), "do not cancel"),
        new Case("weights of one sign", steps(Convolution.of(Boundary.NATURAL, 1, 1), linear, 0.1), "do not cancel"),
        new Case("single samples", steps(Convolution.of(Boundary.NATURAL, 1), linear, 0.1), "a response weighs 1 sample"),
        new Case("zero outside", steps(Convolution.difference(1, Boundary.ZERO), linear, 0.1), "brings in 0"),
        new Case("an adjoint", new Explicit(Diffusion.of(D.adjoint(), linear), StepSize.unchecked(0.1), 1), "weights are known"),
        new Case("channels that are mixed", new Explicit(Diffusion.of(new Convolution(
            new Parameter("K", List.of(1, 2, 1), -1, 1), Boundary.NATURAL), linear), StepSize.unchecked(0.1), 1), 2,
                "mix channels"),
        new Case("a second channel after a difference of the first", new Explicit(Diffusion.of(new Convolution(
            new Parameter("K", List.of(1, 2, 2), -1, 1, 1, 1), Boundary.NATURAL), linear), StepSize.unchecked(0.1), 1), 2,
            "mix channels"),
        new Case("FSI, running", new Fsi(diffusion(D, new Weickert(0.55), Fidelity.none()), StepSize.unchecked(0.5), 8, 1, false),
            "extrapolated with the weight"),
        new Case("FSI, kept", new Fsi(nonlinear, StepSize.unchecked(0.5), 15, 1, true), "extrapolated with the weight"),
        new Case("RKL1", new Rkl1(nonlinear, StepSize.ofLimit(1), 15, 1, true), "extrapolated with the weight"),
        new Case("RKL2", new Rkl2(stronger, StepSize.ofLimit(1), 15, 1, true), "reads the force at the start"),
        new Case("heavy ball", new HeavyBall(diffusion, StepSize.unchecked(0.4), 2, OptionalDouble.of(0.5)),
            "extrapolated with the weight -0.5"),
        new Case("Du Fort and Frankel's beyond", DuFortFrankel.of(stronger, 2, 3), "extrapolated with the weight"),
        new Case("the force at the start", rows(linear, new Row(0.1, 1, 0, 0, 0.6)), "reads the force at the start"),
        new Case("rows that are together more", rows(linear, new Row(0.1, 0.75, 0, 0.5, 0)), "together 1.25 and not 1"),
        new Case("midpoint", Midpoint.of(diffusion, 100, 1), "extrapolated with the weight -1.0"),
        new Case("implicit, negative", Implicit.of(diffusion(D, new ForwardBackward(1), Fidelity.none()), 0.2, 2),
            "takes negative values"),
        new Case("implicit, second differences",
            Implicit.of(Diffusion.of(Convolution.difference(2, Boundary.NATURAL), linear), 100, 1),
                "a response weighs 3 samples"),
        new Case("semi-implicit, second differences",
            SemiImplicit.of(Diffusion.of(Convolution.difference(2, Boundary.NATURAL), linear), 100, 1),
                "a response weighs 3 samples"),
        new Case("semi-implicit, zero outside",
            SemiImplicit.of(Diffusion.of(Convolution.difference(1, Boundary.ZERO), linear), 1, 1), "brings in 0"),
        new Case("extrapolation", Written.ENLARGED, "extrapolated with the weight -0.5"),
        new Case("bias", Written.BIASED, "a bias moves"),
        new Case("scaling", Written.SCALED, "an operator outside a step"),
        new Case("quotient", Written.QUOTIENT, "quotient"),
        new Case("a branch that takes too much", Written.LONG_BRANCH, "weighs a sample with down to -0.0999"),
        new Case("a branch backwards", Written.BACKWARDS, "runs backwards"),
        new Case("a branch with negative diffusivities", Written.NEGATIVE_BRANCH, "takes negative values"),
        new Case("a mean with what is outside", Written.MEAN_OF_OUTSIDE, "together 1.5 and not 1"),
        new Case("a step from outside", Written.STEP_FROM_OUTSIDE, "together 1.5 and not 1"),
        new Case("the adjoint of another", Written.OTHER_ADJOINT, "an operator outside a step"),
        new Case("negative weights", Written.NEGATIVE_WEIGHTS, "not known to be nonnegative"),
        new Case("a target outside", Written.ENLARGED_TARGET, "together 1.5 and not 1"),
        new Case("repetitions", Written.REPEATED, "extrapolated with the weight -0.5"));
  }
}
