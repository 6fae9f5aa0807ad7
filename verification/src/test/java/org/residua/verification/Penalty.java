package org.residua.verification;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Huber;
import org.residua.api.flux.Linear;
import org.residua.api.flux.TotalVariation;

/**
 * A convex penalty as a textbook has it, scaled by its contrast: {@code lambda^2 P(s/lambda)}, its slope {@code Phi}, its
 * curvature, and its conjugate {@code P*(p) = sup_s p s - P(s)}; beside it the flux that is to agree.
 *
 * @param flux under test, with that contrast
 * @param contrast {@code lambda}
 * @param potential {@code P} for {@code lambda = 1}, as are the others
 * @param slope {@code P'}
 * @param curvature {@code P''}
 * @param dual {@code P*}
 */
record Penalty(Flux flux, double contrast, DoubleUnaryOperator potential, DoubleUnaryOperator slope,
    DoubleUnaryOperator curvature, DoubleUnaryOperator dual) {

  static Penalty quadratic() {
    return new Penalty(new Linear(), 1, s -> s * s / 2, s -> s, _ -> 1, p -> p * p / 2);
  }

  static Penalty huber(double contrast) {
    return new Penalty(new Huber(contrast), contrast, s -> Math.abs(s) <= 1 ? s * s / 2 : Math.abs(s) - 0.5,
        s -> Math.abs(s) <= 1 ? s : Math.signum(s), s -> Math.abs(s) <= 1 ? 1 : 0, p -> p * p / 2);
  }

  static Penalty charbonnier(double contrast) {
    return new Penalty(new Charbonnier(contrast), contrast, s -> Math.sqrt(1 + s * s) - 1, s -> s / Math.sqrt(1 + s * s),
        s -> Math.pow(1 + s * s, -1.5), p -> 1 - Math.sqrt(Math.max(0, 1 - p * p)));
  }

  static Penalty variation(double contrast, double eps) {
    return new Penalty(new TotalVariation(contrast, eps), contrast, s -> Math.hypot(s, eps) - eps, s -> s / Math.hypot(s, eps),
        s -> eps * eps * Math.pow(s * s + eps * eps, -1.5), p -> eps * (1 - Math.sqrt(Math.max(0, 1 - p * p))));
  }

  /** One of each, with contrasts that put responses of size 1 on both sides. */
  static List<Penalty> all() {
    return List.of(quadratic(), huber(0.25), charbonnier(0.3), variation(0.4, 0.2));
  }

  double value(double s) {
    return contrast * contrast * potential.applyAsDouble(s / contrast);
  }

  double slope(double s) {
    return contrast * slope.applyAsDouble(s / contrast);
  }

  double curvature(double s) {
    return curvature.applyAsDouble(s / contrast);
  }

  double conjugate(double p) {
    return contrast * contrast * dual.applyAsDouble(p / contrast);
  }

  @Override
  public String toString() {
    return flux.text();
  }
}
