package org.residua.bench.problem;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;

/**
 * One explicit step {@code u <- u - tau K^T Phi(K u)} at half of its limit, natural boundary, one channel.
 *
 * @param flux the name of {@code Phi}, or of an own one
 * @param outputs filters of {@code K}
 * @param taps taps of each; two taps and one filter are the first difference
 * @param afterAll whether all fluxes were used hot in the virtual machine before
 */
public record Step(String flux, int outputs, int taps, boolean afterAll) implements Problem {

  private static final double CONTRAST = 0.8;

  /** The step with first differences. */
  public static Step difference(String flux) {
    return new Step(flux, 1, 2, false);
  }

  /** The Perona-Malik step with one filter of that many taps. */
  public static Step taps(int taps) {
    return new Step("perona-malik", 1, taps, false);
  }

  /** The same step in a virtual machine that has used all fluxes. */
  public Step afterAllFluxes() {
    return new Step(flux, outputs, taps, true);
  }

  @Override
  public String id() {
    String bank = outputs > 1 ? ".filters-" + outputs : "";
    String filter = taps > 2 ? ".taps-" + taps : "";
    return (afterAll ? "step-after-all." : "step.") + flux + bank + filter;
  }

  /** {@code Phi}. */
  public Flux phi() {
    return Own.flux(flux).orElseGet(() -> BuiltinFluxes.named(flux)
        .orElseThrow(() -> new IllegalArgumentException("no flux is named " + flux)).withContrast(CONTRAST));
  }

  /** Whether {@code K} is the first difference. */
  public boolean difference() {
    return outputs == 1 && taps == 2;
  }

  /** The filters, one after the other; longer ones are random, without mean, and not symmetric. */
  public double[] weights() {
    if (difference()) {
      return new double[] {-1, 1};
    }
    double[] weights = new SplittableRandom(taps).doubles((long) outputs * taps, -1, 1).toArray();
    for (int m = 0; m < outputs; m++) {
      double mean = Arrays.stream(weights, m * taps, (m + 1) * taps).sum() / taps;
      for (int j = 0; j < taps; j++) {
        weights[m * taps + j] -= mean;
      }
    }
    return weights;
  }

  /** Half of {@code 2/(sup Phi' ||K||^2)}, with {@code ||K||^2 <= sum_m (sum_j |w_mj|)^2}. */
  public double tau() {
    double[] weights = weights();
    double norm = 0;
    for (int m = 0; m < outputs; m++) {
      double sum = DoubleStream.of(weights).skip((long) m * taps).limit(taps).map(Math::abs).sum();
      norm += sum * sum;
    }
    return 1 / (phi().slope().hi() * norm);
  }

  @Override
  public void reference(double[] u) {
    Flux phi = phi();
    double[] weights = weights();
    double tau = tau();
    double[] d = new double[u.length];
    for (int m = 0; m < outputs; m++) {
      for (int i = 0; i <= u.length - taps; i++) {
        double y = 0;
        for (int j = 0; j < taps; j++) {
          y += weights[m * taps + j] * u[i + j];
        }
        double z = phi.at(y);
        for (int j = 0; j < taps; j++) {
          d[i + j] += weights[m * taps + j] * z;
        }
      }
    }
    for (int i = 0; i < u.length; i++) {
      u[i] -= tau * d[i];
    }
  }

  /**
   * At this {@code tau} what is subtracted is at most {@code max |u| = 2}, so each of its roundings, two for each
   * product and about ten for the flux, is at most an ulp of one; those of a flux count as its slope does, in
   * {@code tau}.
   */
  @Override
  public double tolerance() {
    return (4 * outputs * taps + 10) * Math.ulp(1.0);
  }
}
