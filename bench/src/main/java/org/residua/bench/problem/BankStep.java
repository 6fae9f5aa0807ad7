package org.residua.bench.problem;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;

/**
 * One explicit step {@code u <- u - tau K^T Phi(K u)} of a dense filter bank, natural boundary, planar channels.
 *
 * @param flux the name of {@code Phi}, its contrast 1
 * @param channels of the signal
 * @param outputs filters of {@code K}
 * @param taps taps of each in each channel of its group
 * @param groups of channels and filters
 * @param dilation from tap to tap
 */
public record BankStep(String flux, int channels, int outputs, int taps, int groups, int dilation) implements Problem {

  private static final BankStep SIXTEEN = dense("relu", 16, 16, 5);
  /** Those of short runs. */
  public static final List<BankStep> SHORT = List.of(SIXTEEN, SIXTEEN.dilated(64));

  /** Every filter reads every channel with neighbouring taps. */
  public static BankStep dense(String flux, int channels, int outputs, int taps) {
    return new BankStep(flux, channels, outputs, taps, 1, 1);
  }

  /** The same with taps further apart. */
  public BankStep dilated(int distance) {
    return new BankStep(flux, channels, outputs, taps, groups, distance);
  }

  /** The same in groups. */
  public BankStep inGroups(int count) {
    return new BankStep(flux, channels, outputs, taps, count, dilation);
  }

  /** Those that are measured: one, 16 and 32 channels, two fluxes, nine taps, groups, distances. */
  public static List<BankStep> all() {
    return List.of(SIXTEEN, dense("perona-malik", 16, 16, 5), dense("relu", 16, 16, 9), dense("relu", 32, 32, 5),
        dense("relu", 32, 32, 9), SIXTEEN.inGroups(4), dense("perona-malik", 1, 16, 9), dense("perona-malik", 1, 16, 5).dilated(64),
        SIXTEEN.dilated(64), SIXTEEN.dilated(1024));
  }

  @Override
  public String id() {
    return "bank." + flux + "." + shape().replace(", ", ".").replace(' ', '-');
  }

  /** In words. */
  public String shape() {
    return channels + " to " + outputs + ", taps " + taps + (groups > 1 ? ", groups " + groups : "")
        + (dilation > 1 ? ", distance " + dilation : "");
  }

  /** {@code Phi}. */
  public Flux phi() {
    return BuiltinFluxes.named(flux).orElseThrow(() -> new IllegalArgumentException("no flux is named " + flux));
  }

  /** Filter by filter, channel by channel of its group, tap by tap. */
  public double[] weights() {
    return new SplittableRandom(taps).doubles((long) outputs * channels / groups * taps, -1, 1).toArray();
  }

  /** Half of {@code 2/(sup Phi' ||K||^2)}, with {@code ||K||^2 <= sum_m (sum_cj |w_mcj|)^2}. */
  public double tau() {
    double[] weights = weights();
    int terms = weights.length / outputs;
    double norm = IntStream.range(0, outputs).mapToDouble(m ->
        Math.pow(IntStream.range(m * terms, (m + 1) * terms).mapToDouble(q -> Math.abs(weights[q])).sum(), 2)).sum();
    return 1 / (phi().slope().hi() * norm);
  }

  /** Samples from the first tap to the last. */
  public int reach() {
    return (taps - 1) * dilation + 1;
  }

  @Override
  public int least() {
    return reach();
  }

  @Override
  public double[] start(int length) {
    return new SplittableRandom(1).doubles((long) channels * length, -2, 2).toArray();
  }

  /** Multiply-adds, there and back: what bounds a bank. */
  @Override
  public long work(int length) {
    return 2L * outputs * (channels / groups) * taps * (length - reach() + 1);
  }

  @Override
  public void reference(double[] u) {
    Flux phi = phi();
    double[] weights = weights();
    double tau = tau();
    int length = u.length / channels;
    int inputs = channels / groups;
    double[] d = new double[u.length];
    for (int m = 0; m < outputs; m++) {
      int first = m / (outputs / groups) * inputs;
      for (int i = 0; i <= length - reach(); i++) {
        double y = 0;
        for (int q = 0; q < inputs * taps; q++) {
          y += weights[m * inputs * taps + q] * u[(first + q / taps) * length + i + q % taps * dilation];
        }
        double z = phi.at(y);
        for (int q = 0; q < inputs * taps; q++) {
          d[(first + q / taps) * length + i + q % taps * dilation] += weights[m * inputs * taps + q] * z;
        }
      }
    }
    for (int i = 0; i < u.length; i++) {
      u[i] -= tau * d[i];
    }
  }

  /** As that of {@link Step}, for the products of all channels of a group. */
  @Override
  public double tolerance() {
    return (4 * outputs / groups * (channels / groups) * taps + 10) * Math.ulp(1.0);
  }
}
