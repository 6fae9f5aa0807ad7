package org.residua.verification;

import java.util.LinkedHashSet;
import java.util.Set;
import org.residua.api.block.Diffusion;
import org.residua.api.certificate.Condition;

/** What is known about the energy of a value compared with that of the input. */
sealed interface Descent {

  /**
   * The value is an input itself.
   *
   * @param index which
   */
  record Input(int index) implements Descent {}

  /**
   * The energy of this diffusion has not grown.
   *
   * @param diffusion whose energy
   * @param target the input that is the target of the data term, -1 without one
   * @param conditions what it rests on
   */
  record Fallen(Diffusion diffusion, int target, Set<Condition> conditions) implements Descent {}

  /**
   * Nothing is known.
   *
   * @param reason why
   */
  record Unknown(String reason) implements Descent {}

  /** This value after a step that does not raise the energy of {@code diffusion} under {@code conditions}. */
  default Descent then(Diffusion diffusion, int target, Set<Condition> conditions) {
    return switch (this) {
      case Input input -> input.index() == 0
          ? new Fallen(diffusion, target, conditions)
          : new Unknown("the energy is followed from the first input only");
      case Fallen fallen -> {
        if (!fallen.diffusion().equals(diffusion) || fallen.target() != target) {
          yield new Unknown("steps of different diffusions have different energies");
        }
        Set<Condition> all = new LinkedHashSet<>(fallen.conditions());
        all.addAll(conditions);
        yield new Fallen(diffusion, target, all);
      }
      case Unknown unknown -> unknown;
    };
  }
}
