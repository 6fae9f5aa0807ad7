package org.residua.verification;

import java.util.List;
import java.util.Locale;
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
 * <p>Where all sweeps beside corrections are polynomials and errors between coarse samples are bounded by their energy, the
 * factor is a number: Braess, Hackbusch (1983), see {@link CycleFactor}. Galerkin matrices are meant as exact.
 *
 * <p>Sources: McCormick (1985); Hackbusch, "Multi-Grid Methods and Applications" (1985), chapter 7; Saad (2003), chapter 13.
 *
 * @param proven whether there is a proof
 * @param factor what a cycle leaves of each error at most, rounded up; 1 where there is no proof, or none of a number below it
 * @param hypotheses each as it was checked; the reason where there is none
 */
public record EnergyContraction(boolean proven, double factor, List<String> hypotheses) {

  private static final double SHOWN = 1e4;

  /** Copies the list. */
  public EnergyContraction {
    hypotheses = List.copyOf(hypotheses);
  }

  /** Reads a network. */
  public static EnergyContraction of(Architecture cycle) {
    try {
      CycleReading reading = new CycleReading(cycle);
      return new EnergyContraction(true, reading.factor(), reading.hypotheses());
    } catch (UnprovenException e) {
      return new EnergyContraction(false, 1, List.of(String.valueOf(e.getMessage())));
    }
  }

  /** The claim in a few words. */
  public String text() {
    String by = factor < 1 ? String.format(Locale.ROOT, ", to at most %.4f of it", Math.ceil(factor * SHOWN) / SHOWN) : "";
    return proven ? "a cycle contracts every error in the energy norm" + by : "unknown";
  }
}
