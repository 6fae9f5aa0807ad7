package org.residua.api.block;

/**
 * How a computation ended: a value that comes with the result, never an exception and never silent.
 *
 * <p>Each outcome knows its remedy, empty where nothing is wrong.
 */
public enum Outcome {
  /** A fixed number of steps was taken and the result is finite. */
  COMPLETED("completed", ""),
  /** An iteration reached its tolerance. */
  CONVERGED("converged", ""),
  /** An iteration reached the floor that the rounding of its residual sets, above its tolerance: no more can be had. */
  CONVERGED_TO_ROUNDING("converged-to-rounding", ""),
  /** An iteration used up its steps before it reached its tolerance. */
  ITERATION_LIMIT("iteration-limit", "allow more iterations, or a larger tolerance"),
  /** The residual of an iteration grew. */
  DIVERGED("diverged", "reduce the step size, or use another solver"),
  /** A linear system inside an iteration was not positive definite. */
  INDEFINITE("indefinite", "reduce the step size, or use a flux whose diffusivity is not negative"),
  /** Steps grew as they cannot where the given bound of the spectral radius holds. */
  UNSTABLE("unstable", "the bound of the spectral radius may be too small: give a larger one"),
  /** An error stayed too large down to the smallest step that changes the time. */
  STEP_UNDERFLOW("step-underflow", "allow larger errors, or end before; a solution that leaves all bounds ends there"),
  /** Somebody outside asked for an end: the result is what was done by then. */
  CANCELLED("cancelled", "go on from the result"),
  /** A sample of the result is NaN or infinite. */
  NON_FINITE("non-finite", "reduce the step size to its limit, or scale the samples down");

  private final String text;
  private final String remedy;

  Outcome(String text, String remedy) {
    this.text = text;
    this.remedy = remedy;
  }

  /** The name at the command line and in files. */
  public String text() {
    return text;
  }

  /** What the caller can do about it; empty when nothing is wrong. */
  public String remedy() {
    return remedy;
  }

  /** Whether the result is what was asked for. */
  public boolean good() {
    return remedy.isEmpty();
  }
}
