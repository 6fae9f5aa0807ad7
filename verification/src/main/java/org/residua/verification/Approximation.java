package org.residua.verification;

import java.util.Arrays;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SparseMatrix;

/**
 * Constants of {@code ||(I - Pi) e||_A^2 <= (1 + eps) c ||A e||_M^2 + eps ||e||_A^2} for all {@code e}, {@code M = diag(d)}. As
 * {@code M + P A_H^{-1} P^T} is the inverse of {@code x -> min_v ||x - P v||_D^2 + ||P v||_A^2}, {@code D = M^{-1}}, that
 * follows from
 *
 * <pre>
 *   ||x - P J x||_D^2 / c + ||P J x||_A^2 <= (1 + eps) ||x||_A^2        for all x
 * </pre>
 *
 * with {@code J} taking the samples that coarse ones are: the difference of both sides, less a shift above all rounding, has
 * a factor of Cholesky. It needs {@code eps}, as both sides agree where interpolation is the projection: linear, equations of
 * constant coefficients and zeros at the ends.
 *
 * <p>The weaker {@code ||x - P J x||_D^2 <= c ||x||_A^2} is enough for two levels, not for a V-cycle.
 * Source: McCormick (1985); Falgout, Vassilevski, "On generalizing the algebraic multigrid framework" (2004).
 */
final class Approximation {

  private static final double LEAST = 0x1p-6;
  private static final double MOST = 0x1p10;
  private static final int BISECTIONS = 6;
  private static final double UNIT = 0x1p-53;
  /** Roundings of an entry: of a reciprocal, two products, their sum, a quotient, an entry of {@code A}, differences. */
  private static final int STEPS = 10;

  private static final double[] SLACKS = {0x1p-14, 0x1p-11, 0x1p-8, 0x1p-5};

  /** What the level below had, which is tried first. */
  private Constants last = Constants.NONE;

  /**
   * What holds.
   *
   * @param c infinite where none is found
   * @param slack {@code eps}
   */
  record Constants(double c, double slack) {

    static final Constants NONE = new Constants(Double.POSITIVE_INFINITY, 0);

    boolean found() {
      return c < Double.POSITIVE_INFINITY;
    }
  }

  /** What is compared. */
  private record Sides(EnergyMatrix energy, SparseMatrix missed, double missedRounding, SparseMatrix kept, double keptSpread) {}

  /** Constants for the relaxation {@code M}. */
  Constants of(EnergyMatrix energy, double[] d, Interpolation p) {
    int[] places = places(p);
    if (places.length == 0) {
      return Constants.NONE;
    }
    int n = energy.size();
    SparseMatrix f = SparseMatrix.of("F", n, rows -> {
      for (int i = 0; i < n; i++) {
        rows.add(i, 1);
        for (int k = 0; k < p.matrix().count(i); k++) {
          rows.add(places[p.matrix().column(i, k)], -p.matrix().entry(i, k));
        }
        rows.end();
      }
    });
    SparseMatrix weighted = SparseMatrix.of("DF", n, rows -> {
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < f.count(i); k++) {
          rows.add(f.column(i, k), f.entry(i, k) / d[i]);
        }
        rows.end();
      }
    });
    double terms = STEPS + 2.0 * f.widest() + f.adjoint().widest() + energy.a().widest();
    double rounding = RoundedUp.multiply(terms * UNIT, RoundedUp.multiply(sums(f.adjoint()), sums(weighted)));
    SparseMatrix interpolated = SparseMatrix.of("PJ", n, rows -> {
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < p.matrix().count(i); k++) {
          rows.add(places[p.matrix().column(i, k)], p.matrix().entry(i, k));
        }
        rows.end();
      }
    });
    double spread = RoundedUp.add(energy.error(), RoundedUp.multiply(terms * UNIT, energy.largestRow()));
    return search(new Sides(energy, f.adjoint().times(weighted), rounding,
        interpolated.adjoint().times(energy.a().times(interpolated)),
        RoundedUp.multiply(spread, RoundedUp.multiply(sums(interpolated), sums(interpolated.adjoint())))));
  }

  private Constants search(Sides sides) {
    if (last.found() && holds(sides, last)) {
      return last;
    }
    for (double slack : SLACKS) {
      Constants most = new Constants(MOST, slack);
      if (holds(sides, most)) {
        last = least(sides, most);
        return last;
      }
    }
    return Constants.NONE;
  }

  private static Constants least(Sides sides, Constants most) {
    Constants high = most;
    Constants half = most;
    while (high.c() > LEAST && holds(sides, half)) {
      high = half;
      half = new Constants(high.c() / 2, high.slack());
    }
    double low = half.c();
    for (int k = 0; k < BISECTIONS; k++) {
      Constants middle = new Constants((low + high.c()) / 2, high.slack());
      boolean enough = holds(sides, middle);
      high = enough ? middle : high;
      low = enough ? low : middle.c();
    }
    return high;
  }

  private static boolean holds(Sides sides, Constants constants) {
    SparseMatrix a = sides.energy().a();
    double by = 1 + constants.slack();
    SparseMatrix difference = SparseMatrix.of("C", a.columns(), rows -> {
      for (int i = 0; i < a.rows(); i++) {
        for (int k = 0; k < a.count(i); k++) {
          rows.add(a.column(i, k), by, a.entry(i, k));
        }
        for (int k = 0; k < sides.missed().count(i); k++) {
          rows.add(sides.missed().column(i, k), -1 / constants.c(), sides.missed().entry(i, k));
        }
        for (int k = 0; k < sides.kept().count(i); k++) {
          rows.add(sides.kept().column(i, k), -sides.kept().entry(i, k));
        }
        rows.end();
      }
    });
    double spread = RoundedUp.multiply(by, RoundedUp.add(sides.energy().error(),
        RoundedUp.multiply(STEPS * UNIT, sides.energy().largestRow())));
    double missed = RoundedUp.up(sides.missedRounding() / constants.c());
    return EnergyMatrix.definite(difference, RoundedUp.add(spread, RoundedUp.add(missed, sides.keptSpread())));
  }

  private static double sums(SparseMatrix a) {
    double largest = 0;
    for (int i = 0; i < a.rows(); i++) {
      double sum = 0;
      for (int k = 0; k < a.count(i); k++) {
        sum = RoundedUp.add(sum, Math.abs(a.entry(i, k)));
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /** The fine sample that each coarse one is; none where one is no fine sample. */
  private static int[] places(Interpolation p) {
    int[] places = new int[p.coarseLength()];
    Arrays.fill(places, -1);
    int found = 0;
    for (int i = 0; i < p.length(); i++) {
      if (p.matrix().count(i) == 1 && p.matrix().entry(i, 0) == 1 && places[p.matrix().column(i, 0)] < 0) {
        places[p.matrix().column(i, 0)] = i;
        found++;
      }
    }
    return found == places.length ? places : new int[0];
  }
}
