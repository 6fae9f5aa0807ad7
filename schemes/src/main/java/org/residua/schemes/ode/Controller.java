package org.residua.schemes.ode;

/**
 * Chooses step sizes from errors, of which 1 is allowed: the next is the last times {@code 0.9 e^{-0.7/k} e_old^{0.4/k}},
 * {@code k} the order of the error. Source: Gustafsson (1991), ACM Trans. Math. Softw. 17; Hairer, Wanner (1996), IV.2.
 */
final class Controller {

  private static final double SAFETY = 0.9;
  private static final double PROPORTIONAL = 0.7;
  private static final double INTEGRAL = 0.4;
  private static final double SHRINK = 0.2;
  /** A rejected step says less about the next, above all where it blew up. */
  private static final double SHRINK_REJECTED = 0.1;
  private static final double GROW = 5;
  /** A smaller error than this of an earlier step was luck (Hairer, Wanner). */
  private static final double LEAST_OLD = 1e-4;

  private final int order;
  private double step;
  private double old = LEAST_OLD;
  private boolean rejected;

  /**
   * Begins with a step.
   *
   * @param order of the error of one step
   */
  Controller(int order, double step) {
    this.order = order;
    this.step = step;
  }

  /** The step that is proposed. */
  double step() {
    return step;
  }

  /** Errors that no step which was allowed to grow reaches as long as they follow their order: {@code 5^k}. */
  double blownUp() {
    return Math.pow(GROW, order);
  }

  /** A step was taken, the proposed one or a shorter one. */
  void accepted(double tau, double error) {
    double e = Math.max(error, Double.MIN_NORMAL);
    double factor = Math.clamp(SAFETY * Math.pow(e, -PROPORTIONAL / order) * Math.pow(old, INTEGRAL / order), SHRINK, rejected
        ? 1 : GROW);
    if (tau >= step) {
      old = Math.max(error, LEAST_OLD);
    }
    step = factor < 1 ? factor * tau : Math.max(step, factor * tau);
    rejected = false;
  }

  /** A step had an error above 1, or none that is a number. */
  void rejected(double tau, double error) {
    step = tau * (Double.isFinite(error) ? Math.max(SHRINK_REJECTED, SAFETY * Math.pow(error, -1.0 / order)) : SHRINK_REJECTED);
    rejected = true;
  }
}
