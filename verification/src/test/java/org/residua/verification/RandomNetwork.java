package org.residua.verification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Scaled;
import org.residua.networks.ResidualBlock;
import org.residua.networks.Stack;
import org.residua.schemes.Fsi;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.RoundingMargin;

/**
 * One to three layers, most of them stable, some not.
 *
 * @param block the network
 * @param diffusion the one that the first layer descends, if it is a step
 * @param constant C of the whole network relative to the norm of its input and the bias
 */
record RandomNetwork(Block block, Diffusion diffusion, double constant) {

  private static final List<Double> FRACTIONS = List.of(1.0, 0.3, 1.0, 0.9, 1.05, 2.5, -0.5);

  static RandomNetwork of(Problem problem, double bias, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Layer> layers = new ArrayList<>();
    int count = random.nextInt(1, 4);
    for (int k = 0; k < count; k++) {
      layers.add(layer(problem, k == 0 || random.nextInt(3) > 0, bias, random));
    }
    double constants = layers.stream().mapToDouble(Layer::constant).sum();
    double growth = layers.stream().mapToDouble(Layer::growth).reduce(1, (a, b) -> a * b);
    return new RandomNetwork(new Stack(layers.stream().map(Layer::block).toList()),
        problem.diffusion(), constants * growth);
  }

  /** A layer, C of it, and the most by which it lets errors and norms grow, at least 1. */
  private record Layer(Block block, double constant, double growth) {}

  private static Layer layer(Problem problem, boolean same, double bias, SplittableRandom random) {
    Diffusion own = problem.diffusion();
    Diffusion d = same ? own : new Diffusion(own.operator(),
        Activation.of(random.nextBoolean() ? new Linear() : new Charbonnier(own.flux().contrast())), own.fidelity());
    double tau = FRACTIONS.get(random.nextInt(FRACTIONS.size())) * d.limit().certified();
    // tau sup|Phi'| ||K||^2 <= |tau| / limit * 2 for all four fluxes, where sup|Phi'| = g_max.
    double growth = 1 + 2 * Math.abs(tau) / d.limit().certified();
    double constant = growth * RoundingMargin.of(d, problem.shape()).step();
    Convolution k = (Convolution) own.operator();
    return switch (random.nextInt(6)) {
      case 0, 1 -> new Layer(Rows.of(d, List.of(Row.explicit(tau)), false), constant, growth);
      case 2 -> cycle(problem, d, tau, growth, random);
      case 3 -> new Layer(new Scale(List.of(-1.0, 0.5, 1.0, 1.1).get(random.nextInt(4))), 1, 1.1);
      case 4 -> new Layer(new Average(random.nextDouble(1), tau, d), constant + 3, growth);
      default -> {
        double weight = random.nextDouble(-1, 1);
        Parameter b = new Parameter("b", List.of(k.outputs()),
            Collections.nCopies(k.outputs(), bias).stream().mapToDouble(Double::doubleValue).toArray());
        double square = Math.abs(weight) * k.norm().upperSquared();
        yield new Layer(new ResidualBlock(k, b, d.activation(), new Scaled(weight, k.adjoint())),
            (1 + square) * (constant + 3), 1 + square);
      }
    };
  }

  private static Layer cycle(Problem problem, Diffusion d, double tau, double growth, SplittableRandom random) {
    int n = random.nextInt(1, 6);
    Block block = Rows.of(d, Fsi.rows(tau, n), random.nextInt(3) > 0);
    boolean stable = tau >= 0 && tau <= d.limit().certified();
    double most = stable ? 1 : Math.pow(2 * growth + 1, n);
    return new Layer(block, most * RoundingMargin.of(d, problem.shape()).cycle(n), most);
  }

  private record Scale(double factor) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.apply(new Scaled(factor, new Identity()), in.get(0)));
    }
  }

  /** w S(u) + (1 - w) u: bounded by the triangle inequality. */
  private record Average(double weight, double tau, Diffusion diffusion) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V stepped = a.gradientStep(tau, diffusion, in);
      return List.of(a.combine(List.of(weight, 1 - weight), List.of(stepped, in.get(0))));
    }
  }
}
