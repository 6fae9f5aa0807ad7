package org.residua.simd.plan;

import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.api.signal.Shape;
import org.residua.simd.sweep.GroupedSweep;

/** Turns a semi-iteration into one step: a sweep in place, over the buffers of its state where these may be written over. */
record SweepLowering(Buffers buffers, Emitter emitter) {

  /** Emits the sweep; gives what takes other numbers. */
  GroupedSweep emit(Node.SemiIterate node, Shape shape) {
    return node.twoStep() || buffers.used(node.outputs().get(1)) ? pair(node, shape) : cycle(node, shape);
  }

  /** A cycle whose last iterate is all that is wanted. */
  private GroupedSweep cycle(Node.SemiIterate node, Shape shape) {
    Value input = node.state().get(0);
    GroupedSweep sweep = GroupedSweep.of(node.iteration(), shape, emitter.execution());
    Slot f = target(node);
    boolean self = !node.held().isEmpty() && f.shares(buffers.of(input));
    Slot u = self ? buffers.copied(buffers.of(input)) : buffers.consumed(input);
    double[] pull = node.held().isEmpty() ? u.samples() : f.samples();
    emitter.emitTelling(work(node, shape), () -> sweep.run(u.samples(), pull));
    buffers.put(node.outputs().get(0), u);
    return sweep;
  }

  /** Rows from a pair of iterates to the next pair. A single row leaves the iterate that it begins with as it is. */
  private GroupedSweep pair(Node.SemiIterate node, Shape shape) {
    GroupedSweep sweep = GroupedSweep.ofPair(node.iteration(), shape, emitter.execution());
    Slot f = target(node);
    Slot start = buffers.of(node.state().get(0));
    Slot before = node.twoStep() ? buffers.of(node.state().get(1)) : start;
    Emitter.requireSame(start, before);
    boolean held = !node.held().isEmpty();
    Slot previous = before.shares(start) || (held && before.shares(f))
        ? buffers.copied(before) : buffers.consumed(node.state().get(1));
    boolean onlyRead = node.iteration().rows().size() == 1 && !buffers.used(node.outputs().get(1));
    Slot u = onlyRead ? start : held && start.shares(f) ? buffers.copied(start) : buffers.consumed(node.state().get(0));
    double[] pull = held ? f.samples() : u.samples();
    emitter.emitTelling(work(node, shape), () -> sweep.run(u.samples(), previous.samples(), pull));
    buffers.putIfUsed(node.outputs().get(0), sweep.swaps() ? previous : u);
    if (!onlyRead) {
      buffers.putIfUsed(node.outputs().get(1), sweep.swaps() ? u : previous);
    }
    return sweep;
  }

  private static long work(Node.SemiIterate node, Shape shape) {
    return (long) shape.size() * node.iteration().rows().size();
  }

  /** Where the target of a data term is; without one, the state. */
  private Slot target(Node.SemiIterate node) {
    Slot state = buffers.of(node.state().get(0));
    Slot f = node.held().isEmpty() ? state : buffers.of(node.held().get(0));
    Emitter.requireSame(state, f);
    return f;
  }
}
