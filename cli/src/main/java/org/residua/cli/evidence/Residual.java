package org.residua.cli.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.arithmetic.Fma;
import org.residua.api.signal.Signal;

/**
 * What was removed from one channel, {@code r = before - after}, over the samples that were there. All but the first two numbers
 * are of samples that were changed, as silence is not, and NaN or 0 for fewer than {@value #FEWEST} of them.
 *
 * @param deviation its root mean square
 * @param count over how many samples
 * @param changed how many of them were changed
 * @param neighbours the correlation of {@code r_i} and {@code r_(i+1)}, 0 for white noise
 * @param echo the largest correlation in size of {@code r_i} and {@code r_(i+k)}, {@code 1 <= k <= }{@value #MOST_APART}
 * @param apart its {@code k}
 * @param pairs of how many pairs it is
 * @param withResult the correlation of {@code r_i} and the result; of white noise it is 0 where all of it went, and positive where
 *     a part stayed
 * @param beyond the part of the samples that are further from 0 than four times their normal deviation, {@code median |r| / 0.6745}
 * @param uneven the mean {@code |r|} of that of up to 16 equal parts where it is largest, over that where it is least, of parts in which
 *     {@value #FEWEST} samples were changed
 * @param strongest the middle of the part where it is largest
 * @param weakest the middle of the part where it is least
 */
