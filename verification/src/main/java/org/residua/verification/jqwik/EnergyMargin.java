package org.residua.verification.jqwik;

import org.residua.api.block.Diffusion;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Shape;
import org.residua.api.sum.FixedTree;

/**
 * How far rounding may raise a computed energy {@code E(u) = sum P((K u)_i) + 1/2 sum c_i (u_i - f_i)^2}.
 *
 * <p>For a diffusivity that does not increase, {@code P} is concave in {@code s^2}: {@code s Phi(s) <= 2 P(s)} and
 * {@code Phi(s)^2 <= 2 g_max P(s)}. Hence, with {@code G = ||K|| sqrt(g_max) + sqrt(max c)},
 * {@code L = sup |Phi'|} and {@code H = L ||K||^2 + max c}:
 *
 * <ul>
 *   <li>a perturbation {@code delta} of the signal changes {@code E} by at most
 *       {@code G sqrt(2 E) ||delta|| + H ||delta||^2 / 2};
 *   <li>a perturbation {@code e} of the responses by at most {@code sqrt(2 g_max E) ||e|| + L ||e||^2 / 2}, and the
 *       computed responses have {@code ||e|| <= kappa(K) u ||u||};
 *   <li>evaluating {@code P} costs at most {@code 70 u P}: the most has Weickert's potential with {@code 2^-47} and the
 *       squared contrast; a coupled magnitude of a group of {@code M} responses is rounded {@code M/2 + 1} times, which
 *       counts twice because of {@code s Phi <= 2 P}; a term of the data part rounds 3 times;
 *   <li>summing {@code n} nonnegative terms in the {@link FixedTree} costs {@code k u E}, {@code k} its
 *       {@link FixedTree#additions}, and adding the two parts of the energy one more.
 * </ul>
 *
 * <p>For other diffusivities {@code |P(s)| <= M s^2/2}, {@code |Phi(s)| <= M |s|} with {@code M = sup |Phi(s)/s|}
 * stand for these: {@code sqrt(2 E) <= sqrt(M) ||K|| ||u|| + sqrt(max c) (||u|| + ||f||)}, and the energy that rounds
 * is at most three times half its square, because the two terms of the forward-and-backward potential are at most
 * {@code s^2} and {@code s^2/2}.
 */
public final class EnergyMargin {

  private static final double POTENTIAL = 70;

  private final LinearOperator operator;
  private final Shape shape;
  private final double sectorHigh;
  private final boolean concave;
  private final double slope;
  private final double data;
  private final double coupled;

  EnergyMargin(Diffusion diffusion, Shape shape) {
    this.shape = shape;
    this.operator = diffusion.operator();
    this.sectorHigh = diffusion.activation().sector().magnitude();
    this.concave = diffusion.activation().bank().decreasing();
    this.slope = diffusion.activation().slope().magnitude();
    this.data = diffusion.fidelity().largest();
    int group = diffusion.activation().coupling().size(operator.targetChannels(shape.channels()));
    this.coupled = diffusion.activation().channelwise() ? 0 : 2 * (group / 2.0 + 1);
  }

  /**
   * The most by which a computed energy after a computation may exceed the computed energy before.
   *
   * @param before the computed energy before
   * @param largestNorm the largest Euclidean norm among the inputs
   * @param constant {@code C} of the computation, see {@link RoundingMargin}
   */
  public double of(double before, double largestNorm, double constant) {
    double delta = RoundingMargin.of(constant) * largestNorm;
    double response = RoundingMargin.of(RoundingMargin.constant(operator)) * largestNorm;
    double norm = operator.norm().upper();
    double root = concave ? Math.sqrt(2 * before)
        : (Math.sqrt(sectorHigh) * norm + 2 * Math.sqrt(data)) * largestNorm;
    double energy = concave ? before : 1.5 * root * root;
    double moved = (norm * Math.sqrt(sectorHigh) + Math.sqrt(data)) * root * delta
        + (slope * norm * norm + data) * delta * delta / 2;
    double responses = root * Math.sqrt(sectorHigh) * response + slope * response * response / 2;
    int additions = 1 + FixedTree.additions(Math.max(operator.target(shape).size(), shape.size()));
    double sums = RoundingMargin.of(2 * (POTENTIAL + coupled + additions)) * energy;
    return moved + 2 * responses + sums;
  }
}
