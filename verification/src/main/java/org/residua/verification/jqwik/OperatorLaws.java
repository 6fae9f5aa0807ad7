package org.residua.verification.jqwik;

import java.util.function.UnaryOperator;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.NormBound;
import org.residua.api.signal.Signal;
import org.residua.api.sum.FixedTree;

/**
 * What every linear operator must satisfy, as assertions with derived rounding margins. Signals are finite. What is thrown
 * says what was found and what is allowed, of a wrong adjoint also in which way it is wrong, and holds the signals as Java
 * source.
 */
public final class OperatorLaws {

  private OperatorLaws() {}

  /**
   * {@code <K x, y> = <x, K^T y>}, the dot test, and that the adjoint of the adjoint acts as {@code K}.
   *
   * @param operator K
   * @param x a signal that K reads
   * @param y a signal of the shape of {@code K x}
   */
  public static void adjointness(LinearOperator operator, Signal x, Signal y) {
    LinearOperator adjoint = operator.adjoint();
    requireFinite(x, y);
    dotTest(operator::apply, adjoint::apply, x, y,
        RoundingMargin.constant(operator) + RoundingMargin.constant(adjoint), operator.norm().upper());
    Signal twice = adjoint.adjoint().apply(x);
    if (!twice.equals(operator.apply(x))) {
      throw new AssertionError("the adjoint of the adjoint of " + operator + " gives other bits" + Source.of("x", x));
    }
  }

  /**
   * {@code <K x, y> = <x, K^T y>} for two maps.
   *
   * @param map {@code K}
   * @param adjoint what should be {@code K^T}
   * @param x a signal that the map reads
   * @param y a signal that the adjoint reads
   * @param constant {@code kappa(K) + kappa(K^T)}, see {@link RoundingMargin#constant}
   * @param norm an upper bound of {@code ||K||}
   */
  public static void dotTest(UnaryOperator<Signal> map, UnaryOperator<Signal> adjoint, Signal x, Signal y,
      double constant, double norm) {
    requireFinite(x, y);
    Signal image = map.apply(x);
    Signal back = adjoint.apply(y);
    image.requireShape(y.shape());
    back.requireShape(x.shape());
    double left = dot(image, y);
    double right = dot(x, back);
    // Each dot product in the fixed tree is off by k u sum |x_i y_i| <= k u ||x|| ||y||, k its additions.
    double sums = norm * (FixedTree.additions(image.shape().size()) + FixedTree.additions(x.shape().size()));
    double allowed = RoundingMargin.of(constant + sums) * x.norm() * y.norm() + Double.MIN_NORMAL;
    if (!(Math.abs(left - right) <= allowed)) {
      throw new AssertionError("<K x, y> = %s, but <x, K^T y> = %s; allowed is a difference of %s\n  %s%s%s"
            .formatted(left, right, allowed, AdjointDiagnosis.of(map, adjoint, x.shape(), constant), Source.of("x", x),
                Source.of("y", y)));
    }
  }

  /**
   * {@code K(2 x - 3 y) = 2 K x - 3 K y} up to rounding, whose factors do not add up to 1, so that an offset is found, too;
   * of the built-in operators true by construction, of a user's own something to be checked.
   */
  public static void linearity(LinearOperator operator, Signal x, Signal y) {
    requireFinite(x, y);
    Signal expected = combination(operator.apply(x), operator.apply(y));
    Signal actual = operator.apply(combination(x, y));
    // The images are off by kappa times the norms of 2 x - 3 y, 2 x and 3 y; both combinations round once.
    double size = 2 * x.norm() + 3 * y.norm();
    double constant = 2 * RoundingMargin.constant(operator) + 2 * operator.norm().upper();
    double distance = actual.distance(expected);
    if (!(distance <= RoundingMargin.of(constant) * size + Double.MIN_NORMAL)) {
      throw new AssertionError(operator + " is not linear: K(2 x - 3 y) and 2 K x - 3 K y differ by " + distance
          + offset(operator, x)
          + Source.of("x", x) + Source.of("y", y));
    }
  }

  private static String offset(LinearOperator operator, Signal x) {
    double offset = operator.apply(Signal.planar(x.shape(), new double[x.shape().size()])).norm();
    return offset == 0 ? "" : "\n  It has an offset: K 0 has the norm " + offset + ".";
  }

  private static void requireFinite(Signal x, Signal y) {
    x.requireFinite("x");
    y.requireFinite("y");
  }

  private static Signal combination(Signal x, Signal y) {
    double[] first = new double[x.shape().size()];
    double[] second = new double[first.length];
    x.copyTo(first);
    y.copyTo(second);
    for (int i = 0; i < first.length; i++) {
      first[i] = Math.fma(-3, second[i], 2 * first[i]);
    }
    return Signal.planar(x.shape(), first);
  }

  /** {@code ||K x|| <= upper ||x||}: no signal beats the proven bound. */
  public static void normBoundHolds(LinearOperator operator, Signal x) {
    NormBound bound = operator.norm();
    Signal image = operator.apply(x.requireFinite("x"));
    double measured = bound.upper() * (RoundingMargin.norm(image.shape()) + RoundingMargin.norm(x.shape()));
    double allowed = (bound.upper()
        + RoundingMargin.of(RoundingMargin.constant(operator) + measured)) * x.norm() + Double.MIN_NORMAL;
    if (!(image.norm() <= allowed)) {
      throw new AssertionError("||K x|| = %s for ||x|| = %s, a factor %s, but ||K|| <= %s was proven by: %s%s"
            .formatted(image.norm(), x.norm(), image.norm() / x.norm(), bound.upper(), bound.argument(), Source.of("x", x)));
    }
  }

  private static double dot(Signal x, Signal y) {
    int count = x.shape().size();
    double[] first = new double[count];
    double[] second = new double[count];
    x.copyTo(first);
    y.copyTo(second);
    return FixedTree.dot(first, second, count);
  }
}
