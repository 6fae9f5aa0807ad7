package org.residua.api.iteration;

/**
 * What a {@link FixedPointLoop} runs on: registers that hold a signal each, numbered as in {@link FixedPointLoop}, and the
 * programs of one fixed point.
 */
public interface LoopMachine {

  /** {@code r = v - body(v)} of the iterate up to rounding, into the residual. */
  void residual();

  /**
   * The norm of {@link #residual}, whose register is used up.
   *
   * @param goingOn whether {@link #lagged} of this iterate is likely to come next: a machine that reads the iterate anyway may begin
   *     with it
   */
  default double residualNorm(boolean goingOn) {
    residual();
    return norm(FixedPointLoop.RESIDUAL);
  }

  /** An iteration with lagged diffusivities: the iterate becomes the next one. Refused where the system is indefinite. */
  void lagged();

  /**
   * The next iterate by a full Newton step from the iterate, into {@link FixedPointLoop#NEXT}. Refused where the system is
   * indefinite.
   */
  void newton();

  /** One iteration of a solver of one's own: the iterate becomes the next one. */
  void iterate();

  /** {@code z = x} for registers {@code x}, {@code z}. */
  void copy(int x, int z);

  /** {@code z = a x + b y}, the first product rounded, the second fused onto it; {@code z} may be {@code x} or {@code y}. */
  void combine(double a, int x, double b, int y, int z);

  /** {@code sum_i x_i y_i} in the fixed tree. */
  double dot(int x, int y);

  /** {@code ||x||}, also where squares leave the range of doubles. */
  double norm(int x);

  /**
   * The largest Euclidean norm among the start and what is held, missing samples of a target taken as 0; the residual is used up.
   */
  double scale();
}
