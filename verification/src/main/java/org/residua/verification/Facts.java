package org.residua.verification;

/**
 * What is proven about a value as a function of the inputs: the carrier of the certifier.
 *
 * @param norm factor of the largest input norm
 * @param lipschitz factor of the distance of two first inputs, the other inputs held
 * @param descent the energy compared with the first input
 */
record Facts(Gain norm, Gain lipschitz, Descent descent) {

  /** The first input is the state; the others are held. */
  static Facts input(int index) {
    return new Facts(Gain.one(), index == 0 ? Gain.one() : Gain.zero(), new Descent.Input(index));
  }

  /** Facts after an operation whose energy is not followed. */
  static Facts of(Gain norm, Gain lipschitz) {
    return new Facts(norm, lipschitz,
        new Descent.Unknown("the energy is followed only through steps of its diffusion"));
  }
}
