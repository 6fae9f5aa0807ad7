package org.residua.bench.problem;

import java.util.Arrays;
import java.util.Locale;
import org.residua.api.flux.Flux;

/**
 * Many steps with first differences at half of the limit.
 *
 * @param flux the name of {@code Phi}
 * @param steps how many, even
 * @param form how each step follows from the ones before
 * @param threads how many threads may work on it
 */
public record Evolution(String flux, int steps, Form form, int threads) implements Problem {

  private static final int PIECE = 1 << 12;

  /** Forms of a row. */
  public enum Form {
    /** {@code u <- t(u)}. */
    EXPLICIT,
    /** {@code u^{k+1} = a_k t(u^k) + (1 - a_k) u^{k-1}}, diffusivities anew at each row. */
    FSI,
    /** The same with the diffusivities of the start. */
    FSI_FROZEN
  }

  /** Explicit Perona-Malik steps by one thread. */
  public static Evolution explicit(int steps) {
    return new Evolution("perona-malik", steps, Form.EXPLICIT, 1);
  }

  /** The same evolution in another form. */
  public Evolution as(Form other) {
    return new Evolution(flux, steps, other, threads);
  }

  /** The same evolution by that many threads. */
  public Evolution by(int count) {
    return new Evolution(flux, steps, form, count);
  }

  @Override
  public String id() {
    String name = form.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "steps-" + steps + "." + flux + "." + name + (threads > 1 ? ".threads-" + threads : "");
  }

  /** One of its steps. */
  public Step step() {
    return Step.difference(flux);
  }

  /** {@code a_k}: 1 for explicit steps, {@code (4k+2)/(2k+3)} for FSI. */
  public double weight(int k) {
    return form == Form.EXPLICIT ? 1 : (4.0 * k + 2) / (2.0 * k + 3);
  }

  @Override
  public long work(int length) {
    return (long) steps * length;
  }

  /**
   * Piece by piece, as whatever is wrong at the edges of a piece moves inwards by one sample a step: the same numbers as
   * those of all samples at once, but in the cache.
   */
  @Override
  public void reference(double[] u) {
    double[] start = u.clone();
    for (int at = 0; at < u.length; at += PIECE) {
      int end = Math.min(u.length, at + PIECE);
      int from = Math.max(0, at - steps);
      double[] piece = Arrays.copyOfRange(start, from, Math.min(u.length, end + steps));
      evolve(piece);
      System.arraycopy(piece, at - from, u, at, end - at);
    }
  }

  private void evolve(double[] u) {
    Flux phi = step().phi();
    double tau = step().tau();
    double[] z = new double[u.length];
    double[] g = form == Form.FSI_FROZEN ? diffusivities(phi, u) : new double[0];
    double[] previous = form == Form.EXPLICIT ? u : u.clone();
    for (int k = 0; k < steps; k++) {
      fluxes(phi, g, u, z);
      double a = weight(k);
      double left = 0;
      for (int i = 0; i < u.length; i++) {
        double t = u[i] + tau * (z[i] - left);
        left = z[i];
        double before = previous[i];
        previous[i] = u[i];
        u[i] = a == 1 ? t : a * t + (1 - a) * before;
      }
    }
  }

  private static void fluxes(Flux phi, double[] g, double[] u, double[] z) {
    for (int i = 0; i + 1 < u.length; i++) {
      double y = u[i + 1] - u[i];
      z[i] = g.length > 0 ? g[i] * y : phi.at(y);
    }
  }

  private static double[] diffusivities(Flux phi, double[] u) {
    double[] g = new double[u.length - 1];
    for (int i = 0; i < g.length; i++) {
      g[i] = phi.diffusivity(u[i + 1] - u[i]);
    }
    return g;
  }

  /**
   * The roundings of each step; where the slope is down to {@code -mu} a step moves nearby signals apart by up to
   * {@code 1 + 4 tau mu}; in a semi-iteration a rounding at one row grows at most linearly with the rows that follow.
   */
  @Override
  public double tolerance() {
    Step step = step();
    double apart = form == Form.FSI_FROZEN ? 1 : 1 + 4 * step.tau() * Math.max(0, -step.phi().slope().lo());
    double growth = form == Form.EXPLICIT ? 1 : steps;
    return steps * growth * Math.pow(apart, steps) * step.tolerance();
  }
}
