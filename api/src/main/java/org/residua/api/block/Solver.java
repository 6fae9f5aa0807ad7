package org.residua.api.block;

import java.util.Locale;

/**
 * How the fixed point of a body {@code v -> body(v)} is found. The body is the network; a solver is no part of it: all of them
 * look for the same {@code v}, by residuals {@code r(v) = v - body(v)}.
 *
 * <p>{@link Lagged} and {@link Newton} solve linear systems that only an {@link ImplicitStep} has; one of one's own is a
 * {@link CustomSolver}. Sources: Kelley (1995);
 * Walker, Ni (2011); Chan, Mulet (1999); Bai et al. (2019).
 */
public sealed interface Solver permits Solver.Picard, Solver.Anderson, Solver.Lagged, Solver.Newton, CustomSolver {

  /** The name at the command line and in reports. */
  String name();

  /** The largest number of iterations where the caller gives none. */
  int maximum();

  /** Whether its body must be an implicit step. */
  default boolean needsSystem() {
    return false;
  }

  /**
   * The recurrence itself, damped or not: {@code v <- v - omega r(v)}.
   *
   * @param damping {@code omega}, in {@code (0, 1]}; 1 applies the body as it is
   */
  record Picard(double damping) implements Solver {

    /** Refuses a damping outside {@code (0, 1]}. */
    public Picard {
      requireDamping(damping);
    }

    /** Undamped. */
    public Picard() {
      this(1);
    }

    @Override
    public String name() {
      return "fixed-point";
    }

    @Override
    public int maximum() {
      return 50_000;
    }

    @Override
    public String toString() {
      return damping == 1 ? name() : String.format(Locale.ROOT, "%s damped by %.4g", name(), damping);
    }
  }

  /**
   * The recurrence extrapolated from its last iterates: {@code v - omega r - sum_j gamma_j (dv_j - omega dr_j)} with the
   * {@code gamma} of the least {@code ||r - sum_j gamma_j dr_j||}. Begun anew where the differences {@code dr} become dependent.
   *
   * @param depth the largest number of differences, from 1
   * @param damping {@code omega}, in {@code (0, 1]}
   */
  record Anderson(int depth, double damping) implements Solver {

    /** Refuses a depth below 1 or above 50 and a damping outside {@code (0, 1]}. */
    public Anderson {
      if (depth < 1 || depth > 50) {
        throw new IllegalArgumentException("depth " + depth + " of Anderson's extrapolation is outside [1, 50]; 5 to 10 "
            + "is usual");
      }
      requireDamping(damping);
    }

    @Override
    public String name() {
      return "anderson";
    }

    @Override
    public int maximum() {
      return 2_000;
    }

    @Override
    public String toString() {
      return name() + " of depth " + depth;
    }
  }

  /**
   * Lagged diffusivities: {@code v <- (I + tau (K^T G(K v) K + C))^{-1} (u + tau C f)}. From {@code v = u} it lowers
   * {@code ||v - u||^2 / 2 + tau E(v)} in every iteration where {@code g} does not increase, for every {@code tau}.
   */
  record Lagged() implements Solver {

    @Override
    public String name() {
      return "lagged";
    }

    @Override
    public int maximum() {
      return 20_000;
    }

    @Override
    public boolean needsSystem() {
      return true;
    }

    @Override
    public String toString() {
      return name();
    }
  }

  /**
   * Newton's iteration {@code v <- v - t (I + tau (K^T Phi'(K v) K + C))^{-1} r(v)}, {@code t = 1, 1/2, 1/4, ...} the first
   * at which the residual was halved or {@code ||v - u||^2 / 2 + tau E(v)} does not rise steeply any more. Where {@code 1/16}
   * is still too much and {@code g >= 0}, one iteration with lagged diffusivities instead.
   */
  record Newton() implements Solver {

    @Override
    public String name() {
      return "newton";
    }

    @Override
    public int maximum() {
      return 100;
    }

    @Override
    public boolean needsSystem() {
      return true;
    }

    @Override
    public String toString() {
      return name();
    }
  }

  private static void requireDamping(double damping) {
    if (!(damping > 0 && damping <= 1)) {
      throw new IllegalArgumentException("damping = " + damping + " is outside (0, 1]; 1 is none");
    }
  }
}
