package org.residua.verification;

import java.util.List;
import org.residua.verification.certificate.DataTerm;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** Whether the weights of a system are what its line says: the diffusivities of a diffusion at the right-hand side. */
final class OwnWeights {

  private OwnWeights() {}

  static boolean are(ProofLine.Solved system, List<ProofLine> lines, Proof proof) {
    DiffusionBounds diffusion = proof.diffusions().get(system.diffusion());
    return diffusion.operator() == system.operator() && DataTerm.of(diffusion).equals(system.data())
        && lines.get(system.weights()) instanceof ProofLine.Weighing weighing && same(weighing.flux(), diffusion.flux())
        && lines.get(weighing.of()) instanceof ProofLine.Applied response
        && response.operator() == system.operator() && !response.adjoint() && response.of() == system.of();
  }

  private static boolean same(FluxBounds g, FluxBounds flux) {
    return g.name().equals(flux.name() + " diffusivity") && g.sector().equals(flux.sector())
        && g.slope().equals(flux.slope()) && g.decreasing() == flux.decreasing() && g.assumed() == flux.assumed();
  }
}
