package org.residua.schemes.peer;

import java.util.Arrays;

/**
 * The mean of hard thresholding in the wavelet bases of all shifts: the undecimated transform with sym8, coefficients of a
 * size of at most {@code sigma sqrt(2 ln n)} set to 0, {@code log2 n - 4} levels, the signal continued by its mirror image,
 * {@code sigma} from the finest level. Source: Coifman, Donoho (1995): Translation-invariant de-noising.
 */
public record TranslationInvariant() implements Peer {

  @Override
  public String name() {
    return "TI hard, sym8";
  }

  @Override
  public String rule() {
    return "undecimated sym8 wavelets, hard universal threshold";
  }

  @Override
  public String supposes() {
    return "that few wavelet coefficients hold the signal, at any shift";
  }

  @Override
  public double[] denoise(double... noisy) {
    Peer.require(noisy);
    int n = noisy.length;
    double[] mirrored = new double[2 * n];
    Arrays.setAll(mirrored, i -> noisy[i < n ? i : 2 * n - 1 - i]);
    double[] u = thresholded(mirrored, 1, Sym8.levels(n), Sym8.noise(noisy) * Math.sqrt(2 * StrictMath.log(n)));
    double[] result = new double[n];
    Arrays.setAll(result, i -> (u[i] + u[2 * n - 1 - i]) / 2);
    return result;
  }

  /** Coefficients of all shifts of an orthonormal basis; each reconstruction is the mean of two. */
  private static double[] thresholded(double[] a, int level, int levels, double threshold) {
    if (level > levels) {
      return a;
    }
    int dilation = 1 << (level - 1);
    double[] approximation = thresholded(Sym8.low(a, dilation), level + 1, levels, threshold);
    double[] detail = Sym8.high(a, dilation);
    Arrays.setAll(detail, i -> Math.abs(detail[i]) > threshold ? detail[i] : 0);
    double[] sum = Sym8.transposed(approximation, detail, dilation);
    Arrays.setAll(sum, i -> sum[i] / 2);
    return sum;
  }
}
