package org.residua.schemes;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.SemiIteration;

/**
 * One cycle of a scheme as a block of its own, so that it can be repeated.
 *
 * @param iteration its rows
 */
record Cycle(SemiIteration iteration) implements Block {

  @Override
  public int inputs() {
    return iteration.diffusion().inputs();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return List.of(algebra.cycle(iteration, inputs));
  }

  /** So many cycles of a table one after the other; the state as it is for none. */
  static <V> List<V> repeated(Algebra<V> algebra, SemiIteration table, int times, List<V> inputs) {
    Cycle cycle = new Cycle(table);
    return switch (times) {
      case 0 -> inputs.subList(0, 1);
      case 1 -> cycle.express(algebra, inputs);
      default -> algebra.repeat(cycle, times, inputs.subList(0, 1), inputs.subList(1, inputs.size()));
    };
  }

  /** A state and what is held. */
  static <V> List<V> joined(List<V> state, List<V> held) {
    List<V> in = new ArrayList<>(state);
    in.addAll(held);
    return in;
  }
}
