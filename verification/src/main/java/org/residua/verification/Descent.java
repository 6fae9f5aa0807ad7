package org.residua.verification;

/** What is known about the energy of a value compared with that of the first input. */
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
   * @param diffusion its number in the proof
   * @param target the input that is the target of the data term, -1 without one
   */
  record Fallen(int diffusion, int target) implements Descent {}

  /**
   * Nothing is known.
   *
   * @param reason why
   */
  record Unknown(String reason) implements Descent {}

  /** This value after steps that do not raise the energy of a diffusion. */
  default Descent then(Fallen step) {
    return switch (this) {
      case Input input -> input.index() == 0 ? step
          : new Unknown("the energy is followed from the first input only");
      case Fallen fallen -> fallen.equals(step) ? step
          : new Unknown("steps of different diffusions, or towards different targets, have different energies");
      case Unknown unknown -> unknown;
    };
  }
}