public record Residual(double deviation, long count, long changed, double neighbours, double echo, int apart, long pairs,
    double withResult, double beyond, double uneven, int strongest, int weakest) {

  private static final int FEWEST = 64;
  private static final int MOST_APART = 24;
  private static final int MOST_PARTS = 16;
  /** The median is that of every so-manieth sample of more. */
  private static final int MOST_SORTED = 1 << 16;
  private static final double NORMAL_QUARTILE = 0.6744897501960817;
  private static final double FAR = 4;

  /** That of a channel; missing samples of {@code before} are NaN. */
  static Residual of(Signal before, Signal after, int channel) {
    return new Removed(before, after, channel).measured();
  }

  /** The differences, read again and again: long signals leave no room for a copy. */
  private static final class Removed {

    private final Signal before;
    private final Signal after;
    private final int channel;
    private final int length;
    private final double scale;
    private final Moments all = new Moments();
    private double squares;
    private long count;

    Removed(Signal before, Signal after, int channel) {
      this.before = before;
      this.after = after;
      this.channel = channel;
      this.length = before.shape().length();
      double largest = IntStream.range(0, length).mapToDouble(this::plain).filter(Double::isFinite).map(Math::abs).max().orElse(0);
      this.scale = largest > 0 ? Math.scalb(1.0, Math.clamp(-Math.getExponent(largest), -1000, 1000)) : 1;
      for (int i = 0; i < length; i++) {
        if (there(i)) {
          squares = Fma.of(at(i), at(i), squares);
          count++;
        }
        if (changed(i)) {
          all.add(at(i), scale * after.get(channel, i));
        } else {
          all.skip();
        }
      }
    }

    private boolean changed(int i) {
      return there(i) && plain(i) != 0;
    }

    private double plain(int i) {
      return before.get(channel, i) - after.get(channel, i);
    }

    private boolean there(int i) {
      return Double.isFinite(plain(i));
    }

    private double at(int i) {
      return scale * plain(i);
    }

    Residual measured() {
      double deviation = count == 0 ? 0 : Math.sqrt(squares / count) / scale;
      if (all.count < FEWEST) {
        return new Residual(deviation, count, all.count, Double.NaN, Double.NaN, 0, 0, Double.NaN, 0, Double.NaN, 0, 0);
      }
      int apart = all.echo();
      double far = FAR * median() / NORMAL_QUARTILE;
      long beyond = IntStream.range(0, length).filter(i -> Math.abs(at(i)) > far).count();
      int parts = Math.clamp(length / FEWEST, 1, MOST_PARTS);
      double[] means = IntStream.range(0, parts).mapToDouble(p -> mean(begin(p, parts), begin(p + 1, parts))).toArray();
      Comparator<Integer> bySize = Comparator.comparingDouble(p -> means[p]);
      List<Integer> some = IntStream.range(0, parts).filter(p -> !Double.isNaN(means[p])).boxed().toList();
      double beyondOf = beyond / (double) all.count;
      if (some.isEmpty()) {
        return new Residual(deviation, count, all.count, all.correlation(1), all.correlation(apart), apart, all.pairs[apart], all.withResult(),
            beyondOf, Double.NaN, 0, 0);
      }
      int strongest = some.stream().max(bySize).orElseThrow();
      int weakest = some.stream().min(bySize).orElseThrow();
      return new Residual(deviation, count, all.count, all.correlation(1), all.correlation(apart), apart, all.pairs[apart], all.withResult(),
          beyondOf, means[strongest] / means[weakest], middle(strongest, parts), middle(weakest, parts));
    }

    private int begin(int part, int parts) {
      return (int) ((long) part * length / parts);
    }

    private int middle(int part, int parts) {
      return (begin(part, parts) + begin(part + 1, parts)) / 2;
    }

    /** NaN where too few samples were changed. */
    private double mean(int from, int to) {
      DoubleSummaryStatistics sizes = IntStream.range(from, to).filter(this::changed).mapToDouble(i -> Math.abs(at(i))).summaryStatistics();
      return sizes.getCount() < FEWEST ? Double.NaN : sizes.getAverage();
    }

    private double median() {
      int stride = 1 + (length - 1) / MOST_SORTED;
      double[] sizes = IntStream.range(0, (length - 1) / stride + 1).map(k -> k * stride).filter(this::changed)
          .mapToDouble(i -> Math.abs(at(i))).toArray();
      Arrays.sort(sizes);
      return sizes.length == 0 ? Double.NaN : sizes[sizes.length / 2];
    }
  }

  /** Sums over pairs of a difference and a result. */
  private static final class Moments {

    private long count;
    private double r;
    private double u;
    private double rr;
    private double uu;
    private double ru;
    private final double[] products = new double[MOST_APART + 1];
    private final long[] pairs = new long[MOST_APART + 1];
    /** The last differences, NaN for those that do not count. */
    private final double[] last = new double[MOST_APART];
    private int seen;
    private double origin;

    Moments() {
      Arrays.fill(last, Double.NaN);
    }

    /** The result is counted from that of the first sample, so that its level cancels nothing. */
    void add(double x, double result) {
      origin = count == 0 ? result : origin;
      double y = result - origin;
      count++;
      r += x;
      u += y;
      rr = Fma.of(x, x, rr);
      uu = Fma.of(y, y, uu);
      ru = Fma.of(x, y, ru);
      for (int k = 1; k <= MOST_APART; k++) {
        double earlier = last[Math.floorMod(seen - k, MOST_APART)];
        if (!Double.isNaN(earlier)) {
          products[k] = Fma.of(x, earlier, products[k]);
          pairs[k]++;
        }
      }
      remember(x);
    }

    void skip() {
      remember(Double.NaN);
    }

    private void remember(double x) {
      last[seen % MOST_APART] = x;
      seen++;
    }

    /** The distance of the largest correlation. */
    int echo() {
      return IntStream.rangeClosed(1, MOST_APART).filter(k -> pairs[k] >= FEWEST).boxed()
          .max(Comparator.comparingDouble(k -> Math.abs(correlation(k)))).orElse(1);
    }

    /** NaN where too few pairs tell. */
    double correlation(int apart) {
      return pairs[apart] < FEWEST ? Double.NaN : products[apart] / rr * count / pairs[apart];
    }

    double withResult() {
      double covariance = ru - r * u / count;
      double squares = (rr - r * r / count) * (uu - u * u / count);
      return squares > 0 ? covariance / Math.sqrt(squares) : 0;
    }
  }
}
