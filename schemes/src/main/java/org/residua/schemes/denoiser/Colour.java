package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.signal.Signal;

/**
 * Test B: noise of which neighbouring samples are correlated. The differences {@code d_1}, {@code d_2} of orders 1 and 2 are cut into
 * windows of 32, 16 apart, each less its mean; of the quieter half of them, by energy, {@code r_m} is the sum of the products of
 * neighbours over the sum of squares. Detail of the signal makes windows loud, and correlates neighbours. Each {@code r_m} tells a
 * {@code rho_m}, by a table of what autoregressive noise {@code w_i = rho w_(i-1) + ...} gives with that selection; a third one,
 * {@code rho_lev}, is told by the noise of level 2 of a frame over that of level 1.
 *
 * <p>Statistic: {@code rho = min(rho_1, rho_2, rho_lev)}, the least because detail only raises each. Threshold:
 * {@code 0.05 + 6/sqrt(min(n, 2048))}. It falls no further, because what detail adds does not: with
 * {@code sqrt(n)} the noise of heart beats of 8192 samples was taken for coloured in 18 of 40 signals, with this in one of 40. Null distribution: of white noise each {@code rho_m} has a standard deviation of about
 * {@code 2/sqrt(n)} and the least of the three is below 0 more often than not, where the tables end; measured on clean signals of
 * n = 2048, it is beyond the threshold for chirps, heart beats and steps every 25 samples of a signal-to-noise ratio of 50. Of the
 * steps and chirps more than half of the windows have differences of more than six noise levels, so that the quieter half is not
 * quiet, and the test does not act; of heart beats it is not, and 4 of 40 of that ratio are false alarms.
 *
 * <p>What follows from it: the noise is {@linkplain Autoregression autoregressive} with that {@code rho}, or a
 * {@linkplain MovingAverage mean of 2, 3 or 4 neighbours} where the autocorrelations of {@code d_1} at the lags 1 to 4 are less than half as
 * far from it ({@code -1/2} at lag q, -.45 with that selection) as from those of the former, or nearer where {@code rho > 0.9}.
 * Beyond .9 detail cannot be told from noise, and the model is that of .9: what is slower stays, rather than that the signal goes. With {@code s_m} the median levels of
 * differences, {@code c_m} their variances for white noise and {@code c_m'} for this one,
 * {@code sigma = min_m s_m sqrt(c_m/c_m')}, and {@code S_j} is {@code sigma} times what the spectrum leaves at level j: for
 * autoregressive noise at most what is measured there, and constant beyond the level {@code log2(n/64)}.
 *
 * @param rho the statistic
 * @param threshold above which the noise is taken for coloured
 * @param spectrum the one that fits best
 * @param loud the part of the windows with a difference of more than six noise levels; 0 where {@code rho} is not beyond the
 *     threshold
 */
record Colour(double rho, double threshold, Spectrum spectrum, double loud) {

  /** Fewer samples tell no colour. */
  static final int FEWEST = 64;
  /** Above it slow signals and noise cannot be told apart. */
  static final double SLOW = 0.7;

  private static final double LEAST = 0.05;
  private static final double FACTOR = 6;
  /** More samples do not lower the threshold. */
  private static final int LONG = 2048;
  private static final int WINDOW = 32;
  private static final double JUMP = 6;
  private static final double MOST_LOUD = 0.5;
  private static final int HOP = 16;
  private static final double[] RHO = {0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98};
  private static final double[][] OWN = {
    {-0.4512, -0.4291, -0.4057, -0.3598, -0.3156, -0.2702, -0.2266, -0.183, -0.1386, -0.0957, -0.0569, -0.0361},
    {-0.6183, -0.6047, -0.5916, -0.5666, -0.5439, -0.5227, -0.5036, -0.4864, -0.472, -0.4612, -0.4541, -0.4516}};
  /** The noise of levels 1 and 2 is tabulated for so many correlations up to this one. */
  private static final int FINE = 49;
  private static final double SLOWEST = 0.98;
  /** Noise is taken for no slower than this. */
  private static final double MOST = 0.9;
  /** More digits of a correlation are not told. */
  private static final double DIGITS = 1e4;
  private static final int MOST_TAPS = 4;
  /** What the selection of quiet windows leaves of -1/2. */
  private static final double AVERAGED = -0.45;
  /** The wavelet whose levels tell the noise. */
  private static final Wavelet LEVELS = Wavelet.SYM8;

