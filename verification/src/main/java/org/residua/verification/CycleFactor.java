package org.residua.verification;

import static org.residua.verification.PositivePolynomial.raised;
import static org.residua.verification.PositivePolynomial.scaled;
import static org.residua.verification.PositivePolynomial.sum;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Substitution;

/**
 * A bound of what a cycle leaves of errors in the energy norm; 1 where none is known.
 *
 * <p>Let {@code ||(I - Pi) e||_A^2 <= (1 + eps) c ||A e||_M^2 + eps ||e||_A^2}, see {@link Approximation}. A coarse correction
 * {@code K} with the coarse factor {@code d = a b} has {@code |<f, K e>_A|^2 <= q_{aa}(e) q_{bb}(f)},
 * {@code q_w(e) = w ||e||_A^2 + (1 - w) ||(I - Pi) e||_A^2}. After sweeps {@code p(M A)} that is at most
 * {@code max p(t)^2 (w + (1 - w) (eps + (1 + eps) c t))},
 * {@code 0 <= t <= rho}, times {@code ||e||_A^2}; before sweeps as well, by their adjoint, which they are. The factor is the
 * root of the product over both sides of all corrections.
 *
 * <p>Sources: Braess, Hackbusch, "A new convergence proof for the multigrid method including the V-cycle" (1983);
 * McCormick (1985).
 */
final class CycleFactor {

  private static final int PLACES = 1024;
  private static final double[] ABOVE = {0x1p-20, 0x1p-12, 0x1p-6};

  private static final String MISSED =
      "a factor needs that interpolated coarse samples have no more energy than the signal, and of what is between "
          + "a bound by it; no proof was found";
  private static final String WEAK = "the theorem's factor of these sweeps is not below 1, or not proven; smooth more";

  private final Approximation approximation = new Approximation();
  private String reason = "";

  /** What is done to errors, one after the other. */
  sealed interface Part {}

  /** A sweep {@code p(M A)}, of at most this norm. */
  record Swept(LinearOperator m, List<Dyadic> p, double norm, double spread) implements Part {}

  /** A coarse correction with a coarse cycle of the factor {@code d}. */
  record Corrected(double d, Interpolation p) implements Part {}

  /** Why the last factor is 1. */
  String reason() {
    return reason;
  }

  /** Of the parts on a level, at most 1. */
  double of(EnergyMatrix energy, List<Part> parts) {
    List<Corrected> corrections = new ArrayList<>();
    List<List<Swept>> between = new ArrayList<>(List.of(new ArrayList<>()));
    double norms = 1;
    for (Part part : parts) {
      switch (part) {
        case Corrected corrected -> {
          corrections.add(corrected);
          between.add(new ArrayList<>());
        }
        case Swept swept -> {
          between.getLast().add(swept);
          norms = RoundedUp.multiply(norms, swept.norm());
        }
      }
    }
    double square = 1;
    for (int k = 0; k < corrections.size(); k++) {
      List<Swept> before = k == 0 ? between.get(0) : half(between.get(k), true);
      List<Swept> after = k + 1 == corrections.size() ? between.getLast() : half(between.get(k + 1), false);
      double d = corrections.get(k).d();
      // All of d on the one side where there are sweeps.
      double w = before.isEmpty() || after.isEmpty() ? RoundedUp.multiply(d, d) : d;
      square = RoundedUp.multiply(square, side(energy, corrections.get(k), w, before));
      square = RoundedUp.multiply(square, side(energy, corrections.get(k), w, after));
    }
    return Math.min(norms, RoundedUp.sqrt(square));
  }

  private static List<Swept> half(List<Swept> sweeps, boolean second) {
    int middle = sweeps.size() / 2;
    return second ? sweeps.subList(middle, sweeps.size()) : sweeps.subList(0, middle);
  }

  private double side(EnergyMatrix energy, Corrected correction, double w, List<Swept> sweeps) {
    if (sweeps.isEmpty() || !(w < 1)) {
      return 1;
    }
    if (sweeps.stream().allMatch(sweep -> sweep.m() instanceof Substitution)) {
      return substituted(energy, correction, w);
    }
    List<Dyadic> p = List.of(Dyadic.ONE);
    for (Swept sweep : sweeps) {
      if (!sweep.m().equals(sweeps.get(0).m()) || !(sweep.m() instanceof Diagonal) || !(sweep.spread() > 0)) {
        return unknown("a factor is computed of sweeps that are polynomials of D^-1 A, or all of Gauss and Seidel");
      }
      p = product(p, sweep.p());
    }
    if (2 * p.size() > PositivePolynomial.MOST) {
      return unknown("a factor is computed of sweeps that are together of degree "
          + (PositivePolynomial.MOST / 2 - 1) + " at most");
    }
    Approximation.Constants known = approximation.of(energy, ((Diagonal) sweeps.get(0).m()).weights().channel(0), correction.p());
    return known.found() ? largest(p, w, known, sweeps.get(0).spread()) : unknown(MISSED);
  }

