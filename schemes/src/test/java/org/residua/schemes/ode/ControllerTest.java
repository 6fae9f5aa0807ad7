package org.residua.schemes.ode;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Steps from errors. */
final class ControllerTest {

  private static final Offset<Double> ROUNDING = Offset.offset(1e-14);

  @Test
  void theNextStepFollowsBothErrors() {
    Controller controller = new Controller(3, 1);
    controller.accepted(1, 0.5);
    double first = 0.9 * Math.pow(0.5, -0.7 / 3) * Math.pow(1e-4, 0.4 / 3);
    assertThat(controller.step()).isCloseTo(first, ROUNDING);
    controller.accepted(first, 0.3);
    assertThat(controller.step()).isCloseTo(first * 0.9 * Math.pow(0.3, -0.7 / 3) * Math.pow(0.5, 0.4 / 3), ROUNDING);
  }

  /** A fixed error of 0.9^(k/0.3) is a fixed step. */
  @Test
  void aSteadyErrorIsBelowOne() {
    for (int order : new int[] {2, 3}) {
      Controller controller = new Controller(order, 1);
      double error = Math.pow(0.9, order / 0.3);
      controller.accepted(1, error);
      double step = controller.step();
      controller.accepted(step, error);
      assertThat(controller.step() / step).isCloseTo(1, ROUNDING);
    }
  }

  @Test
  void growthAndShrinkingAreLimited() {
    Controller controller = new Controller(3, 1);
    controller.accepted(1, 0);
    assertThat(controller.step()).isEqualTo(5);
    controller.rejected(5, 1e9);
    assertThat(controller.step()).isEqualTo(0.5);
    controller.rejected(0.5, Double.NaN);
    assertThat(controller.step()).isEqualTo(0.05);
    controller.rejected(1, 8);
    assertThat(controller.step()).isCloseTo(0.45, ROUNDING);
    assertThat(controller.blownUp()).isEqualTo(125);
    assertThat(new Controller(2, 1).blownUp()).isEqualTo(25);
  }

  @Test
  void aStepAfterARejectedOneDoesNotGrow() {
    Controller controller = new Controller(2, 1);
    controller.rejected(1, 4);
    controller.accepted(0.45, 1e-8);
    assertThat(controller.step()).isEqualTo(0.45);
    controller.accepted(0.45, 1e-8);
    assertThat(controller.step()).isEqualTo(2.25);
  }

  /** The proposal outlives steps that a stop shortened, and their small errors are not those of the step before. */
  @Test
  void shortenedStepsAreForgotten() {
    Controller controller = new Controller(3, 1);
    controller.accepted(1, 0.6);
    controller.accepted(controller.step(), 0.5);
    double proposed = controller.step();
    controller.accepted(1e-3 * proposed, 1e-9);
    assertThat(controller.step()).isEqualTo(proposed);
    controller.accepted(proposed, 0.4);
    assertThat(controller.step()).isCloseTo(proposed * 0.9 * Math.pow(0.4, -0.7 / 3) * Math.pow(0.5, 0.4 / 3), ROUNDING);
    double next = controller.step();
    controller.accepted(0.5 * next, 1);
    assertThat(controller.step()).as("an error that is too large for a shorter step is not forgotten").isLessThan(0.5 * next);
  }
}
