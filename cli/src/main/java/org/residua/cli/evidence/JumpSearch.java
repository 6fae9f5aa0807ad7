package org.residua.cli.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.residua.api.arithmetic.Fma;
import org.residua.api.signal.Signal;

/**
 * Looks for jumps in white noise of a known level. Between samples {@code i-1} and {@code i} a line is fitted to the {@code w}
 * samples on either side; the gap of the two lines there,
 *
 * <pre>
 *   gap_w(i) = sum_k a_k (y_(i+k) - y_(i-1-k)),   a_k = 1/w - (k + 1/2 - w/2) w / (2 S),   S = w (w^2 - 1) / 12
 * </pre>
 *
 * <p>is 0 for slopes and for parabolas; of noise it has the standard deviation {@code sigma sqrt(2 sum a_k^2)}. A jump is where
 * it is the largest around, above the universal threshold for all {@code i} and {@code w} together, where both lines fit up to the noise,
 * and clearly better than what has as many numbers and does not jump: a cubic, which follows bends and waves, and two lines that meet,
 * which follow peaks. Windows grow from 8 to 64 samples and never reach over a jump that is found already.
 * Isolated samples are left out, see {@link Spikes}.
 */
final class JumpSearch {

  private static final int[] WINDOWS = {8, 16, 32, 64};
  private static final int LONGEST = 64;
  private static final int BLOCK = 1 << 16;
  /** By so many squares of the noise level two lines leave less than what does not jump: of noise three standard deviations of one number. */
  private static final double CLEARLY = 9;
  /** Beyond the expected maximum of noise, so that one of 200 signals without a jump is said to have one. */
  private static final double MARGIN = 1;

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
        if (Math.abs(gap) > threshold * sigma * window.deviation() && jumps(window, y, i - first)) {
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

  /** Whether two lines leave of {@code 2w} samples no more than noise, up to four of its standard deviations, and less than others. */
  private boolean jumps(Window window, double[] y, int i) {
    int w = window.size();
    int free = 2 * (w - 2);
    double lines = window.lines().left(y, i - w);
    double variance = sigma * sigma;
    return lines <= variance * (free + 4 * Math.sqrt(2 * free))
        && window.others().stream().allMatch(fit -> fit.left(y, i - w) - lines >= CLEARLY * variance);
  }

  /**
   * A window.
   *
   * @param weights {@code a_k}
   * @param deviation of the gap in noise of level 1
   * @param lines two of them
   * @param others a cubic, and two lines that meet at one of the four samples around
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Window(double[] weights, double deviation, LeastSquares lines, List<LeastSquares> others) {

    static final List<Window> ALL = Arrays.stream(WINDOWS).mapToObj(Window::of).toList();

    static Window of(int w) {
      double spread = w * (w * (double) w - 1) / 12;
      double[] weights = new double[w];
      double squares = 0;
      for (int k = 0; k < w; k++) {
        weights[k] = 1.0 / w - (k + 0.5 - w / 2.0) * w / (2 * spread);
        squares += weights[k] * weights[k];
      }
      return new Window(weights, Math.sqrt(2 * squares), LeastSquares.of(2 * w, x -> 1, x -> x, x -> x < w ? 0 : 1, x -> x < w ? 0 : x),
          List.of(LeastSquares.of(2 * w, x -> 1, x -> x, x -> x * x, x -> x * x * x),
          hinge(w, w - 2), hinge(w, w - 1), hinge(w, w), hinge(w, w + 1)));
    }

    private static LeastSquares hinge(int w, int knot) {
      return LeastSquares.of(2 * w, x -> 1, x -> x, x -> Math.max(0, x - knot));
    }

    int size() {
      return weights.length;
    }

    double gap(double[] y, int i) {
      double gap = 0;
      for (int k = 0; k < weights.length; k++) {
        gap = Fma.of(weights[k], y[i + k] - y[i - 1 - k], gap);
      }
      return gap;
    }
  }
}
