package org.residua.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.residua.api.graph.Tracer;
import org.residua.multigrid.Multigrid;
import org.residua.verification.EnergyContraction;

/**
 * What is proven of a multigrid cycle.
 *
 * @param claim in the energy norm
 */
record Contraction(EnergyContraction claim) {

  /** Of more unknowns the proof, which makes all matrices again, would take longer than the solution. */
  private static final int MOST = 1 << 20;

  static Contraction of(Multigrid cycle, int unknowns) {
    return new Contraction(unknowns <= MOST ? EnergyContraction.of(Tracer.trace(cycle, 1, 1))
        : new EnergyContraction(false, 1, List.of("no proof is looked for with more than 2^20 unknowns")));
  }

  /** In lines. */
  String text() {
    return "proven: " + claim.text() + "\n"
        + claim.hypotheses().stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }
}
