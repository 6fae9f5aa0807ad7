package org.residua.bench.contender;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.bench.problem.FusedMultiplyAdd;

/** Twelve independent chains of fused multiply-adds; local variables, as only these stay in registers. */
final class FmaPeak {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private FmaPeak() {}

  static void run(double[] u) {
    int block = FusedMultiplyAdd.ACCUMULATORS * LANES;
    int i = 0;
    for (; i + block <= u.length; i += block) {
      block(u, i);
    }
    for (; i < u.length; i++) {
      for (int k = 0; k < FusedMultiplyAdd.ROUNDS; k++) {
        u[i] = Math.fma(u[i], FusedMultiplyAdd.FACTOR, FusedMultiplyAdd.SUMMAND);
      }
    }
  }

  private static void block(double[] u, int at) {
    DoubleVector m = DoubleVector.broadcast(SPECIES, FusedMultiplyAdd.FACTOR);
    DoubleVector a = DoubleVector.broadcast(SPECIES, FusedMultiplyAdd.SUMMAND);
    DoubleVector u0 = vector(u, at, 0);
    DoubleVector u1 = vector(u, at, 1);
    DoubleVector u2 = vector(u, at, 2);
    DoubleVector u3 = vector(u, at, 3);
    DoubleVector u4 = vector(u, at, 4);
    DoubleVector u5 = vector(u, at, 5);
    DoubleVector u6 = vector(u, at, 6);
    DoubleVector u7 = vector(u, at, 7);
    DoubleVector u8 = vector(u, at, 8);
    DoubleVector u9 = vector(u, at, 9);
    DoubleVector u10 = vector(u, at, 10);
    DoubleVector u11 = vector(u, at, 11);
    for (int k = 0; k < FusedMultiplyAdd.ROUNDS; k++) {
      u0 = u0.fma(m, a);
      u1 = u1.fma(m, a);
      u2 = u2.fma(m, a);
      u3 = u3.fma(m, a);
      u4 = u4.fma(m, a);
      u5 = u5.fma(m, a);
      u6 = u6.fma(m, a);
      u7 = u7.fma(m, a);
      u8 = u8.fma(m, a);
      u9 = u9.fma(m, a);
      u10 = u10.fma(m, a);
      u11 = u11.fma(m, a);
    }
    u0.intoArray(u, at);
    u1.intoArray(u, at + LANES);
    u2.intoArray(u, at + 2 * LANES);
    u3.intoArray(u, at + 3 * LANES);
    u4.intoArray(u, at + 4 * LANES);
    u5.intoArray(u, at + 5 * LANES);
    u6.intoArray(u, at + 6 * LANES);
    u7.intoArray(u, at + 7 * LANES);
    u8.intoArray(u, at + 8 * LANES);
    u9.intoArray(u, at + 9 * LANES);
    u10.intoArray(u, at + 10 * LANES);
    u11.intoArray(u, at + 11 * LANES);
  }

  private static DoubleVector vector(double[] u, int at, int k) {
    return DoubleVector.fromArray(SPECIES, u, at + k * LANES);
  }
}