  /**
   * After {@code S e = e - (D + L)^{-1} A e} is {@code ||A S e||^2 <= g (||e||_A^2 - ||S e||_A^2)} in the norm of {@code D^{-1}},
   * {@code g = ||D^{-1/2} U D^{-1/2}||^2}, so that {@code q_w(S e)} is at most the larger one of
   * {@code w + (1 - w) eps} and {@code (1 - w) (1 + eps) c g}.
   */
  private double substituted(EnergyMatrix energy, Corrected correction, double w) {
    double[] d = new double[energy.size()];
    double[] columns = new double[d.length];
    double least = Double.POSITIVE_INFINITY;
    double row = 0;
    for (int i = 0; i < d.length; i++) {
      double diagonal = energy.a().get(i, i) - 2 * energy.error();
      least = Math.min(least, diagonal);
      d[i] = 1 / energy.a().get(i, i);
      double sum = energy.error();
      for (int k = 0; k < energy.a().count(i); k++) {
        int j = energy.a().column(i, k);
        double size = j > i ? Math.abs(energy.a().entry(i, k)) : 0;
        sum = RoundedUp.add(sum, size);
        columns[j] = RoundedUp.add(columns[j], size);
      }
      row = Math.max(row, RoundedUp.up(sum / diagonal));
    }
    double column = 0;
    for (int j = 0; j < d.length; j++) {
      double diagonal = energy.a().get(j, j) - 2 * energy.error();
      column = Math.max(column, RoundedUp.up(RoundedUp.add(columns[j], energy.error()) / diagonal));
    }
    Approximation.Constants known = least > 0 ? approximation.of(energy, d, correction.p()) : Approximation.Constants.NONE;
    if (!known.found()) {
      return unknown(MISSED);
    }
    double exact = RoundedUp.multiply(known.c(), RoundedUp.add(1, RoundedUp.up(energy.error() / least)));
    double missed = RoundedUp.multiply(RoundedUp.multiply(1 + known.slack(), exact), RoundedUp.multiply(row, column));
    double other = RoundedUp.up(1 - w);
    double bound = Math.max(RoundedUp.add(w, RoundedUp.multiply(other, known.slack())), RoundedUp.multiply(other, missed));
    return bound < 1 ? bound : unknown(WEAK);
  }

  private double unknown(String why) {
    reason = why;
    return 1;
  }

  /** A bound of {@code p^2 (w + (1 - w) (eps + (1 + eps) c t))} up to {@code rho}, found by trying and proven by coefficients. */
  private double largest(List<Dyadic> p, double w, Approximation.Constants known, double rho) {
    List<Dyadic> square = product(p, p);
    Dyadic weight = Dyadic.of(w);
    Dyadic other = Dyadic.ONE.minus(weight);
    Dyadic slope = other.times(Dyadic.of(1 + known.slack())).times(Dyadic.of(known.c()));
    Dyadic constant = weight.plus(other.times(Dyadic.of(known.slack())));
    List<Dyadic> f = scaled(sum(constant, square, slope, raised(square)), Dyadic.of(rho));
    double most = 0;
    for (int k = 0; k <= PLACES; k++) {
      double t = (double) k / PLACES;
      double value = 0;
      for (int j = f.size() - 1; j >= 0; j--) {
        value = value * t + f.get(j).approximate();
      }
      most = Math.max(most, value);
    }
    for (double above : ABOVE) {
      double bound = most * (1 + above);
      if (bound < 1 && PositivePolynomial.onUnitInterval(
          sum(Dyadic.ONE, List.of(Dyadic.of(bound)), Dyadic.ZERO.minus(Dyadic.ONE), f))) {
        return bound;
      }
    }
    return unknown(WEAK);
  }

  private static List<Dyadic> product(List<Dyadic> p, List<Dyadic> q) {
    List<Dyadic> product = List.of(Dyadic.ZERO);
    List<Dyadic> power = q;
    for (Dyadic coefficient : p) {
      product = sum(Dyadic.ONE, product, coefficient, power);
      power = raised(power);
    }
    return product.subList(0, p.size() + q.size() - 1);
  }
}
