package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Test P: a noise level that grows with the signal, as that of counts does. With a first result {@code u}, that of a {@link Pilot}, and the
 * residuals {@code y - u}, those near bends of {@code u} left out, all sorted by {@code u} and cut into blocks of
 * {@code max(32, n/64)}, {@code b} the median of the absolute residuals of a block over {@code Phi^-1(3/4)}:
 *
 * <pre>
 *   ln b^2 = c + ln(1 + q (u - min u)/mean(u - min u)),   q = 0 or 10^(-2), 10^(-15/8), ..., 10^4
 * </pre>
 *
 * <p>fitted by least absolute deviations. Statistic: the lesser of two, the standard deviation over the samples of {@code ln v},
 * {@code v^2 = 1 + q (u - min u)/mean}, and the part by which the deviations are less than with {@code q = 0}. Threshold: .15. Null
 * distribution: with one level {@code q} fits noise of {@code ln b^2} alone, whose standard deviation is about .35 for 32
 * residuals; the gain then is a few per cent, and {@code q} small: at most .12 in hundreds, for chirps.
 *
 * <p>Where peaks are noisier than the rest {@link Drift} finds a level that varies, too. Of two levels {@code v} that one is taken which
 * explains the residuals better, by the likelihood of two-sided exponential ones of a common scale: the lesser
 * {@link #misfit ln mean(|y - u|/v) + mean ln v}.
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
  /** A product that is larger gives way to its logarithm: another factor, the square of a quotient of medians, is within the doubles then. */
  private static final double LARGE = 1e100;

  /**
   * Residuals.
   *
   * @param u the results
   * @param sizes of the residuals
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Points(double[] u, double[] sizes) {

    /** The same by {@code u}, those of equal ones in their order: byte by byte from the last. Source: Knuth, volume 3, 5.2.5. */
    Points sorted() {
      int n = u.length;
      long[] keys = new long[n];
      int[][] counts = new int[Long.BYTES][1 << Byte.SIZE];
      for (int i = 0; i < n; i++) {
        keys[i] = Selection.key(u[i]);
        for (int place = 0; place < Long.BYTES; place++) {
          counts[place][digit(keys[i], place)]++;
        }
      }
      double[] sorted = sizes;
      for (int place = 0; place < Long.BYTES; place++) {
        if (n > 0 && counts[place][digit(keys[0], place)] < n) {
          int[] next = starts(counts[place]);
          long[] placedKeys = new long[n];
          double[] placed = new double[n];
          for (int i = 0; i < n; i++) {
            int to = next[digit(keys[i], place)]++;
            placedKeys[to] = keys[i];
            placed[to] = sorted[i];
          }
          keys = placedKeys;
          sorted = placed;
        }
      }
      return new Points(Arrays.stream(keys).mapToDouble(Selection::value).toArray(), sorted);
    }

    private static int[] starts(int... counts) {
      int[] starts = new int[counts.length];
      for (int digit = 1; digit < counts.length; digit++) {
        starts[digit] = starts[digit - 1] + counts[digit - 1];
      }
      return starts;
    }

    private static int digit(long key, int place) {
      return (int) (key >>> (place * Byte.SIZE)) & ((1 << Byte.SIZE) - 1);
    }
  }

  /**
   * Residuals with results of about the same size.
   *
   * @param u the mean of the results
   * @param square {@code b^2}
   */
  private record Block(double u, double square) {}

  /**
   * The test.
   *
   * @param pieces all samples of which are there
   * @param u the first result on each
   * @param sigma the noise level that it was made for
   */
  static Dependence of(List<Piece> pieces, List<double[]> u, double sigma) {
    double[] all = u.stream().flatMapToDouble(Arrays::stream).toArray();
    double least = Arrays.stream(all).min().orElseThrow();
    double mean = Moments.mean(all) - least;
    List<Block> blocks = blocks(points(pieces, u, sigma, all.length).sorted(), Math.max(LEAST_BLOCK, all.length / BLOCKS));
    if (blocks.size() < FEWEST) {
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
    double spread = q == 0 ? 0 : new Dependence(0, q, least, mean).spread(all);
    return new Dependence(Math.min(spread, 1 - best / usual), q, least, mean);
  }

  /** The residuals, those near bends left out. */
  private static Points points(List<Piece> pieces, List<double[]> u, double sigma, int most) {
    double[] places = new double[most];
    double[] sizes = new double[most];
    int count = 0;
    for (int k = 0; k < pieces.size(); k++) {
      double[] y = pieces.get(k).samples();
      double[] result = u.get(k);
      boolean[] left = bent(result, sigma);
      for (int i = 0; i < y.length; i++) {
        if (!left[i]) {
          places[count] = result[i];
          sizes[count] = Math.abs(y[i] - result[i]);
          count++;
        }
      }
    }
    return new Points(Arrays.copyOf(places, count), Arrays.copyOf(sizes, count));
  }

  /** {@code ln mean(|y - u|/v) + mean ln v} without bends: of two levels the one that explains the residuals better has less. */
  static double misfit(double[] y, double[] u, double[] v, double sigma) {
    boolean[] left = bent(u, sigma);
    double sizes = 0;
    double logs = 0;
    int count = 0;
    for (int i = 0; i < y.length; i++) {
      if (!left[i]) {
        sizes += Math.abs(y[i] - u[i]) / v[i];
        logs += StrictMath.log(v[i]);
        count++;
      }
    }
    return StrictMath.log(sizes / count) + logs / count;
  }

  boolean fires() {
    return statistic > THRESHOLD;
  }

  /** The samples around bends. */
  private static boolean[] bent(double[] u, double sigma) {
    boolean[] left = new boolean[u.length];
    for (int i = 1; i < u.length - 1; i++) {
      if (Math.abs(u[i - 1] - 2 * u[i] + u[i + 1]) > BEND * sigma) {
        Arrays.fill(left, Math.max(0, i - AROUND), Math.min(u.length, i + AROUND + 1), true);
      }
    }
    return left;
  }

  private static List<Block> blocks(Points sorted, int size) {
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from + size <= sorted.u().length; from += size) {
      double b = Medians.of(Arrays.copyOfRange(sorted.sizes(), from, from + size)) / Medians.QUARTILE;
      if (b > 0) {
        blocks.add(new Block(Moments.mean(Arrays.copyOfRange(sorted.u(), from, from + size)), b * b));
      }
    }
    return blocks;
  }

  /**
   * The sum of the absolute deviations from the fit, {@code c} their median: what is above it less what is below, whatever it is. Hence
   * the logarithm of a product of quotients, of which none is less than 1.
   */
  private static double deviations(List<Block> blocks, Dependence fit) {
    double[] rest = new double[blocks.size()];
    for (int k = 0; k < rest.length; k++) {
      rest[k] = blocks.get(k).square() / fit.square(blocks.get(k).u());
    }
    Medians.halve(rest);
    double sum = 0;
    double product = 1;
    for (int k = 0; k < rest.length / 2; k++) {
      product *= rest[rest.length - 1 - k] / rest[k];
      if (product > LARGE) {
        sum += StrictMath.log(product);
        product = 1;
      }
    }
    return sum + StrictMath.log(product);
  }

  /** The standard deviation of {@code ln v}. */
  private double spread(double[] u) {
    double[] logs = new double[u.length];
    for (int i = 0; i < u.length; i++) {
      logs[i] = StrictMath.log(square(u[i])) / 2;
    }
    return Moments.deviation(logs);
  }

  private double square(double u) {
    return mean > 0 ? 1 + q * (Math.max(0, u - least) / mean) : 1;
  }

  /** {@code v}. */
  double[] level(double[] u) {
    return Arrays.stream(u).map(x -> Math.sqrt(square(x))).toArray();
  }
}
