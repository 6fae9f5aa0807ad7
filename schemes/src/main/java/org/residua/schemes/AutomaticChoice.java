package org.residua.schemes;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

/**
 * Parameters from the data: the contrast from the noise level, the time by the discrepancy principle
 * {@code ||u(T) - f|| = sigma sqrt(N)}, flux and order by the whiteness of the residual.
 *
 * @param scheme the chosen scheme, parameters included
 * @param noise the noise level {@code sigma} it rests on
 * @param whiteness the residual's {@link Whiteness#of}, smallest among the candidates
 */
public record AutomaticChoice(Scheme scheme, double noise, double whiteness) {

  /**
   * Contrast in units of the standard deviation of the noise in a filter response. On the signals of Donoho
   * and Johnstone, factors of 0.5 to 3 were compared: 1 is within a third of the best for each of them.
   */
  private static final double CONTRAST_FACTOR = 1;
  /** Frozen diffusivities are renewed about this often, or more, within the time that is chosen. */
  private static final int LEAST_CYCLES = 8;

  /**
   * {@code lambda = sigma max_m ||w_m||}: the standard deviation of the noise in the responses.
   *
   * @param noise {@code sigma}, positive
   * @param k the filters
   */
  public static double contrast(double noise, Convolution k) {
    if (!(noise > 0)) {
      throw new IllegalArgumentException("noise level = " + noise + ": at least half of the"
          + " differences are equal, so no contrast can be derived; give a contrast");
    }
    double largest = 0;
    for (int m = 0; m < k.outputs(); m++) {
      double sum = 0;
      for (int c = 0; c < k.stencil().groupInputs(); c++) {
        for (int j = 0; j < k.taps(); j++) {
          sum += k.stencil().weight(m, c, j) * k.stencil().weight(m, c, j);
        }
      }
      largest = Math.max(largest, sum);
    }
    return CONTRAST_FACTOR * noise * Math.sqrt(largest);
  }

  /**
   * The time at which a scheme has removed as much as the noise holds; of signals longer than 16384 samples
   * eight windows of 2048 are looked at.
   *
   * @param f the noisy signal
   * @param noise {@code sigma}, positive
   * @param schemes a scheme for each time
   */
  public static double time(Signal f, double noise, DoubleFunction<? extends Scheme> schemes) {
    return Discrepancy.time(Sections.of(f), noise, schemes);
  }

  /**
   * The candidate with the whitest residual among Perona-Malik and Charbonnier fluxes of order 1 and 2.
   *
   * @param f the noisy signal, at least 4 samples
   * @param boundary the boundary of the differences
   */
  public static AutomaticChoice choose(Signal f, Boundary boundary) {
    return choose(f, NoiseLevel.estimate(f), boundary);
  }

  /**
   * The same for a noise level that is known better than from all samples, as when some of them are filled.
   *
   * @param f the noisy signal, at least 4 samples
   * @param noise {@code sigma}, positive
   * @param boundary the boundary of the differences
   */
  public static AutomaticChoice choose(Signal f, double noise, Boundary boundary) {
    if (f.shape().length() < 4) {
      throw new IllegalArgumentException(f.shape().length() + " samples are too few to choose"
          + " parameters from; give at least 4, or the parameters");
    }
    List<Signal> sections = Sections.of(f);
    AutomaticChoice best = null;
    for (int order : List.of(1, 2)) {
      Convolution k = Convolution.difference(order, boundary).onEach(f.shape().channels());
      double contrast = contrast(noise, k);
      for (Flux flux : List.of(new PeronaMalik(contrast), new Charbonnier(contrast))) {
        AutomaticChoice candidate = evaluate(sections, noise, Diffusion.of(k, flux));
        best = best == null || candidate.whiteness < best.whiteness ? candidate : best;
      }
    }
    return Objects.requireNonNull(best);
  }

  private static AutomaticChoice evaluate(
      List<Signal> sections, double noise, Diffusion diffusion) {
    double tau = diffusion.limit().certified();
    DoubleFunction<Scheme> schemes = time -> Fsi.FAMILY.until(diffusion, time, Pace.of(stepsFor(time / tau), 1));
    Scheme scheme = schemes.apply(Discrepancy.time(sections, noise, schemes));
    double whiteness = 0;
    for (Signal f : sections) {
      whiteness = Math.max(whiteness, Whiteness.of(f, Discrepancy.evolve(scheme, f)));
    }
    return new AutomaticChoice(scheme, noise, whiteness);
  }

  /**
   * The longest cycles that leave {@value #LEAST_CYCLES} of them, but at least 2 steps: with fewer, a cycle
   * covers less time than explicit steps.
   */
  private static int stepsFor(double units) {
    double n = Math.floor(Math.sqrt(3 * units / LEAST_CYCLES + 0.25) - 0.5);
    return (int) Math.max(2, n);
  }
}
