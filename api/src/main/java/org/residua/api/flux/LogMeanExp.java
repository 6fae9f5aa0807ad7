package org.residua.api.flux;

import org.residua.api.arithmetic.Fma;

/**
 * {@code ln((1 + e^x)/2)}, the logarithm of the mean of 1 and {@code e^x}, made of element-wise operations
 * only.
 *
 * <p>With {@code e = e^-|x| - 1} of {@link Expm1} it is {@code max(x, 0) + ln(1 + e/2)}, and {@code ln(1 + e/2) = 2
 * artanh(f)} with {@code f = e/(4 + e)} in {@code (-1/3, 0]}: {@code artanh f = f + f^3 A(f^2)}, {@code A} the
 * polynomial of degree 9 with the least relative error of the whole (Remez; below {@code 5e-18} with rounded
 * coefficients), evaluated as two chains as in {@link Exp}. Nothing cancels: for positive {@code x} the logarithm is
 * at most half as large as {@code x}. Error: at most 3 ulp. NaN stays NaN.
 *
 * <p>The constants are shared with the vector form. Thread safe: no state.
 */
public final class LogMeanExp {

  /** The degree of {@code A}. */
  public static final int DEGREE = 9;

  // Of f^0, f^2, ... in A. Numbers that the compiler knows, as in Exp.
  private static final double A0 = 0x1.5555555555534p-2;
  private static final double A1 = 0x1.99999999a08c2p-3;
  private static final double A2 = 0x1.249249208127cp-3;
  private static final double A3 = 0x1.c71c7421c3532p-4;
  private static final double A4 = 0x1.745cb3498be9cp-4;
  private static final double A5 = 0x1.3b1dea3e63c85p-4;
  private static final double A6 = 0x1.106707d9e63eap-4;
  private static final double A7 = 0x1.efe3b1629e9ddp-5;
  private static final double A8 = 0x1.55807ad880ef3p-5;
  private static final double A9 = 0x1.5ca4dc498dac7p-4;

  private static final double[] COEFFICIENTS = {A0, A1, A2, A3, A4, A5, A6, A7, A8, A9};

  private LogMeanExp() {}

  /** {@code ln((1 + e^x)/2)}. */
  public static double of(double x) {
    return of(x, Expm1.expm1(-Math.abs(x)));
  }

  /** The same, given {@code e = e^-|x| - 1}. */
  public static double of(double x, double e) {
    double f = e / (e + 4);
    double square = f * f;
    double fourth = square * square;
    double even = Fma.of(fourth, A8, A6);
    even = Fma.of(even, fourth, A4);
    even = Fma.of(even, fourth, A2);
    even = Fma.of(even, fourth, A0);
    double odd = Fma.of(fourth, A9, A7);
    odd = Fma.of(odd, fourth, A5);
    odd = Fma.of(odd, fourth, A3);
    odd = Fma.of(odd, fourth, A1);
    double twice = f + f;
    double log = Fma.of(twice * square, Fma.of(odd, square, even), twice);
    return Math.max(x, 0) + log;
  }

  /** The coefficient of {@code f^(2k)} in {@code A}, near {@code 1/(2k+3)}, {@code k = 0..9}. */
  public static double coefficient(int k) {
    return COEFFICIENTS[k];
  }
}
