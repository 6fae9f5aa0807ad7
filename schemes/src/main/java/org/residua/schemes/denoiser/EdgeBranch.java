package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Weickert;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;

/**
 * Implicit diffusion that keeps jumps: from {@code u = y}, for {@code tau = 4^k}, {@code k = 0..9}, three times
 *
 * <pre>
 *   u = (I + tau D^T g(D u) D)^-1 y,    Weickert's g, lambda = sigma sqrt(6/tau)
 * </pre>
 *
 * <p>with first differences {@code D}: lagged diffusivity, continued from one {@code tau} to the next. A jump costs
 * {@code tau lambda^2 = 6 sigma^2} whatever {@code tau} is. The right-hand side always is {@code y}, so that each result solves a
 * system with {@code y} and nonnegative weights. Of coloured noise {@code sigma} is the greatest of all levels; where its level
 * {@code v} varies, it is {@code sigma v}.
 */
record EdgeBranch() implements Branch {

  private static final int[] POWERS = {3, 6, 9};
  private static final int REPETITIONS = 3;
  private static final double PRICE = 6;

  @Override
  public List<String> names() {
    return IntStream.of(POWERS).mapToObj(k -> "edges 4^" + k).toList();
  }

  @Override
  public List<String> steps() {
    return IntStream.of(POWERS).mapToObj(k -> REPETITIONS * (k + 1) + " implicit steps, first differences").toList();
  }

  @Override
  public List<Integer> usual(int length) {
    return IntStream.range(0, names().size()).boxed().toList();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, Setting setting, List<Integer> wanted, V y) {
    Convolution d = Convolution.difference(1, Boundary.NATURAL);
    Optional<Diagonal> even = setting.noise().local().map(Varying::between);
    List<V> results = new ArrayList<>();
    V u = y;
    for (int k = 0; results.size() < wanted.size(); k++) {
      double tau = StrictMath.scalb(1.0, 2 * k);
      Diffusivities g = new Diffusivities(d, contrast(setting, tau));
      for (int r = 0; r < REPETITIONS; r++) {
        V weights = even.isEmpty() ? g.express(algebra, List.of(u)).get(0)
            : algebra.activate(g.g(), algebra.apply(even.get(), algebra.apply(d, u)));
        u = setting.solved(algebra, d, tau, weights, y);
      }
      if (k == POWERS[wanted.get(results.size())]) {
        results.add(u);
      }
    }
    return results;
  }

  @Override
  public int passes(List<Integer> wanted) {
    return REPETITIONS * (POWERS[wanted.get(wanted.size() - 1)] + 1);
  }

  @Override
  public void tell(LongSignal y, Setting setting, List<Integer> wanted) {
    Convolution d = Convolution.difference(1, Boundary.NATURAL);
    double[] u = y.copy();
    double[] weights = new double[u.length - 1];
    int told = 0;
    for (int k = 0; told < wanted.size(); k++) {
      double tau = StrictMath.scalb(1.0, 2 * k);
      Diffusivities g = new Diffusivities(d, contrast(setting, tau));
      for (int r = 0; r < REPETITIONS; r++) {
        y.diffusivities(g, u, weights);
        y.source().copyTo(0, u, 0, u.length);
        setting.solve(d, tau, weights, u, y.team());
        y.worked(1);
      }
      if (k == POWERS[wanted.get(told)]) {
        y.tell(u);
        told++;
      }
    }
  }

  private static Activation contrast(Setting setting, double tau) {
    return Activation.of(new Weickert(setting.noise().largest() * Math.sqrt(PRICE / tau))).diffusivity();
  }

  /**
   * {@code g(D u)}.
   *
   * @param d {@code D}
   * @param g the diffusivity
   */
  record Diffusivities(Convolution d, Activation g) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.activate(g, algebra.apply(d, inputs.get(0))));
    }
  }
}
