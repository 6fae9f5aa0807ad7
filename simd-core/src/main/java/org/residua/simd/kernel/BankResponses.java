package org.residua.simd.kernel;

/** {@code z = Phi(K u)}, or {@code g(K u)}, prepared for one bank and activation. Not thread safe. Nothing allocates. */
@FunctionalInterface
public interface BankResponses {

  /**
   * All of them.
   *
   * @param u {@code C x length} samples
   * @param length samples per channel
   * @param z receives {@code M x k.rows(length)} fluxes
   */
  void run(double[] u, int length, double[] z);
}
