package org.residua.verification;

import java.util.List;
import org.residua.api.graph.Architecture;

/**
 * Whether a multigrid cycle for {@code A x = b} contracts every error in the energy norm, {@code ||E e||_A < ||e||_A} for
 * {@code e
 * != 0}, {@code ||e||_A^2 = <e, A e>}: read off its network, inputs {@code [x, b]}, output {@code [x]}, in exact arithmetic.
 *
 * <p>The theorem: {@code A} is symmetric and positive definite, {@code R = P^T}, {@code A_H = P^T A P}. Then the coarse
 * correction with a coarse cycle {@code E_H} is {@code (I - Pi) + P E_H A_H^{-1} P^T A} with the A-orthogonal projection
 * {@code Pi}, of norm {@code
 * max(1, ||E_H||)}. A sweep that is a polynomial {@code p(D^{-1} A)}, {@code D} diagonal, positive, has the norm {@code max |p|}
 * over the eigenvalues, which row sums bound; one of Gauss and Seidel is a contraction; one colour of it is a projection. The
 * cycle contracts where all its parts do not expand and one of the sweeps on the finest level contracts.
 *
 * <p>Sources: McCormick (1985); Hackbusch, "Multi-Grid Methods and Applications" (1985), chapter 7; Saad (2003), chapter 13.
 *
 * @param proven whether there is a proof
 * @param hypotheses each as it was checked; the reason where there is none
 */
public record EnergyContraction(boolean proven, List<String> hypotheses) {

  /** Copies the list. */
  public EnergyContraction {
    hypotheses = List.copyOf(hypotheses);
  }

  /** Reads a network. */
  public static EnergyContraction of(Architecture cycle) {
    try {
      return new EnergyContraction(true, new CycleReading(cycle).hypotheses());
    } catch (UnprovenException e) {
      return new EnergyContraction(false, List.of(String.valueOf(e.getMessage())));
    }
  }

  /** The claim in a few words. */
  public String text() {
    return proven ? "a cycle contracts every error in the energy norm" : "unknown";
  }
}
