package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

/**
 * Test A: samples that are wrong, not noisy. With the medians {@code L}, {@code R} of the three samples on either side, {@code d} the
 * distance of a sample from the interval between {@code L} and {@code R} and {@code e = +-1} its side, a sample is
 *
 * <ul>
 * <li>isolated if neither neighbour is raised with it: {@code e (y_(i-1) - median(y_(i-2), y_(i-3), y_(i-4))) < 3.5 s_i}, and the same on
 *     the right. Real peaks of two or more samples are not;
 * <li>flagged if it is isolated and {@code |d| > 4.5 s_i}, {@code s_i} the noise level there;
 * <li>counted if it is flagged and no other is within three samples.
 * </ul>
 *
 * <p>Statistic: {@code m}, how many are counted. Threshold: {@code 3 + n/5000 + J^2/n} with {@code J} edges of more than 5 noise
 * levels, beside which noise is flagged now and then. Null distribution: of normal noise on smooth signals {@code d} beyond 4.5 has a
 * probability of about 1e-6 a sample (the medians help as often as they harm), so that {@code m} is nearly always 0; Laplace's has
 * 10 to 20 in 2048. Of 8192 samples with a step every 25 {@code m} passes its
 * threshold in 2 to 6 of 20 signals; the guard of the peaks stopped all of these. Sharp signals are told from errors by what else they show: the test does not act when there are at least a
 * third as many peaks of two or three samples, when more than 5 % of the samples are counted, when they come in regular intervals
 * (six or more, 60 % of the gaps within 15 % of their median), or when 95 % have one side: spikes of one sign and a spectrum of
 * sticks look alike.
 *
 * <p>What it does, twice: flagged samples become {@code (L + R)/2}; isolated ones with {@code |d| > 2.5 s_i} are put at that distance. Source
 * of the medians on both sides: Tukey (1977), Exploratory Data Analysis; thresholds and guards are measured.
 *
 * @param flagged their positions, ascending
 * @param counted how many, {@code m}
 * @param edges {@code J}
 * @param peaks of two or three samples
 * @param threshold that {@code m} has to reach
 * @param reason why it does not act although {@code m} reaches the threshold; "" where it may
 */
record Outliers(List<Integer> flagged, int counted, int edges, int peaks, double threshold, String reason) {

  private static final double FAR = 4.5;
  private static final double NEAR = 2.5;
  private static final double RAISED = 3.5;
  private static final double EDGE = 5;
  private static final int APART = 3;
  private static final double MOST = 0.05;
  private static final double ONE_SIDED = 0.95;
  private static final int SEVERAL = 6;
  private static final double REGULAR = 0.6;
  private static final double ALIKE = 0.15;
  private static final int ROUNDS = 2;

  /** Copies the positions. */
  Outliers {
    flagged = List.copyOf(flagged);
  }

  /**
   * The test.
   *
   * @param y samples, all of them there
   * @param s their noise levels, positive
   */
  static Outliers of(double[] y, IntToDoubleFunction s) {
    List<Integer> flagged = new ArrayList<>();
    int peaks = 0;
    for (int i = 0; i < y.length; i++) {
      double d = distance(y, i);
      if (Math.abs(d) > FAR * s.applyAsDouble(i)) {
        if (isolated(y, i, s.applyAsDouble(i))) {
          flagged.add(i);
        } else {
          peaks += peak(y, i, s.applyAsDouble(i)) ? 1 : 0;
        }
      }
    }
    List<Integer> alone = alone(flagged);
    int edges = edges(y, s);
    double threshold = 3 + y.length / 5000.0 + (double) edges * edges / y.length;
    return new Outliers(flagged, alone.size(), edges, peaks, threshold, alone.size() < threshold ? "" : reason(y, alone, peaks));
  }

  /** Whether it acts by itself. */
  boolean acts() {
    return counted >= threshold && reason.isEmpty();
  }

  private static String reason(double[] y, List<Integer> alone, int peaks) {
    long up = alone.stream().filter(i -> distance(y, i) > 0).count();
    if (alone.size() < 3 * peaks) {
      return "there are " + peaks + " peaks of two or three samples, too";
    }
    if (alone.size() > MOST * y.length) {
      return "more than 5 % of the samples are";
    }
    if (regular(alone)) {
      return "they come in regular intervals";
    }
    return Math.max(up, alone.size() - up) >= ONE_SIDED * alone.size() ? "all or nearly all have one sign" : "";
  }