  /** The test on samples that are all there, at least {@value #FEWEST}; {@code s} is their noise level, taken for white. */
  static Colour of(double[] y, double s) {
    double[] d = differences(y);
    double[] r = correlations(d, MOST_TAPS);
    double rho = inverse(RHO, OWN[0], r[0]);
    rho = rho > 0 ? Math.min(rho, inverse(RHO, OWN[1], correlations(differences(d), 1)[0])) : 0;
    rho = rho > 0 ? Math.min(rho, ofLevels(y)) : 0;
    double threshold = LEAST + FACTOR / Math.sqrt(Math.min(y.length, LONG));
    return new Colour(rho, threshold, fitting(rho, r), rho > threshold ? loud(d, s) : 0);
  }

  boolean fires() {
    return rho > threshold && loud <= MOST_LOUD;
  }

  /** Why it does not act although its number is beyond the threshold; "" where it does, or is not. */
  String reason(boolean many) {
    return rho <= threshold ? "" : loud > MOST_LOUD ? "more than half of the signal is steep" : many ? ""
        : "fewer than " + Examination.MANY + " samples do not tell for sure";
  }

  private static double loud(double[] d, double s) {
    return IntStream.rangeClosed(0, (d.length - WINDOW) / HOP)
        .filter(k -> IntStream.range(k * HOP, k * HOP + WINDOW).anyMatch(i -> Math.abs(d[i]) > JUMP * s)).count()
        / (double) ((d.length - WINDOW) / HOP + 1);
  }

  private static double[] differences(double[] y) {
    double[] d = new double[y.length - 1];
    Arrays.setAll(d, i -> y[i + 1] - y[i]);
    return d;
  }

  /** The autocorrelations of the quieter half of the windows at the lags 1 to {@code most}. */
  private static double[] correlations(double[] d, int most) {
    Window[] windows = new Window[(d.length - WINDOW) / HOP + 1];
    Arrays.setAll(windows, k -> Window.of(d, k * HOP));
    Arrays.sort(windows, Comparator.comparingDouble(Window::energy));
    Window[] quiet = Arrays.copyOf(windows, windows.length / 2);
    double energy = Arrays.stream(quiet).mapToDouble(Window::energy).sum();
    double[] r = new double[most];
    Arrays.setAll(r, k -> Arrays.stream(quiet).mapToDouble(w -> product(w.samples(), k + 1)).sum() / energy);
    return r;
  }

  /**
   * Differences side by side.
   *
   * @param samples less their mean
   * @param energy the sum of their squares
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Window(double[] samples, double energy) {

    static Window of(double[] d, int from) {
      double[] samples = Arrays.copyOfRange(d, from, from + WINDOW);
      double mean = Moments.mean(samples);
      for (int i = 0; i < WINDOW; i++) {
        samples[i] -= mean;
      }
      return new Window(samples, product(samples, 0));
    }
  }

  private static double product(double[] w, int lag) {
    double sum = 0;
    for (int i = 0; i + lag < w.length; i++) {
      sum += w[i] * w[i + lag];
    }
    return sum;
  }

  /** The {@code rho} of a tabulated increasing number: linear in between, the ends beyond. */
  private static double inverse(double[] rho, double[] table, double x) {
    int k = 1;
    while (k < table.length - 1 && x > table[k]) {
      k++;
    }
    double t = Math.clamp((x - table[k - 1]) / (table[k] - table[k - 1]), 0, 1);
    return rho[k - 1] + t * (rho[k] - rho[k - 1]);
  }

  /** The noise of level 2 over that of level 1, made when it is first asked for. */
  private static final class Ratios {

