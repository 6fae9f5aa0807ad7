package org.residua.cli;

import org.residua.api.block.Diffusion;
import org.residua.schemes.Fsi;

/** Fast semi-iterative diffusion at the command line. */
record FsiChoice() implements SchemeChoice {

  /** Inner steps that run in one go, at least one cycle. */
  private static final int STAGE = 256;

  @Override
  public String name() {
    return "fsi";
  }

  @Override
  public void requireFitting(Given given) {
    given.requireNotBoth(Option.TIME, Option.CYCLES, "the number of cycles follows from the time");
    given.requireNotBoth(Option.FROZEN, Option.NO_FROZEN, "diffusivities are kept or renewed");
  }

  @Override
  public Evolution counted(Diffusion diffusion, double tau, Pace pace) {
    return of(new Fsi(
        diffusion, tau, pace.steps(), pace.cycles(), pace.frozen(), pace.guard()));
  }

  @Override
  public Evolution until(Diffusion diffusion, double tau, double time, Pace pace) {
    return of(Fsi.until(diffusion, tau, pace.steps(), time, pace.frozen(), pace.guard()));
  }

  /** The evolution by a scheme. */
  static Evolution of(Fsi whole) {
    return new Evolution(whole, whole.tau(), whole.steps(), whole.cycles(), whole.frozen(),
        Evolution.stages(whole.cycles(), Math.max(1, STAGE / whole.steps()), whole.steps(),
            count -> new Fsi(whole.diffusion(), whole.tau(), whole.steps(), count,
                whole.frozen(), whole.guard())));
  }
}