  private static List<Integer> alone(List<Integer> flagged) {
    List<Integer> alone = new ArrayList<>();
    for (int k = 0; k < flagged.size(); k++) {
      boolean left = k == 0 || flagged.get(k) - flagged.get(k - 1) > APART;
      boolean right = k == flagged.size() - 1 || flagged.get(k + 1) - flagged.get(k) > APART;
      if (left && right) {
        alone.add(flagged.get(k));
      }
    }
    return alone;
  }

  private static boolean regular(List<Integer> alone) {
    if (alone.size() < SEVERAL) {
      return false;
    }
    double[] gaps = new double[alone.size() - 1];
    Arrays.setAll(gaps, k -> alone.get(k + 1) - alone.get(k));
    double middle = Medians.of(gaps.clone());
    return Arrays.stream(gaps).filter(gap -> Math.abs(gap - middle) <= ALIKE * middle).count() >= REGULAR * gaps.length;
  }

  /** {@code d} with its sign. */
  private static double distance(double[] y, int i) {
    double left = Medians.three(y, i - 1, -1);
    double right = Medians.three(y, i + 1, 1);
    double above = y[i] - Math.max(left, right);
    double below = y[i] - Math.min(left, right);
    return above > 0 ? above : Math.min(below, 0);
  }

  private static boolean isolated(double[] y, int i, double s) {
    return !raised(y, i, -1, s) && !raised(y, i, 1, s);
  }

  /** Whether the neighbour on that side is raised with a sample. */
  private static boolean raised(double[] y, int i, int side, double s) {
    double e = Math.signum(distance(y, i));
    return e * (Medians.at(y, i + side) - Medians.three(y, i + 2 * side, side)) >= RAISED * s;
  }

  /** Whether a sample that is not isolated is the tip of a peak of two or three samples: beyond its neighbours it is quiet. */
  private static boolean peak(double[] y, int i, double s) {
    double e = Math.signum(distance(y, i));
    return e * (Medians.at(y, i - 2) - Medians.three(y, i - 3, -1)) < RAISED * s
        && e * (Medians.at(y, i + 2) - Medians.three(y, i + 3, 1)) < RAISED * s;
  }

  /** Steps between samples of more than half the difference of the medians on both sides, where that is large. */
  private static int edges(double[] y, IntToDoubleFunction s) {
    int edges = 0;
    for (int i = 1; i < y.length; i++) {
      double difference = difference(y, i);
      if (difference > EDGE * s.applyAsDouble(i) && Math.abs(y[i] - y[i - 1]) > difference / 2
          && difference >= difference(y, i - 1) && difference >= difference(y, i + 1)) {
        edges++;
      }
    }
    return edges;
  }

  private static double difference(double[] y, int i) {
    return Math.abs(Medians.three(y, i, 1) - Medians.three(y, i - 1, -1));
  }

  /**
   * Samples without outliers.
   *
   * @param samples of which some are replaced
   * @param replaced positions of the flagged ones
   * @param clipped positions of those that were put nearer
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Cleaned(double[] samples, List<Integer> replaced, List<Integer> clipped) {}

  /** {@code y} without them. */
  static Cleaned without(double[] y, IntToDoubleFunction s) {
    TreeSet<Integer> replaced = new TreeSet<>();
    TreeSet<Integer> clipped = new TreeSet<>();
    double[] x = y;
    for (int round = 0; round < ROUNDS; round++) {
      x = moved(x, s, FAR, replaced);
      x = moved(x, s, NEAR, clipped);
    }
    clipped.removeAll(replaced);
    return new Cleaned(x, List.copyOf(replaced), List.copyOf(clipped));
  }

  /** Isolated samples beyond {@code far} noise levels: in between where that is far, put at the distance where it is near. */
  private static double[] moved(double[] y, IntToDoubleFunction s, double far, Set<Integer> moved) {
    double[] x = y.clone();
    for (int i = 0; i < y.length; i++) {
      double d = distance(y, i);
      double most = far * s.applyAsDouble(i);
      if (Math.abs(d) > most && isolated(y, i, s.applyAsDouble(i))) {
        x[i] = far == NEAR ? y[i] - d + Math.copySign(most, d) : (Medians.three(y, i - 1, -1) + Medians.three(y, i + 1, 1)) / 2;
        moved.add(i);
      }
    }
    return x;
  }

  /** Why samples that are flagged stay. */
  String why() {
    return counted < threshold ? counted + " alone are too few to tell" : reason;
  }
}
