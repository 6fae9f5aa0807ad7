package org.residua.networks;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;

/**
 * {@code u -> b_n(...b_2(b_1(u)))}: blocks with one input, one after the other.
 *
 * @param blocks the blocks in the order of application, at least one
 */
public record Stack(List<Block> blocks) implements Block {

  /** Copies the list; refuses an empty one and blocks that do not have one input. */
  public Stack {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("0 blocks: a stack needs at least one");
    }
    for (Block block : blocks) {
      if (block.inputs() != 1) {
        throw new IllegalArgumentException(
            "a block with " + block.inputs() + " inputs in a stack; blocks need one input");
      }
    }
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    List<V> current = inputs;
    for (Block block : blocks) {
      current = block.express(algebra, current);
    }
    return current;
  }
}
