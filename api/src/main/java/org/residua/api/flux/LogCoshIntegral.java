package org.residua.api.flux;

/**
 * {@code B(r) = integral of ln cosh(x/2) from 0 to r}, by series.
 *
 * <p>For {@code 0 <= r <= 1} from the product of the hyperbolic cosine,
 * {@code ln cosh(x/2) = sum_n ln(1 + (x/pi)^2/(2n-1)^2)}, integrated term by term:
 * {@code B(r) = r sum_k (-1)^(k+1) lambda(2k)/(k (2k+1)) (r/pi)^(2k)} with
 * {@code lambda(2k) = sum_n (2n-1)^(-2k)}, 17 terms (the next is below {@code 1e-20} of the first). Beyond,
 * {@code B(r) = r^2/4 - r ln 2 + pi^2/12 + Li2(-e^-r)} with the dilogarithm
 * {@code Li2(-z) = sum_k (-z)^k/k^2} for {@code z <= 1/e}. Error: at most {@code 2^-49 max(B, r^2)}.
 */
final class LogCoshIntegral {

  private static final double LN2 = 0x1.62e42fefa39efp-1;
  private static final double TWELFTH = Math.PI * Math.PI / 12;
  private static final int TERMS = 17;
  /** Terms of lambda(2k), k >= 3: the first one left out is below 1e-18. */
  private static final int LAMBDA_TERMS = 600;
  private static final double NEGLIGIBLE = 0x1p-60;
  private static final double[] COEFFICIENTS = coefficients();

  private LogCoshIntegral() {}

  /** {@code integral of ln((1 + e^x)/2) from 0 to r}: {@code r^2/4 + B(r)}, with {@code B} odd. */
  static double softplusPotential(double r) {
    double size = Math.abs(r);
    if (size <= 1) {
      return 0.25 * r * r + r * nearZero(r * r / (Math.PI * Math.PI));
    }
    double rest = TWELFTH + dilogarithm(StrictMath.exp(-size));
    return r > 0 ? 0.5 * r * r - r * LN2 + rest : size * LN2 - rest;
  }

  private static double nearZero(double square) {
    double sum = 0;
    for (int k = TERMS; k >= 1; k--) {
      sum = (sum + COEFFICIENTS[k]) * square;
    }
    return sum;
  }

  /** {@code Li2(-z)} for {@code 0 <= z <= 1/e}. */
  private static double dilogarithm(double z) {
    double sum = 0;
    double power = -z;
    for (int k = 1; Math.abs(power) > NEGLIGIBLE * z; k++) {
      sum += power / ((double) k * k);
      power *= -z;
    }
    return sum;
  }

  private static double[] coefficients() {
    double[] c = new double[TERMS + 1];
    for (int k = 1; k <= TERMS; k++) {
      double sign = k % 2 == 1 ? 1 : -1;
      c[k] = sign * lambda(k) / (k * (2.0 * k + 1));
    }
    return c;
  }

  private static double lambda(int k) {
    double square = Math.PI * Math.PI;
    return switch (k) {
      case 1 -> square / 8;
      case 2 -> square * square / 96;
      default -> {
        double sum = 0;
        for (int n = LAMBDA_TERMS; n >= 1; n--) {
          sum += StrictMath.pow(2.0 * n - 1, -2.0 * k);
        }
        yield sum;
      }
    };
  }
}
