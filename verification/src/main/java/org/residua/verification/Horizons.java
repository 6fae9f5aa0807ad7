package org.residua.verification;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.residua.api.block.Argument;
import org.residua.api.block.Row;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Horizon;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * When a proven claim holds inside a computation.
 *
 * <p>Steps have factors of at least 1, so that a claim about their composition is one about each of them. Plain rows
 * with kept diffusivities are steps for the norm where each is within its limit; the energy is compared with that of the
 * start of the cycle only.
 */
final class Horizons {

  private Horizons() {}

  static Horizon of(Proof proof, Claim claim) {
    PolynomialBounds bounds = new PolynomialBounds(proof);
    Set<Horizon> found = EnumSet.of(Horizon.EVERY_STEP);
    LiveLines.visit(proof, claim, line -> found.add(switch (line) {
      case ProofLine.Input _, ProofLine.Carried _, ProofLine.Repeated _, ProofLine.Weighing _, ProofLine.Solved _,
          ProofLine.Implicit _ ->
          Horizon.EVERY_STEP;
      case ProofLine.Iterated table -> of(bounds, table, claim);
      case ProofLine.TwoStep _ -> claim == Claim.MOMENTUM_DECREASING ? Horizon.EVERY_STEP : Horizon.EVERY_CYCLE;
      case ProofLine.Applied _, ProofLine.Activated _, ProofLine.Multiplied _, ProofLine.Divided _, ProofLine.Combined _,
          ProofLine.Biased _, ProofLine.Opaque _ -> Horizon.OUTPUT;
    }));
    return Collections.max(found);
  }

  private static Horizon of(PolynomialBounds bounds, ProofLine.Iterated table, Claim claim) {
    boolean constant = bounds.diffusion(table).flux().constant();
    boolean kept = table.frozen() && table.rows().size() > 1;
    boolean steps = table.rows().stream().allMatch(Row::plain)
        && (!kept || ((constant || claim == Claim.NORM_DECREASING) && eachStep(bounds, table)));
    return steps ? Horizon.EVERY_STEP : Horizon.EVERY_CYCLE;
  }

  private static boolean eachStep(PolynomialBounds bounds, ProofLine.Iterated table) {
    return bounds.refusal(table.arguing(new Argument.EachRow())).isEmpty();
  }
}
