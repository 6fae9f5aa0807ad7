package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Contrasts;
import org.residua.api.flux.Flux;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Weickert;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.LinearOperator;

/**
 * One to three explicit diffusion steps of a wavelet frame, {@code K = W M} with {@code K^T K = 2 I} and the step size 1/2, one
 * contrast for each level and nothing on the coarsest approximation:
 *
 * <pre>
 *   p = y - 1/2 K^T Phi(K y),        Weickert's flux, lambda_j^8 = t_j^8 s_j^8 / 3.31488
 *   q = y - 1/2 K^T (g(K p) K y),    Perona-Malik's diffusivity, lambda_j = sqrt(2) s_j
 *   u = y - 1/2 K^T (g(K q) K y),    Weickert's diffusivity, lambda_j^8 = 2^8 s_j^8 / 3.31488
 * </pre>
 *
 * <p>{@code s_j = sigma 2^(-j/2)} is the noise of level j, {@code t_j} the universal threshold. Of coloured noise it is
 * {@code 2^(-j/2) S_j}; where its level {@code v} varies, details are divided by {@code v}, smoothed by the squared filters, before
 * a diffusivity is taken of them. All three are {@code y - K^T G K y/2}
 * with {@code 0 <= G <= 1}, hence norm-decreasing. Source of the later ones, with diffusivities of a smoothed signal: Catte,
 * Lions, Morel, Coll (1992). The third step takes the place of the second for signals of more than 2048 samples, where it loses
 * less on all kinds but a random walk; long channels, of which a candidate must not keep more, stay at two.
 *
 * @param wavelet the frame's
 */
record FrameBranch(Wavelet wavelet) implements Branch {

  /** The numbers of the candidates. */
  private static final int ONE = 0;
  private static final int TWO = 1;
  private static final int THREE = 2;
  /** A third step is made for longer signals. */
  static final int LONGEST_OF_TWO = 2048;
  static final double TAU = 0.5;
  /** A step of a frame takes as long as so many implicit steps. */
  private static final int PASSES = 8;
  /** Beyond so many samples of a level its threshold does not grow. */
  private static final double MOST_EFFECTIVE = 2048;

  @Override
  public List<String> names() {
    return List.of(wavelet.text(), wavelet.text() + " two-step", wavelet.text() + " three-step");
  }

  @Override
  public List<String> steps() {
    return List.of("1 explicit step, responses of a wavelet frame", "2 explicit steps, responses of a wavelet frame",
        "3 explicit steps, responses of a wavelet frame");
  }

  @Override
  public List<Integer> usual(int length) {
    return List.of(ONE, length > LONGEST_OF_TWO && length <= Denoised.Channel.LONGEST_WHOLE ? THREE : TWO);
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, Setting setting, List<Integer> wanted, V y) {
    LinearOperator k = new Frame(wavelet, setting.levels()).details();
    LinearOperator transposed = k.adjoint();
    V details = algebra.apply(k, y);
    Optional<Diagonal> even = evened(setting);
    V flux = even.isEmpty() ? algebra.activate(Activation.of(thresholds(setting)), details)
        : algebra.multiply(new Weights(thresholds(setting), even).of(algebra, details), details);
    List<V> made = new ArrayList<>(List.of(algebra.combine(List.of(1.0, -TAU), List.of(y, algebra.apply(transposed, flux)))));
    for (int step = TWO; step <= wanted.getLast(); step++) {
      made.add(further(algebra, new Weights(later(setting, step), even), k, List.of(y, details, made.getLast())));
    }
    return wanted.stream().map(made::get).toList();
  }

  /**
   * Diffusivities of details.
   *
   * @param fluxes one for each level
   * @param even what details are multiplied by before; empty where the level of the noise does not vary
   */
  private record Weights(Contrasts fluxes, Optional<Diagonal> even) {

    <V> V of(Algebra<V> algebra, V details) {
      return algebra.activate(Activation.of(fluxes).diffusivity(), even.isEmpty() ? details : algebra.apply(even.get(), details));
    }
  }

  private static <V> V further(Algebra<V> algebra, Weights weights, LinearOperator k, List<V> known) {
    V removed = algebra.apply(k.adjoint(), algebra.multiply(weights.of(algebra, algebra.apply(k, known.get(2))), known.get(1)));
    return algebra.combine(List.of(1.0, -TAU), List.of(known.get(0), removed));
  }

  @Override
  public int passes(List<Integer> wanted) {
    return (1 + 2 * wanted.getLast()) * PASSES;
  }

  @Override
  public void tell(LongSignal y, Setting setting, List<Integer> wanted) {
    Frame frame = new Frame(wavelet, setting.levels());
    double[] made = kept(y, new FrameStep(frame, thresholds(setting), false), List.of(y.source()), PASSES);
    for (int step = ONE; step < wanted.getLast(); step++) {
      if (wanted.contains(step)) {
        y.tell(made);
      }
      FrameStep next = new FrameStep(frame, later(setting, step + 1), true);
      List<Source> known = List.of(y.source(), Source.of(made));
      if (step + 1 == wanted.getLast()) {
        y.frameStep(next, known, 2 * PASSES, y::tell);
        y.told();
        return;
      }
      made = kept(y, next, known, 2 * PASSES);
    }
    y.tell(made);
  }

  /** What a step makes of a long signal, as a whole. */
  private static double[] kept(LongSignal y, FrameStep step, List<Source> known, int passes) {
    double[] made = new double[y.length()];
    y.frameStep(step, known, passes, (from, u, count) -> System.arraycopy(u, 0, made, from, count));
    return made;
  }

  private static Contrasts thresholds(Setting setting) {
    double root = StrictMath.pow(Weickert.CONSTANT, 0.125);
    return Contrasts.of(new Weickert(1), IntStream.rangeClosed(1, setting.levels()).mapToDouble(j -> {
      double samples = Math.clamp(StrictMath.scalb((double) setting.length(), -j), 2, MOST_EFFECTIVE);
      return Math.sqrt(2 * StrictMath.log(samples)) * noise(setting, j) / root;
    }).toArray());
  }

  /** Of the step after one or two others. */
  private static Contrasts later(Setting setting, int step) {
    return step == TWO ? multiples(new PeronaMalik(1), setting, Math.sqrt(2))
        : multiples(new Weickert(1), setting, 2 / StrictMath.pow(Weickert.CONSTANT, 0.125));
  }

  private static Contrasts multiples(Flux shape, Setting setting, double factor) {
    return Contrasts.of(shape, IntStream.rangeClosed(1, setting.levels()).mapToDouble(j -> factor * noise(setting, j)).toArray());
  }

  private static double noise(Setting setting, int level) {
    return setting.noise().at(level) * StrictMath.pow(2, -0.5 * level);
  }

  /** What makes noise whose level varies one of one level. */
  private Optional<Diagonal> evened(Setting setting) {
    return setting.noise().local().map(v -> v.evened(new Frame(wavelet, setting.levels())));
  }
}
