package org.residua.schemes.peer;

import java.util.Arrays;

/**
 * Soft thresholds in the orthogonal wavelet basis, one for each level, by Stein's unbiased estimate of the risk:
 *
 * <pre>
 *   t_j = argmin_(0 &lt;= t &lt;= sqrt(2 ln m))  m - 2 #{|d_i| &lt;= t} + sum_i min(|d_i|, t)^2,      d the m coefficients over sigma,
 * </pre>
 *
 * <p>the universal threshold {@code sqrt(2 ln m)} where a level is sparse: {@code sum (d_i^2 - 1)/m <= log2(m)^1.5/sqrt(m)}. With
 * sym8, periodic samples, {@code log2 n - 4} levels, {@code sigma} from the finest one. A number of samples that cannot be halved
 * so often is continued by its mirror image. Source: Donoho, Johnstone (1995): Adapting to unknown smoothness via wavelet
 * shrinkage, JASA 90, sections 2.3 and 2.4.
 */
public record SureShrink() implements Peer {

  private static final int CENTRE = 8;

  @Override
  public String name() {
    return "SureShrink";
  }

  @Override
  public String rule() {
    return "orthogonal sym8 wavelets, soft threshold of each level by Stein's risk or, where it is sparse, universal";
  }

  @Override
  public String supposes() {
    return "that few coefficients of an orthogonal wavelet basis hold the signal";
  }

  @Override
  public double[] denoise(double... noisy) {
    Peer.require(noisy);
    int levels = Sym8.levels(noisy.length);
    int unit = 1 << levels;
    double[] whole = new double[(noisy.length + unit - 1) / unit * unit];
    Arrays.setAll(whole, i -> noisy[i < noisy.length ? i : 2 * noisy.length - 1 - i]);
    return Arrays.copyOf(shrunk(whole, levels, Sym8.noise(noisy)), noisy.length);
  }

  private static double[] shrunk(double[] x, int levels, double sigma) {
    if (levels == 0 || sigma == 0) {
      return x;
    }
    double[] approximation = shrunk(halved(Sym8.low(x, 1)), levels - 1, sigma);
    double[] detail = halved(Sym8.high(x, 1));
    double t = sigma * threshold(Arrays.stream(detail).map(d -> Math.abs(d) / sigma).sorted().toArray());
    Arrays.setAll(detail, i -> Math.signum(detail[i]) * Math.max(0, Math.abs(detail[i]) - t));
    return Sym8.transposed(spread(approximation), spread(detail), 1);
  }

  /** Of the sizes in units of the noise, ascending. */
  private static double threshold(double... sizes) {
    int m = sizes.length;
    double universal = Math.sqrt(2 * StrictMath.log(m));
    double excess = 0;
    for (double d : sizes) {
      excess += (d * d - 1) / m;
    }
    double octaves = StrictMath.log(m) / StrictMath.log(2);
    if (excess <= octaves * Math.sqrt(octaves) / Math.sqrt(m)) {
      return universal;
    }
    double best = 0;
    double least = m;
    double below = 0;
    for (int i = 0; i < m && sizes[i] <= universal; i++) {
      below += sizes[i] * sizes[i];
      double risk = m - 2.0 * (i + 1) + below + (m - i - 1) * sizes[i] * sizes[i];
      best = risk < least ? sizes[i] : best;
      least = Math.min(least, risk);
    }
    return best;
  }

  /** Every other one, half the taps later: levels stay above each other. */
  private static double[] halved(double[] x) {
    double[] y = new double[x.length / 2];
    Arrays.setAll(y, i -> x[(2 * i + CENTRE) % x.length]);
    return y;
  }

  private static double[] spread(double[] y) {
    double[] x = new double[2 * y.length];
    for (int i = 0; i < y.length; i++) {
      x[(2 * i + CENTRE) % x.length] = y[i];
    }
    return x;
  }
}
