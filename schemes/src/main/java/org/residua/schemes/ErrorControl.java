package org.residua.schemes;

/**
 * How large the error of an evolution may be, and how the step size follows it.
 *
 * <p>With {@code e = absolute sqrt(N) + relative r}, {@code r = max(||u||, ||u+||)}, {@code N} samples, a step is accepted
 * where its estimated error is at most {@code e min(1, sqrt(e/r))}. The error of a step of a method of order 2 is
 * {@code O(tau^3)}, so that the number of steps grows as {@code e^-1/2}, and the error of the evolution is proportional to
 * {@code e}. What is allowed does not depend on how far the evolution goes, and scales with the signal.
 *
 * @param absolute the root mean square of the error that is allowed, in the unit of the samples; at least 0
 * @param relative the error that is allowed relative to the norm of the state; at least 0, one of both is positive
 * @param controller how the next step size is found
 * @param steps the largest number of steps, rejected ones included, at least 1
 */
public record ErrorControl(double absolute, double relative, Controller controller, int steps) {

  private static final int USUAL_STEPS = 1_000_000;

  /** Refuses tolerances that are negative, not finite, or 0 both. */
  public ErrorControl {
    if (!(absolute >= 0 && Double.isFinite(absolute) && relative >= 0 && Double.isFinite(relative) && absolute + relative > 0)) {
      throw new IllegalArgumentException("tolerances absolute = " + absolute + " and relative = " + relative
          + " must be finite and at least 0, one of them positive; relative 1e-4 is usual");
    }
    Steps.requirePositive("steps", steps);
  }

  /** With the proportional-integral controller, and a million steps at most. */
  public static ErrorControl of(double absolute, double relative) {
    return new ErrorControl(absolute, relative, Controller.proportionalIntegral(), USUAL_STEPS);
  }

  /** The same with another controller. */
  public ErrorControl with(Controller other) {
    return new ErrorControl(absolute, relative, other, steps);
  }

  /** The same with so many steps at most. */
  public ErrorControl within(int most) {
    return new ErrorControl(absolute, relative, controller, most);
  }

  /** The error of a step that is allowed, {@code norm} the larger of both states'; finite, so that no infinite error is. */
  double allowed(double norm, int samples) {
    double wanted = absolute * Math.sqrt(samples) + relative * norm;
    return Math.min(Double.MAX_VALUE, wanted < norm ? wanted * Math.sqrt(wanted / norm) : wanted);
  }

  /**
   * The factor from one step size to the next, {@code safety e^-integral (e'/e)^proportional} between {@code least} and {@code
   * greatest}: {@code e} is the error of the step that was accepted relative to what is allowed, {@code
   * e'} that of the one accepted
   * before it. A rejected step is reduced by {@code safety e^-1/3}, and the step after it does not grow. Of an error that is not
   * finite the factor is {@code least}.
   *
   * @param integral the power of the error, positive; with 1/3 the next error is {@code safety^3} where it is {@code O(tau^3)}
   * @param proportional the power of the trend, at least 0
   * @param safety in {@code (0, 1)}
   * @param least in {@code (0, safety)}
   * @param greatest more than 1, finite
   */
  public record Controller(double integral, double proportional, double safety, double least, double greatest) {

    /** An error of a step is {@code O(tau^3)}. */
    private static final double THIRD_ORDER = 1.0 / 3;

    /** Refuses numbers outside these ranges. */
    public Controller {
      if (!(integral > 0 && Double.isFinite(integral) && proportional >= 0 && Double.isFinite(proportional) && safety > 0
          && safety < 1
          && least > 0 && least < safety && greatest > 1 && Double.isFinite(greatest))) {
        throw new IllegalArgumentException("a controller with integral = " + integral + ", proportional = " + proportional
            + ", safety = " + safety + ", least = " + least + ", greatest = " + greatest
            + " needs integral > 0, proportional >= 0, 0 < least < safety < 1 < greatest; see elementary() and "
            + "proportionalIntegral() for usual ones");
      }
    }

    /** {@code 0.8 e^-1/3}, between 0.1 and 5. */
    public static Controller elementary() {
      return new Controller(THIRD_ORDER, 0, 0.8, 0.1, 5);
    }

    /**
     * {@code 0.9 e^-0.1 (e'/e)^(2/15)}, between 0.1 and 5: smoother where stability, and not accuracy, moves the error. Source:
     * Gustafsson (1991), ACM Trans. Math. Softw. 17, doi:10.1145/210232.210242: 0.3 and 0.4 over the order 3.
     */
    public static Controller proportionalIntegral() {
      return new Controller(0.3 / 3, 0.4 / 3, 0.9, 0.1, 5);
    }

    /** After a step that was accepted. */
    double accepted(double error, double before) {
      double trend = proportional == 0 || error == 0 || before == 0 ? 1 : Math.pow(before / error, proportional);
      return error == 0 ? greatest : limited(safety * Math.pow(error, -integral) * trend, greatest);
    }

    /** After a step that was rejected, less than 1. */
    double rejected(double error) {
      return limited(safety * Math.pow(error, -THIRD_ORDER), safety);
    }

    /** An error that is NaN makes a factor that is. */
    private double limited(double factor, double most) {
      return Double.isNaN(factor) ? least : Math.clamp(factor, least, most);
    }
  }
}
