package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Test P: a noise level that grows with the signal, as that of counts does. With the result {@code u} of the rule and the
 * residuals {@code y - u}, those near bends of {@code u} left out, all sorted by {@code u} and cut into blocks of
 * {@code max(32, n/64)}, divided by a local level if there is one, {@code b} the median of the absolute residuals of a block over {@code Phi^-1(3/4)}:
 *
 * <pre>
 *   ln b^2 = c + ln(1 + q (u - min u)/mean(u - min u)),   q = 0 or 10^(-2), 10^(-15/8), ..., 10^4
 * </pre>
 *
 * <p>fitted by least absolute deviations. Statistic: the lesser of two, the standard deviation over the samples of {@code ln v},
 * {@code v^2 = 1 + q (u - min u)/mean}, and the part by which the deviations are less than with {@code q = 0}. Threshold: .15. Null
 * distribution: with one level {@code q} fits noise of {@code ln b^2} alone, whose standard deviation is about .35 for 32
 * residuals; the gain then is a few per cent, and {@code q} small.
 *
 * @param statistic the lesser of deviation and gain
 * @param q of the fit
 * @param least {@code min u}
 * @param mean {@code mean(u - min u)}
 */
record Dependence(double statistic, double q, double least, double mean) {

  /** Beyond it the level depends on the signal. */
  static final double THRESHOLD = 0.15;

  private static final int LEAST_BLOCK = 32;
  private static final int BLOCKS = 64;
  /** Fewer blocks tell nothing. */
  private static final int FEWEST = 8;
  /** Second differences of the result beyond this part of the noise level are a bend, and so many samples around it are left out. */
  private static final double BEND = 0.5;
  private static final int AROUND = 3;
  private static final int EIGHTHS = 8;

  /**
   * A residual.
   *
   * @param u the result
   * @param size of the residual
   */
  private record Point(double u, double size) {}

  /** Blocks of equal sizes. */
  private record Block(double u, double log) {}

  /**
   * The test.
   *
   * @param pieces all samples of which are there
   * @param u the rule's result on each
   * @param noise for which it was made
   */
  static Dependence of(List<Piece> pieces, List<double[]> u, NoiseModel noise) {
    List<Point> points = new ArrayList<>();
    for (int k = 0; k < pieces.size(); k++) {
      double[] y = pieces.get(k).samples();
      double[] level = new double[y.length];
      NoiseModel here = noise.on(pieces.get(k));
      Arrays.setAll(level, i -> noise.sigma() * here.local().map(v -> v.get(0, i)).orElse(1.0));
      add(points, y, u.get(k), level);
    }
    double[] all = u.stream().flatMapToDouble(Arrays::stream).toArray();
    double least = Arrays.stream(all).min().orElseThrow();
    double mean = Arrays.stream(all).sum() / all.length - least;
    List<Block> blocks = blocks(points, Math.max(LEAST_BLOCK, all.length / BLOCKS));
    if (blocks.size() < FEWEST || !(mean > 0)) {
      return new Dependence(0, 0, least, mean);
    }
    double q = 0;
    double usual = deviations(blocks, new Dependence(0, 0, least, mean));
    double best = usual;
    for (int eighth = -2 * EIGHTHS; eighth <= 4 * EIGHTHS; eighth++) {
      double tried = StrictMath.pow(10, eighth / (double) EIGHTHS);
      double found = deviations(blocks, new Dependence(0, tried, least, mean));
      q = found < best ? tried : q;
      best = Math.min(best, found);
    }
    Dependence fit = new Dependence(0, q, least, mean);
    return new Dependence(Math.min(spread(fit.level(all)), 1 - best / usual), q, least, mean);
  }

  Finding finding() {
    return new Finding(Finding.Test.DEPENDENCE, statistic, THRESHOLD, fires(), "");
  }

  boolean fires() {
    return statistic > THRESHOLD;
  }

  private static void add(List<Point> points, double[] y, double[] u, double[] level) {
    boolean[] left = new boolean[u.length];
    for (int i = 1; i < u.length - 1; i++) {
      if (Math.abs(u[i - 1] - 2 * u[i] + u[i + 1]) > BEND * level[i]) {
        Arrays.fill(left, Math.max(0, i - AROUND), Math.min(u.length, i + AROUND + 1), true);
      }
    }
    for (int i = 0; i < u.length; i++) {
      if (!left[i]) {
        points.add(new Point(u[i], Math.abs(y[i] - u[i]) / level[i]));
      }
    }
  }

  private static List<Block> blocks(List<Point> points, int size) {
    List<Point> sorted = points.stream().sorted(Comparator.comparingDouble(Point::u)).toList();
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from + size <= sorted.size(); from += size) {
      List<Point> here = sorted.subList(from, from + size);
      double b = Medians.of(here.stream().mapToDouble(Point::size).toArray()) / Medians.QUARTILE;
      if (b > 0) {
        blocks.add(new Block(here.stream().mapToDouble(Point::u).sum() / size, 2 * StrictMath.log(b)));
      }
    }
    return blocks;
  }

  /** The sum of the absolute deviations from the fit, {@code c} their median. */
  private static double deviations(List<Block> blocks, Dependence fit) {
    double[] rest = blocks.stream().mapToDouble(block -> block.log() - StrictMath.log(fit.square(block.u()))).toArray();
    double c = Medians.of(rest.clone());
    return Arrays.stream(rest).map(x -> Math.abs(x - c)).sum();
  }

  private static double spread(double[] v) {
    double[] logs = Arrays.stream(v).map(StrictMath::log).toArray();
    double mean = Arrays.stream(logs).sum() / logs.length;
    return Math.sqrt(Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum() / logs.length);
  }

  private double square(double u) {
    return mean > 0 ? 1 + q * (Math.max(0, u - least) / mean) : 1;
  }

  /** {@code v}. */
  double[] level(double[] u) {
    return Arrays.stream(u).map(x -> Math.sqrt(square(x))).toArray();
  }
}
