package org.residua.verification;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.residua.api.block.Row;

/**
 * The polynomial of a table of rows on {@code t = z/rho}: exactly at a point, by numbers that grow with every row, or in
 * fixed-point integers whose rounding is enclosed row by row. Not thread safe.
 */
final class RowPolynomial {

  /** The widest enclosure that is put up with. */
  static final double ENCLOSURE = 0x1p-50;

  private static final int MOST_BITS = 1 << 14;
  /** A value that is computed in doubles is off by less, relative. */
  private static final double SAFETY = 1 + 0x1p-30;

  private final List<Row> rows;
  private final int n;
  private final Dyadic[] a;
  private final Dyadic[] b;
  private final Dyadic[] c;
  /** {@code tau_k rho} and {@code d_k rho}. */
  private final Dyadic[] steps;
  private final Dyadic[] forces;
  private int bits;

  RowPolynomial(List<Row> rows, Dyadic rho) {
    this.rows = rows;
    this.n = rows.size();
    this.a = rows.stream().map(row -> Dyadic.of(row.a())).toArray(Dyadic[]::new);
    this.b = rows.stream().map(row -> Dyadic.of(row.b())).toArray(Dyadic[]::new);
    this.c = rows.stream().map(row -> Dyadic.of(row.c())).toArray(Dyadic[]::new);
    this.steps = rows.stream().map(row -> Dyadic.of(row.tau()).times(rho)).toArray(Dyadic[]::new);
    this.forces = rows.stream().map(row -> Dyadic.of(row.d()).times(rho)).toArray(Dyadic[]::new);
    this.bits = 64 + (int) Math.ceil(1.3 * n);
  }

  /** Whether the polynomial is not constant because {@code rho} or all steps and forces are 0. */
  boolean depends() {
    return Stream.concat(Arrays.stream(steps), Arrays.stream(forces)).anyMatch(factor -> factor.signum() != 0);
  }

  /** The bits that were enough so far. */
  int bits() {
    return bits;
  }

  /**
   * The polynomial at a point.
   *
   * @param value exact
   * @param slope exact
   */
  record Exact(Dyadic value, Dyadic slope) {}

  /**
   * The polynomial at a point.
   *
   * @param value about
   * @param error the most by which it may be off
   */
  record Enclosed(Dyadic value, double error) {}

  /** Value and slope at {@code t} in exact arithmetic. */
  Exact exact(Dyadic t) {
    Dyadic before = Dyadic.ONE;
    Dyadic value = Dyadic.ONE;
    Dyadic slopeBefore = Dyadic.ZERO;
    Dyadic slope = Dyadic.ZERO;
    for (int k = 0; k < n; k++) {
      Dyadic kept = Dyadic.ONE.minus(steps[k].times(t));
      Dyadic next = a[k].times(kept).times(value).plus(b[k].times(before)).plus(c[k]).minus(forces[k].times(t));
      Dyadic nextSlope = a[k].times(kept.times(slope).minus(steps[k].times(value)))
          .plus(b[k].times(slopeBefore)).minus(forces[k]);
      before = value;
      slopeBefore = slope;
      value = next;
      slope = nextSlope;
    }
    return new Exact(value, slope);
  }

  /** {@code p(t)} in as many bits as its enclosure needs. */
  Enclosed enclosed(Dyadic t) {
    while (true) {
      Enclosed found = enclosed(t, bits);
      if (found.error() <= ENCLOSURE || bits >= MOST_BITS || !(found.error() < Double.POSITIVE_INFINITY)) {
        return found;
      }
      bits = Math.min(MOST_BITS, 2 * bits);
    }
  }

  /** The recurrence in integers of units of {@code 2^-scale}. */
  private Enclosed enclosed(Dyadic t, int scale) {
    BigInteger one = BigInteger.ONE.shiftLeft(scale);
    BigInteger before = one;
    BigInteger value = one;
    double errorBefore = 0;
    double error = 0;
    for (int k = 0; k < n; k++) {
      Row row = rows.get(k);
      BigInteger kept = one.subtract(steps[k].times(t).floor(scale));
      BigInteger moved = kept.multiply(value).shiftRight(scale);
      BigInteger next = times(moved, a[k]).add(times(before, b[k]))
          .add(c[k].floor(scale)).subtract(forces[k].times(t).floor(scale));
      // kept is off by 1 unit, each product and each summand by 1 more.
      double movedError = size(kept, scale) * error + size(value, scale) + error * 0x1p-60 + 1;
      double nextError = (Math.abs(row.a()) * movedError + Math.abs(row.b()) * errorBefore + 4) * SAFETY;
      before = value;
      errorBefore = error;
      value = next;
      error = nextError;
    }
    return new Enclosed(new Dyadic(value, -scale), Math.scalb(error, -scale));
  }

  private static BigInteger times(BigInteger value, Dyadic factor) {
    return new Dyadic(value.multiply(factor.mantissa()), factor.exponent()).floor(0);
  }

  /** The absolute value in units of 1. */
  private static double size(BigInteger value, int scale) {
    return Math.abs(new Dyadic(value, -scale).approximate());
  }
}
