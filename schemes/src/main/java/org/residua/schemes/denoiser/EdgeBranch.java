package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Weickert;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;

/**
 * Implicit diffusion that keeps jumps: for {@code tau = 4^k}, {@code k = 0..9}, three times
 *
 * <pre>
 *   u = (I + tau D^T g(D u) D)^-1 y,    Weickert's g, lambda = sigma sqrt(6/tau)
 * </pre>
 *
 * <p>with first differences {@code D}: lagged diffusivity, continued from one {@code tau} to the next. A jump costs
 * {@code tau lambda^2 = 6 sigma^2} whatever {@code tau} is. The right-hand side always is {@code y}, so that each result solves a
 * system with {@code y} and nonnegative weights. Of coloured noise {@code sigma} is the greatest of all levels; where its level
 * {@code v} varies, it is {@code sigma v}.
 *
 * <p>What counts as a jump depends on the {@code u} that is begun with. The noisy signal hides jumps below three times the noise,
 * however long the plateaus beside them are, and frames spread them over their levels. So short and long signals have a second row of
 * candidates, which begins with {@code k = 3} at the result of twenty times Charbonnier's diffusivity,
 * {@code lambda = sigma/16}, {@code tau lambda = 3 sigma}: nearly the minimum of {@code |u - y|^2/2 + 3 sigma |D u|_1}, a convex
 * function, which has jumps where long parts of the signal want them. Source of lagged diffusivity for it: Vogel, Oman (1996).
 *
 * @param start what is begun with
 */
record EdgeBranch(Start start) implements Branch {

  /** What the iteration begins with. */
  enum Start {
    /** The noisy signal. */
    SIGNAL("edges"),
    /** The solution of the convex problem. */
    CONVEX("jumps");

    private final String text;

    Start(String text) {
      this.text = text;
    }
  }

  /** Signals of so many samples, up to those of which frames make a third step, go without the convex start. */
  static final int FEWEST_WITHOUT = 256;
  private static final int[] POWERS = {3, 6, 9};
  private static final int REPETITIONS = 3;
  private static final double PRICE = 6;
  private static final int CONVEX_REPETITIONS = 20;
  private static final double CONVEX_PRICE = 3;
  private static final double CONVEX_CONTRAST = 0x1p-4;

  @Override
  public List<String> names() {
    return IntStream.of(POWERS).mapToObj(k -> start.text + " 4^" + k).toList();
  }

  @Override
  public List<String> steps() {
    return IntStream.range(0, POWERS.length).mapToObj(k -> passes(List.of(k)) + " implicit steps, first differences").toList();
  }

  @Override
  public List<Integer> usual(int length) {
    boolean left = start == Start.CONVEX && length >= FEWEST_WITHOUT && length <= FrameBranch.LONGEST_OF_TWO;
    return left ? List.of() : IntStream.range(0, POWERS.length).boxed().toList();
  }

  /**
   * Steps of one kind.
   *
   * @param tau their size
   * @param g the diffusivity
   * @param count how many
   * @param candidate the number of the one that is there after them; negative if none is
   */
  private record Phase(double tau, Activation g, int count, int candidate) {}

  /** All steps until the candidate of that number is there. */
  private List<Phase> phases(Setting setting, int candidate) {
    double sigma = setting.noise().largest();
    List<Phase> phases = new ArrayList<>();
    if (start == Start.CONVEX) {
      phases.add(new Phase(CONVEX_PRICE / CONVEX_CONTRAST, diffusivity(new Charbonnier(CONVEX_CONTRAST * sigma)), CONVEX_REPETITIONS, -1));
    }
    for (int k = firstPower(); k <= POWERS[candidate]; k++) {
      double tau = StrictMath.scalb(1.0, 2 * k);
      phases.add(new Phase(tau, diffusivity(new Weickert(sigma * Math.sqrt(PRICE / tau))), REPETITIONS, Arrays.binarySearch(POWERS, k)));
    }
    return phases;
  }

  private int firstPower() {
    return start == Start.CONVEX ? POWERS[0] : 0;
  }

  private static Activation diffusivity(Flux flux) {
    return Activation.of(flux).diffusivity();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, Setting setting, List<Integer> wanted, V y) {
    Convolution d = Convolution.difference(1, Boundary.NATURAL);
    Optional<Diagonal> even = setting.noise().local().map(Varying::between);
    List<V> results = new ArrayList<>();
    V u = y;
    for (Phase phase : phases(setting, wanted.getLast())) {
      Diffusivities g = new Diffusivities(d, phase.g());
      for (int r = 0; r < phase.count(); r++) {
        V weights = even.isEmpty() ? g.express(algebra, List.of(u)).get(0)
            : algebra.activate(g.g(), algebra.apply(even.get(), algebra.apply(d, u)));
        u = setting.solved(algebra, d, phase.tau(), weights, y);
      }
      if (wanted.contains(phase.candidate())) {
        results.add(u);
      }
    }
    return results;
  }

  @Override
  public int passes(List<Integer> wanted) {
    return REPETITIONS * (POWERS[wanted.getLast()] - firstPower() + 1) + (start == Start.CONVEX ? CONVEX_REPETITIONS : 0);
  }

  @Override
  public void tell(LongSignal y, Setting setting, List<Integer> wanted) {
    Convolution d = Convolution.difference(1, Boundary.NATURAL);
    double[] u = y.copy();
    double[] weights = new double[u.length - 1];
    for (Phase phase : phases(setting, wanted.getLast())) {
      Diffusivities g = new Diffusivities(d, phase.g());
      for (int r = 0; r < phase.count(); r++) {
        y.diffusivities(g, u, weights);
        y.source().copyTo(0, u, 0, u.length);
        setting.solve(d, phase.tau(), weights, u, y.team());
        y.worked(1);
      }
      if (wanted.contains(phase.candidate())) {
        y.tell(u);
      }
    }
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
