package org.residua.verification.jqwik;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Signal;

/**
 * For each law of the kit something small that breaks it, so that a law that has ceased to look is found: run them where the
 * laws are relied upon, each must throw an {@link AssertionError}.
 */
public final class NegativeControls {

  private static final Convolution DIFFERENCE = Convolution.difference(1, Boundary.NATURAL);
  private static final Diffusion LINEAR = Diffusion.of(DIFFERENCE, new Linear());
  private static final Signal X = Signal.of(0.5, -1, 2, 0.25);
  private static final Signal Y = Signal.of(1, -0.5, 3, 2);
  /** What differences amplify most: {@code K^T K} enlarges it {@code 2 + sqrt 2} fold or more. */
  private static final Signal ZIGZAG = Signal.of(1, -1, 1, -1);
  private static final Signal ZERO = Signal.of(0, 0, 0, 0);

  private NegativeControls() {}

  /**
   * One of them.
   *
   * @param law the class and method that must refuse it
   * @param wrong what is wrong, in words
   * @param run calls the law
   */
  public record Control(String law, String wrong, Runnable run) {}

  /** All of them, at least one for each law. */
  public static List<Control> all() {
    LinearOperator difference = new WrongOperator(WrongOperator.Fault.ADJOINT);
    LinearOperator restless = new WrongOperator(WrongOperator.Fault.TWICE);
    LinearOperator moved = new WrongOperator(WrongOperator.Fault.OFFSET);
    LinearOperator modest = new WrongOperator(WrongOperator.Fault.NORM);
    return List.of(
        new Control("OperatorLaws.dotTest", "a difference whose transpose does not subtract in its first row",
            () -> OperatorLaws.dotTest(difference::apply, difference.adjoint()::apply, X, Y, 4, 2)),
        new Control("OperatorLaws.adjointness", "the same as an operator", () -> OperatorLaws.adjointness(difference, X, Y)),
        new Control("OperatorLaws.adjointness", "a right adjoint whose own adjoint is another operator",
            () -> OperatorLaws.adjointness(restless, X, Y)),
        new Control("OperatorLaws.linearity", "K x + 1", () -> OperatorLaws.linearity(moved, X, Y)),
        new Control("OperatorLaws.normBoundHolds", "differences that are said to have a norm of at most 1",
            () -> OperatorLaws.normBoundHolds(modest, ZIGZAG)),
        new Control("StabilityLaws.normDoesNotGrow", "u - 0.7 K^T K u, above the limit 0.5",
            () -> StabilityLaws.normDoesNotGrow(new Overshoot(), List.of(ZIGZAG), 1, 16)),
        new Control("StabilityLaws.energyDoesNotGrow", "the same",
            () -> StabilityLaws.energyDoesNotGrow(new Overshoot(), LINEAR, List.of(ZIGZAG), 1, 16)),
        new Control("StabilityLaws.nonexpansive", "the same",
            () -> StabilityLaws.nonexpansive(new Overshoot(), List.of(ZIGZAG), ZERO, 16)),
        new Control("StabilityLaws.lipschitz", "the same with the constant 1.3",
            () -> StabilityLaws.lipschitz(new Overshoot(), 1.3, List.of(ZIGZAG), ZERO, 16)),
        new Control("FluxLaws.bounds", "Phi(s) = 2 s with the sector [0, 1]", () -> FluxLaws.bounds(new WrongFlux(), 1, 18)),
        new Control("FluxLaws.majorant", "g(s) = s^2, said not to increase",
            () -> FluxLaws.majorant(new WrongFlux.Growing(), 0.5, 1, 70)));
  }

  /** {@code u - 0.7 K^T K u}. */
  private record Overshoot() implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V force = a.apply(DIFFERENCE.adjoint(), a.apply(DIFFERENCE, in.get(0)));
      return List.of(a.combine(List.of(1.0, -0.7), List.of(in.get(0), force)));
    }
  }
}
