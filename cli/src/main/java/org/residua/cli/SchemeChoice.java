package org.residua.cli;

import org.residua.api.block.Diffusion;
import org.residua.api.block.StepGuard;

/** A scheme at the command line: its name, the options that fit it, and how it is made of them. */
sealed interface SchemeChoice permits ExplicitChoice, FsiChoice {

  /**
   * How the steps of a scheme are counted.
   *
   * @param steps steps, or inner steps of one cycle
   * @param cycles number of cycles
   * @param frozen whether diffusivities are kept within a cycle
   * @param guard whether the step limit is enforced
   */
  record Pace(int steps, int cycles, boolean frozen, StepGuard guard) {}

  /** The name at the command line. */
  String name();

  /** Refuses options that contradict the scheme. */
  void requireFitting(Given given);

  /** The scheme with the counted steps and cycles. */
  Evolution counted(Diffusion diffusion, double tau, Pace pace);

  /** The scheme with as many steps or cycles as {@code time} needs. */
  Evolution until(Diffusion diffusion, double tau, double time, Pace pace);
}
