package org.residua.cli;

import org.residua.api.block.Diffusion;
import org.residua.schemes.Explicit;

/** The explicit scheme at the command line. */
record ExplicitChoice() implements SchemeChoice {

  /** Steps that run in one go: enough to be long beside its overhead, few enough to show progress. */
  private static final int STAGE = 256;

  @Override
  public String name() {
    return "explicit";
  }

  @Override
  public void requireFitting(Given given) {
    String circumstance = "--scheme explicit";
    given.requireAbsent(Option.CYCLES, circumstance, "it has steps, not cycles (--steps)");
    given.requireAbsent(Option.FROZEN, circumstance, "it renews the diffusivities in each step");
    given.requireAbsent(Option.NO_FROZEN, circumstance, "it always renews the diffusivities");
    given.requireNotBoth(Option.TIME, Option.STEPS, "the number of steps follows from the time");
  }

  @Override
  public Evolution counted(Diffusion diffusion, double tau, Pace pace) {
    return evolution(new Explicit(diffusion, tau, pace.steps(), pace.guard()));
  }

  @Override
  public Evolution until(Diffusion diffusion, double tau, double time, Pace pace) {
    return evolution(Explicit.until(diffusion, tau, time, pace.guard()));
  }

  private static Evolution evolution(Explicit whole) {
    return new Evolution(whole, whole.tau(), whole.steps(), 1, false,
        Evolution.stages(whole.steps(), STAGE, 1, count ->
            new Explicit(whole.diffusion(), whole.tau(), count, whole.guard())));
  }
}
