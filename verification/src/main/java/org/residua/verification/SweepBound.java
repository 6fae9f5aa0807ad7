package org.residua.verification;

import static org.residua.verification.PositivePolynomial.raised;
import static org.residua.verification.PositivePolynomial.scaled;
import static org.residua.verification.PositivePolynomial.sum;

import java.util.BitSet;
import java.util.List;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Substitution;
import org.residua.api.operator.SymmetricBanded;

/**
 * What a sweep {@code e -> p(M A) e} does to errors in the energy norm; one that may expand them is refused with its reason.
 *
 * @param relaxed the unknowns of which the residual is gone or less; all of them where the sweep contracts
 * @param text the argument
 * @param norm of the sweep, at most 1
 * @param spread a bound of the eigenvalues of {@code M A} where all unknowns are relaxed by a diagonal {@code M}, else 0
 */
record SweepBound(BitSet relaxed, String text, double norm, double spread) {

  private static final Dyadic TWO = Dyadic.of(2);

  static SweepBound of(EnergyMatrix energy, LinearOperator m, List<Dyadic> p) {
    return switch (m) {
      case Diagonal diagonal -> diagonal(energy, diagonal.weights().channel(0), p);
      case Substitution substitution -> substitution(energy, substitution, p);
      case SymmetricBanded inverse when inverse.full() -> inverse(energy, inverse, p);
      default -> throw new UnprovenException("nothing is known of sweeps by " + m);
    };
  }

  private static BitSet all(EnergyMatrix energy) {
    BitSet all = new BitSet();
    all.set(0, energy.size());
    return all;
  }

  private static boolean once(List<Dyadic> p) {
    return p.size() == 2 && p.get(1).equals(Dyadic.ZERO.minus(Dyadic.ONE));
  }

  private static SweepBound diagonal(EnergyMatrix energy, double[] d, List<Dyadic> p) {
    BitSet rows = new BitSet();
    double rho = 0;
    for (int i = 0; i < d.length; i++) {
      if (d[i] < 0) {
        throw new UnprovenException("a relaxation with the negative factor " + d[i] + " of unknown " + i);
      }
      rows.set(i, d[i] > 0);
      rho = Math.max(rho, RoundedUp.multiply(d[i], energy.rowSum(i)));
    }
    return rows.cardinality() == energy.size() ? polynomial(energy, rho, p) : colour(energy, d, rows, p);
  }

  /** {@code |p| < 1} on {@code (0, rho]}: with {@code p = 1 - z q} that is {@code 0 < q} and {@code z q < 2}. */
  private static SweepBound polynomial(EnergyMatrix energy, double rho, List<Dyadic> p) {
    if (!(rho < Double.POSITIVE_INFINITY)) {
      throw new UnprovenException("the eigenvalues of D^-1 A have no finite bound");
    }
    List<Dyadic> q = scaled(sum(Dyadic.ZERO.minus(Dyadic.ONE), p.subList(1, p.size()), Dyadic.ZERO, List.of()), Dyadic.of(rho));
    boolean positive = PositivePolynomial.onUnitInterval(q);
    boolean below = positive && PositivePolynomial.onUnitInterval(sum(TWO, List.of(Dyadic.ONE), Dyadic.of(-rho), raised(q)));
    if (!below) {
      throw new UnprovenException("a sweep p(D^-1 A) of degree " + (p.size() - 1) + " may expand errors: that |p| < 1 on "
          + "(0, " + rho
          + "], where row sums have the eigenvalues, is not so, or not proven; damp it more");
    }
    return new SweepBound(all(energy), "sweeps p(D^-1 A) with |p| < 1 on (0, rho], rho by row sums", 1, rho);
  }

  private static SweepBound colour(EnergyMatrix energy, double[] d, BitSet rows, List<Dyadic> p) {
    for (int i = rows.nextSetBit(0); i >= 0; i = rows.nextSetBit(i + 1)) {
      for (int k = 0; k < energy.a().count(i); k++) {
        int j = energy.a().column(i, k);
        if (j != i && rows.get(j)) {
          throw new UnprovenException("unknowns " + i + " and " + j + " of a colour are coupled");
        }
      }
      if (energy.error() > 0 && !(energy.error() < energy.a().get(i, i))) {
        throw new UnprovenException("the diagonal of a coarse matrix is lost in its rounding");
      }
      if (!(RoundedUp.multiply(d[i], RoundedUp.add(energy.a().get(i, i), energy.error())) < 2)) {
        throw new UnprovenException("the relaxation of unknown " + i + " by " + d[i] + " overshoots twice its residual");
      }
    }
    if (!once(p)) {
      throw new UnprovenException("a colour is relaxed with another weight than 1");
    }
    return new SweepBound(rows, "relaxations colour by colour of unknowns that are not coupled", 1, 0);
  }

  private static SweepBound substitution(EnergyMatrix energy, Substitution substitution, List<Dyadic> p) {
    if (!energy.same(substitution.matrix()) || !once(p)) {
      throw new UnprovenException("a substitution in another matrix than A, or with another weight than 1");
    }
    return new SweepBound(all(energy), "sweeps of Gauss and Seidel, which contract for every positive definite A", 1, 0);
  }

  /** {@code M} symmetric: {@code I - M A} is self-adjoint in the energy, so that its norm is at most its row sums. */
  private static SweepBound inverse(EnergyMatrix energy, SymmetricBanded m, List<Dyadic> p) {
    if (m.size() != energy.size() || !once(p)) {
      throw new UnprovenException("a solution with a matrix of another size, or with another weight than 1");
    }
    double largest = 0;
    for (int i = 0; i < m.size(); i++) {
      double sum = 0;
      for (int j = 0; j < m.size(); j++) {
        Dyadic entry = i == j ? Dyadic.ONE : Dyadic.ZERO;
        for (int k = 0; k < m.size(); k++) {
          entry = entry.minus(Dyadic.of(m.get(i, k)).times(Dyadic.of(energy.a().get(k, j))));
        }
        sum = RoundedUp.add(sum, RoundedUp.up(RoundedUp.up(Math.abs(entry.approximate()))));
        sum = RoundedUp.add(sum, RoundedUp.multiply(Math.abs(m.get(i, j)), energy.error()));
      }
      largest = Math.max(largest, sum);
    }
    if (!(largest < 1)) {
      throw new UnprovenException("the coarsest solution M leaves ||I - M A|| <= " + largest + ", which is not below 1");
    }
    return new SweepBound(all(energy), "a coarsest solution M with ||I - M A|| < 1", largest, 0);
  }
}