    static final double[] RHO = IntStream.rangeClosed(0, FINE).mapToDouble(k -> SLOWEST * k / FINE).toArray();
    static final double[] OF = Arrays.stream(RHO).map(Ratios::of).toArray();

    private Ratios() {}

    private static double of(double rho) {
      List<Double> levels = Autoregression.of(rho).levels(LEVELS, 2);
      return levels.get(1) / levels.get(0);
    }
  }

  /** {@code rho_lev}. */
  private static double ofLevels(double[] y) {
    double[] measured = measured(y, 2);
    return inverse(Ratios.RHO, Ratios.OF, measured[1] / measured[0]);
  }

  /**
   * The median levels of the details of the samples, in units in which they are those of white noise. What a filter reaches
   * before them is the beginning of their mirror image; the rest of it, of which a frame has the details, too, is not looked at.
   */
  private static double[] measured(double[] y, int count) {
    Frame frame = new Frame(LEVELS, count);
    Signal approximation = Signal.of(continued(y, frame.reach()));
    double[] levels = new double[count];
    for (int j = 0; j < count; j++) {
      double[] row = frame.high(j + 1).apply(approximation).channel(0);
      approximation = j + 1 < count ? frame.low(j + 1).apply(approximation) : approximation;
      int first = frame.reach() - new Frame(LEVELS, j + 1).reach();
      double[] sizes = new double[y.length];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = Math.abs(row[first + i]);
      }
      levels[j] = Medians.of(sizes) / Medians.QUARTILE * Math.sqrt(StrictMath.scalb(1.0, j + 1));
    }
    return levels;
  }

  /** Samples behind the last so many of their mirror image. */
  private static double[] continued(double[] y, int before) {
    double[] continued = new double[before + y.length];
    for (int i = 0; i < before; i++) {
      continued[i] = y[before - 1 - i];
    }
    System.arraycopy(y, 0, continued, before, y.length);
    return continued;
  }

  private static Spectrum fitting(double measured, double[] r) {
    double rho = Math.min(measured, MOST);
    double[] curve = IntStream.range(0, MOST_TAPS).mapToDouble(k -> -StrictMath.pow(rho, k) * (1 - rho) / 2).toArray();
    double farthest = measured > MOST ? distance(r, curve) : distance(r, curve) / 2;
    Spectrum best = Autoregression.of(rho);
    for (int q = 2; q <= MOST_TAPS; q++) {
      double[] averaged = new double[MOST_TAPS];
      averaged[q - 1] = AVERAGED;
      double far = distance(r, averaged);
      best = far < farthest ? new MovingAverage(q) : best;
      farthest = Math.min(far, farthest);
    }
    return best;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(sum);
  }

  /**
   * What the noise of these samples is.
   *
   * @param y the samples
   * @param sigma its standard deviation
   */
  NoiseModel model(double[] y, double sigma) {
    int count = Frame.levels(y.length) + 1;
    if (spectrum instanceof MovingAverage) {
      return known(spectrum, sigma, y.length);
    }
    List<Double> levels = levels(Autoregression.of(Math.rint(DIGITS * Math.min(rho, MOST)) / DIGITS), sigma, count);
    int known = Math.clamp(ceilLog2(y.length / 64), 1, count);
    double[] measured = measured(y, known);
    double[] capped = IntStream.range(0, known).mapToDouble(
        j -> Math.min(levels.get(j), Math.max(measured[j], measured[0]))).toArray();
    return new NoiseModel(sigma, spectrum, Arrays.stream(capped).boxed().toList(), Optional.empty());
  }

  /** The same of noise whose spectrum is known. */
  static NoiseModel known(Spectrum spectrum, double sigma, int length) {
    return new NoiseModel(sigma, spectrum, levels(spectrum, sigma, Frame.levels(length) + 1), Optional.empty());
  }

  /** {@code log2} rounded up, of at least 1. */
  private static int ceilLog2(int x) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(x - 1);
  }

  private static List<Double> levels(Spectrum spectrum, double sigma, int count) {
    return spectrum.levels(LEVELS, count).stream().map(level -> sigma * level).toList();
  }
}
