package org.residua.schemes;

import java.util.List;
import java.util.Optional;
import org.residua.api.block.Diffusion;
import org.residua.api.signal.Signal;

/** The target {@code f} of a data term. */
final class Targets {

  private Targets() {}

  /** Refuses a target without data term, and one that is not finite. */
  static void require(Optional<Signal> target, Diffusion diffusion) {
    if (target.isPresent() && !diffusion.fidelity().present()) {
      throw new IllegalArgumentException("a target " + target.get().shape() + " for a diffusion without data term, which does not"
          + " read it; give the diffusion a fidelity, or leave the target out");
    }
    target.ifPresent(f -> f.requireFinite("target"));
  }

  /**
   * What is held fixed: the target, the start where none is given; nothing without data term. Refuses a target of another shape.
   */
  static List<Signal> held(Optional<Signal> target, Diffusion diffusion, Signal start) {
    Signal f = target.orElse(start);
    if (!f.shape().equals(start.shape())) {
      throw new IllegalArgumentException("a target " + f.shape() + " for a start " + start.shape()
          + "; give them the same shape");
    }
    return diffusion.fidelity().present() ? List.of(f) : List.of();
  }
}
