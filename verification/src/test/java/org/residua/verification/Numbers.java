package org.residua.verification;

import java.util.List;
import java.util.Random;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Contrasts;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Sector;
import org.residua.api.flux.Splines;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.networks.Stack;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;

/** Networks of tests of numbers that are replaced, and other numbers within their domains. */
final class Numbers {

  static final Shape SHAPE = new Shape(1, 67);

  private Numbers() {}

  static Convolution bank(int responses, double... weights) {
    return new Convolution(new Parameter("K", List.of(responses, 1, weights.length / responses), weights),
        Boundary.REFLECTING);
  }

  static Diffusion contrasts() {
    return new Diffusion(bank(2, -1, 1, 0, 1, -2, 1), Activation.of(Contrasts.of(new PeronaMalik(1), 0.5, 2)),
        Fidelity.none());
  }

  static Diffusion splines() {
    Splines splines = Splines.of(List.of(-1.0, 1.0, 2.0), new Sector(0, 1), 0.5, -0.7, 0.6, 1.1, 0.2);
    return new Diffusion(bank(1, -1, 1), Activation.of(splines), Fidelity.none());
  }

  /** Every kind of slot: filters, fractions, contrasts one and for each response, spline values. */
  static Architecture network() {
    Diffusion single = new Diffusion(bank(1, -1, 1), Activation.of(Contrasts.of(new Charbonnier(1), 1.5)), Fidelity.none());
    return Tracer.trace(new Stack(List.of(
        new SymmetricResidualBlock(StepSize.ofLimit(1), contrasts()),
        new Fsi(single, StepSize.ofLimit(1), 5, 3, true),
        new SymmetricResidualBlock(StepSize.ofLimit(0.5), splines()),
        new Explicit(single, StepSize.ofLimit(1), 70))), 1);
  }

  static Signal noise(long seed) {
    Random random = new Random(seed);
    return Signal.of(random.doubles(SHAPE.length(), -3, 3).toArray());
  }

  static Parameter changed(Parameter parameter, Random random) {
    double[] values = new double[parameter.size()];
    for (int k = 0; k < values.length; k++) {
      double least = Math.max(parameter.domain().least(k), -4);
      double greatest = Math.min(parameter.domain().greatest(k), 4);
      values[k] = switch (random.nextInt(6)) {
        case 0 -> least;
        case 1 -> greatest;
        default -> least + (greatest - least) * random.nextDouble();
      };
    }
    // Plain differences have a loop of their own, which has to be chosen anew.
    boolean filter = parameter.dimensions().size() == 3;
    double[] plain = parameter.size() == 2 ? new double[] {-1, 1} : new double[values.length];
    return parameter.with(filter && random.nextInt(4) == 0 ? plain : values);
  }
}
