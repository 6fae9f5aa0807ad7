package org.residua.cli.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.residua.api.signal.Signal;

/**
 * Looks for jumps in white noise of a known level. Between samples {@code i-1} and {@code i} a line is fitted to the {@code w}
 * samples on either side; the gap of the two lines there,
 *
 * <pre>
 *   gap_w(i) = sum_k a_k (y_(i+k) - y_(i-1-k)),   a_k = 1/w - (k + 1/2 - w/2) w / (2 S),   S = w (w^2 - 1) / 12
 * </pre>
 *
 * <p>is 0 for slopes, and for parabolas; of noise it has the standard deviation {@code sigma sqrt(2 sum a_k^2)}. A jump is where
 * it is the largest around, above the universal threshold for all {@code i} and {@code w} together, of a size that shorter windows
 * confirm, and where both lines fit up to the noise: neither flanks of peaks nor curvature are jumps. Windows grow from 8 to 32 samples
 * and never reach over a jump that is found already.
 * Isolated samples are left out, see {@link Spikes}.
 */
final class JumpSearch {

  private static final int[] WINDOWS = {8, 16, 32};
  private static final int LONGEST = 32;
  private static final int BLOCK = 1 << 16;
  /** The part of a gap that shorter windows confirm ... */
  private static final double CONFIRMED = 0.6;
  /** ... up to so many of their standard deviations. */
  private static final double DOUBT = 2;
  /** Beyond the expected maximum of noise, so that one of 100 signals without a jump is said to have one. */
  private static final double MARGIN = 0.7;

  private final Signal f;
  private final int channel;
  private final double sigma;
  private final double threshold;
  private final TreeSet<Integer> taken = new TreeSet<>();
  private final List<Jump> found = new ArrayList<>();

  private JumpSearch(Signal f, int channel, double sigma) {
    this.f = f;
    this.channel = channel;
    this.sigma = sigma;
    this.threshold = Math.sqrt(2 * Math.log(Math.max(2, WINDOWS.length * (double) f.shape().length()))) + MARGIN;
  }

  /** The jumps of a channel, their widths still unknown, in order. */
  static List<Jump> of(Signal f, int channel, double sigma) {
    JumpSearch search = new JumpSearch(f, channel, sigma);
    if (sigma > 0) {
      for (int from = 0; from < f.shape().length(); from += BLOCK) {
        search.block(from, Math.min(BLOCK, f.shape().length() - from));
      }
    }
    search.found.sort(Comparator.comparingInt(Jump::at));
    return search.found;
  }

  /** Positions {@code from..from+count-1}; the windows reach beyond. */
  private void block(int from, int count) {
    int first = Math.max(0, from - LONGEST);
    int last = Math.min(f.shape().length(), from + count + LONGEST);
    double[] y = Spikes.without(f, channel, sigma, first, last);
    for (Window window : Window.ALL) {
      List<Jump> candidates = new ArrayList<>();
      for (int i = Math.max(from, first + window.size()); i < from + count && i + window.size() <= last; i++) {
        double gap = window.gap(y, i - first);
        if (Math.abs(gap) > threshold * sigma * window.deviation() && confirmed(window, y, i - first, gap) && fits(window, y, i - first)) {
          candidates.add(new Jump(i, gap, 0));
        }
      }
      candidates.sort(Comparator.comparingDouble((Jump jump) -> Math.abs(jump.height())).reversed());
      candidates.stream().filter(jump -> free(jump.at(), window.size())).forEach(jump -> {
        taken.add(jump.at());
        found.add(jump);
      });
    }
  }

  private boolean free(int at, int size) {
    return taken.subSet(at - size + 1, at + size).isEmpty();
  }

  private boolean confirmed(Window window, double[] y, int i, double gap) {
    return Window.ALL.stream().filter(shorter -> shorter.size() < window.size()).allMatch(shorter -> confirms(shorter.gap(y, i), gap, shorter.deviation()))
        && confirms((y[i] + y[i + 1] - y[i - 1] - y[i - 2]) / 2, gap, 1);
  }

  /** Whether the squares that two lines leave of {@code 2w} samples are those of noise, up to four of their standard deviations. */
  private boolean fits(Window window, double[] y, int i) {
    int free = 2 * (window.size() - 2);
    double squares = Window.left(y, i - window.size(), window.size()) + Window.left(y, i, window.size());
    return squares <= sigma * sigma * (free + 4 * Math.sqrt(2 * free));
  }

  private boolean confirms(double shorter, double gap, double deviation) {
    return Math.signum(gap) * shorter >= CONFIRMED * Math.abs(gap) - DOUBT * deviation * sigma;
  }

  /**
   * A window.
   *
   * @param weights {@code a_k}
   * @param deviation of the gap in noise of level 1
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Window(double[] weights, double deviation) {

    static final List<Window> ALL = Arrays.stream(WINDOWS).mapToObj(Window::of).toList();

    static Window of(int w) {
      double spread = w * (w * (double) w - 1) / 12;
      double[] weights = new double[w];
      double squares = 0;
      for (int k = 0; k < w; k++) {
        weights[k] = 1.0 / w - (k + 0.5 - w / 2.0) * w / (2 * spread);
        squares += weights[k] * weights[k];
      }
      return new Window(weights, Math.sqrt(2 * squares));
    }

    int size() {
      return weights.length;
    }

    /** The sum of squares that the line through {@code size} samples leaves. */
    static double left(double[] y, int from, int size) {
      double mean = 0;
      for (int k = 0; k < size; k++) {
        mean += y[from + k] / size;
      }
      double squares = 0;
      double slope = 0;
      for (int k = 0; k < size; k++) {
        squares = Math.fma(y[from + k] - mean, y[from + k] - mean, squares);
        slope = Math.fma(k - (size - 1) / 2.0, y[from + k] - mean, slope);
      }
      return squares - slope * slope / (size * (size * (double) size - 1) / 12);
    }

    double gap(double[] y, int i) {
      double gap = 0;
      for (int k = 0; k < weights.length; k++) {
        gap = Math.fma(weights[k], y[i + k] - y[i - 1 - k], gap);
      }
      return gap;
    }
  }
}
