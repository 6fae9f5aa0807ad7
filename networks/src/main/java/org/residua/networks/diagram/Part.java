package org.residua.networks.diagram;

import java.util.List;
import java.util.Optional;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.flux.Activation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/** What a drawing of a chain of blocks consists of. */
sealed interface Part {

  /**
   * A symmetric residual block and how its result is combined.
   *
   * @param number its position within its table, from 1
   * @param diffusion filters, flux and data term
   * @param row step size and weights
   * @param frozen whether the diffusivities are those of the start of the table
   */
  record Step(int number, Diffusion diffusion, Row row, boolean frozen) implements Part {}

  /**
   * {@code u + W2 sigma(W1 u + b)}.
   *
   * @param first {@code W1}
   * @param bias {@code b}, if there is one
   * @param activation {@code sigma}
   * @param second {@code W2}
   */
  record General(LinearOperator first, Optional<Parameter> bias, Activation activation,
      LinearOperator second) implements Part {}

  /**
   * Blocks that are not drawn.
   *
   * @param count how many
   */
  record Hidden(int count) implements Part {}

  /**
   * The rows of one semi-iteration: extrapolating skips and skips to the start stay within it.
   *
   * @param rows {@link Step} and {@link Hidden}
   */
  record Table(List<Part> rows) implements Part {}

  /**
   * An implicit step: the symmetric residual block whose own output is fed back, until it stands still.
   *
   * @param step its body; the row says its step size
   * @param solver how it is found
   * @param rest the weight {@code b} of {@code (1 - b) v + b u}, 0 for {@code v} itself
   */
  record Loop(Step step, String solver, double rest) implements Part {}

  /**
   * A body applied several times with the same weights.
   *
   * @param body its parts
   * @param times how often
   */
  record Repeated(List<Part> body, int times) implements Part {}
}
