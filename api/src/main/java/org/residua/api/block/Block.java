package org.residua.api.block;

import java.util.List;

/**
 * A computation written once: every reading (numbers, network, certificate) is a choice of {@code V}.
 *
 * <p>{@code express} may not branch on data and may not keep values of one algebra for another. Bodies of
 * loops are blocks themselves, never lambdas that capture an algebra.
 */
public interface Block {

  /** The number of input values. */
  int inputs();

  /**
   * The outputs of this block for the given inputs.
   *
   * @param algebra the reading
   * @param inputs {@link #inputs()} values
   * @param <V> the carrier
   */
  <V> List<V> express(Algebra<V> algebra, List<V> inputs);

  /** Refuses a list of inputs of the wrong size. */
  static void requireInputs(Block block, List<?> inputs) {
    if (inputs.size() != block.inputs()) {
      throw new IllegalArgumentException(block.getClass().getSimpleName() + " has "
          + block.inputs() + " inputs, not " + inputs.size());
    }
  }
}
