package org.residua.schemes;

/**
 * How large the error of an evolution may be, and how the step size follows it.
 *
 * <p>A step of size {@code tau} of an evolution until {@code T}, of {@code N} samples, is accepted where its estimated error is at most
 * its share of the time, {@code tau/T (absolute sqrt(N) + relative max(||u||, ||u+||))}: the estimates of a run add up to no more
 * than the tolerance, and the error of a method of order 2 is proportional to it.
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

  /** The tolerance of the whole evolution, for a norm. */
  double allowed(double norm, int samples) {
    return absolute * Math.sqrt(samples) + relative * norm;
  }

  /**
   * The factor from one step size to the next, {@code safety e^-integral (e'/e)^proportional} between {@code least} and {@code
   * greatest}: {@code e} is the error of the step that was accepted relative to what is allowed, {@code e'} that of the one accepted
   * before it. A rejected step is reduced by {@code safety e^-1/2}, and the step after it does not grow. Of an error that is not
   * finite the factor is {@code least}.
   *
   * @param integral the power of the error, positive; 1/2 makes the next error that of the square of safety where {@code e} is
   *     proportional to {@code tau^2}
   * @param proportional the power of the trend, at least 0
   * @param safety in {@code (0, 1)}
   * @param least in {@code (0, safety)}
   * @param greatest more than 1, finite
   */
  public record Controller(double integral, double proportional, double safety, double least, double greatest) {

    /** An error per time is of the second order. */
    private static final double SECOND_ORDER = 0.5;

    /** Refuses numbers outside these ranges. */
    public Controller {
      if (!(integral > 0 && Double.isFinite(integral) && proportional >= 0 && Double.isFinite(proportional) && safety > 0 && safety < 1
          && least > 0 && least < safety && greatest > 1 && Double.isFinite(greatest))) {
        throw new IllegalArgumentException("a controller with integral = " + integral + ", proportional = " + proportional
            + ", safety = " + safety + ", least = " + least + ", greatest = " + greatest + " needs integral > 0, proportional >= 0,"
            + " 0 < least < safety < 1 < greatest; see elementary() and proportionalIntegral() for usual ones");
      }
    }

    /** {@code 0.8 e^-1/2}, between 0.1 and 5. */
    public static Controller elementary() {
      return new Controller(SECOND_ORDER, 0, 0.8, 0.1, 5);
    }

    /**
     * {@code 0.8 e^-0.15 (e'/e)^0.2}, between 0.1 and 5: smoother where stability, and not accuracy, moves the error. Source:
     * Gustafsson (1991), ACM Trans. Math. Softw. 17, doi:10.1145/210232.210242: 0.3 and 0.4 over the order 2.
     */
    public static Controller proportionalIntegral() {
      return new Controller(0.15, 0.2, 0.8, 0.1, 5);
    }

    /** After a step that was accepted. */
    double accepted(double error, double before) {
      double trend = proportional == 0 || error == 0 || before == 0 ? 1 : Math.pow(before / error, proportional);
      return error == 0 ? greatest : limited(safety * Math.pow(error, -integral) * trend, greatest);
    }

    /** After a step that was rejected, less than 1. */
    double rejected(double error) {
      return limited(safety * Math.pow(error, -SECOND_ORDER), safety);
    }

    /** An error that is NaN makes a factor that is. */
    private double limited(double factor, double most) {
      return Double.isNaN(factor) ? least : Math.clamp(factor, least, most);
    }
  }
}
