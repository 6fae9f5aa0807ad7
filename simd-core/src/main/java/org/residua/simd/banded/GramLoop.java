package org.residua.simd.banded;

import org.residua.api.arithmetic.Fma;

/** One band of a weighted Gram matrix, for entries that meet the same products. */
@FunctionalInterface
public interface GramLoop {

  /** Scalar. */
  GramLoop SCALAR = (products, tau, w, at, step, bands, to, count, fresh, init) -> {
    for (int i = 0; i < count; i++) {
      double sum = fresh ? init : bands[to + i];
      for (int k = 0; k < products.length; k++) {
        sum = Fma.of(products[k], tau * w[at + i + k * step], sum);
      }
      bands[to + i] = sum;
    }
  };

  /**
   * {@code a_{to+i} = fma(p_K, tau w_{at+i+K step}, ... fma(p_0, tau w_{at+i}, a_{to+i}))} for {@code i = 0..count-1}.
   *
   * @param products {@code p}, one for each row that an entry meets, rows ascending
   * @param step the distance of these rows
   * @param fresh whether the sums begin with {@code init} instead of what the bands hold
   */
  void add(double[] products, double tau, double[] w, int at, int step, double[] bands, int to, int count, boolean fresh,
      double init);
}
