package org.residua.simd.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.api.signal.Shape;

/**
 * Where the values of one architecture are while its nodes are lowered one after the other. A buffer goes back to the pool after the
 * last use of its value, and is written over at that use at the earliest.
 */
final class Buffers {

  private final BufferPool pool;
  private final Emitter emitter;
  private final List<Slot> kept;
  private final Map<Value, Slot> slots = new HashMap<>();
  private final Map<Value, Integer> lastUse = new HashMap<>();
  private final Map<Value, Integer> reads = new HashMap<>();
  private int position;

  /**
   * Before the first node.
   *
   * @param inputs where the inputs are
   * @param kept buffers that belong to the surroundings and may not be written over
   */
  Buffers(Architecture architecture, List<Slot> inputs, List<Slot> kept, BufferPool pool, Emitter emitter) {
    this.pool = pool;
    this.emitter = emitter;
    this.kept = kept;
    for (int k = 0; k < architecture.nodes().size(); k++) {
      for (Value value : architecture.nodes().get(k).inputs()) {
        lastUse.put(value, k);
        reads.merge(value, 1, Integer::sum);
      }
    }
    for (Value value : architecture.outputs()) {
      lastUse.put(value, Integer.MAX_VALUE);
      reads.merge(value, 1, Integer::sum);
    }
    for (int k = 0; k < inputs.size(); k++) {
      slots.put(architecture.inputValues().get(k), inputs.get(k));
    }
  }

  /** Says that the node at that position is lowered next, or ends the chain that is. */
  void reach(int node) {
    position = node;
  }

  /** Buffers that belong to the surroundings. */
  List<Slot> kept() {
    return kept;
  }

  /** Whether any node or output reads a value. */
  boolean used(Value value) {
    return lastUse.containsKey(value);
  }

  /** How often nodes and outputs read a value. */
  int reads(Value value) {
    return reads.getOrDefault(value, 0);
  }

  /** Where a value is. */
  Slot of(Value value) {
    Slot slot = slots.get(value);
    if (slot == null) {
      throw new IllegalStateException("value " + value + " is read before it is defined");
    }
    return slot;
  }

  /** The shape of a value; none of one that has no buffer. */
  Optional<Shape> shape(Value value) {
    return Optional.ofNullable(slots.get(value)).map(Slot::shape);
  }

  /** Says where a value is. */
  void put(Value value, Slot slot) {
    slots.put(value, slot);
  }

  /** The same; a value that nobody reads gives its buffer back. */
  void putIfUsed(Value value, Slot slot) {
    if (used(value)) {
      put(value, slot);
    } else {
      pool.release(slot);
    }
  }

  /** Whether this is the last use of a value, and its buffer may be written over. */
  boolean dies(Value value) {
    return !lives(value) && !of(value).in(kept);
  }

  private boolean lives(Value value) {
    return lastUse.getOrDefault(value, -1) > position;
  }

  /** A buffer of the shape of a value, whose own one may not be written over yet. */
  Slot another(Value value) {
    return pool.acquire(of(value).shape());
  }

  /** The buffer of an input where it may be written over, else another one of its shape. */
  Slot over(Value input) {
    return dies(input) ? of(input) : pool.acquire(of(input).shape());
  }

  /** A buffer that holds an input and may be written over. */
  Slot consumed(Value input) {
    return dies(input) ? of(input) : copied(of(input));
  }

  /** Another buffer, into which a step copies what is in this one. */
  Slot copied(Slot in) {
    Slot copy = pool.acquire(in.shape());
    emitter.copy(in, copy);
    return copy;
  }

  /** After the last of some nodes; what lived within a chain only has no buffer. */
  void releaseDead(List<Node> nodes) {
    for (Value value : nodes.stream().flatMap(node -> node.inputs().stream()).distinct().filter(slots::containsKey)
        .filter(this::dies).toList()) {
      Slot dead = of(value);
      slots.remove(value);
      if (!dead.in(List.copyOf(slots.values()))) {
        pool.release(dead);
      }
    }
  }

  /** What is around a chain whose last node has been reached. */
  ChainLowering.Surroundings around(ChainNodes chain) {
    return new Around(chain);
  }

  private final class Around implements ChainLowering.Surroundings {

    private final ChainNodes chain;
    private final Set<Value> taken = new HashSet<>();

    Around(ChainNodes chain) {
      this.chain = chain;
    }

    @Override
    public boolean lives(Value value) {
      return Buffers.this.lives(value);
    }

    @Override
    public Slot slot(Value value) {
      return of(value);
    }

    @Override
    public Slot place(Value value, int length) {
      return slots.computeIfAbsent(value, _ -> pool.acquire(new Shape(1, length)));
    }

    @Override
    public Optional<Value> dying(int length) {
      Optional<Value> found = chain.list().stream().flatMap(node -> node.inputs().stream()).filter(slots::containsKey)
          .filter(value -> !taken.contains(value) && dies(value) && of(value).shape().equals(new Shape(1, length))
              && single(value) && chain.readNearby(value))
          .findFirst();
      found.ifPresent(taken::add);
      return found;
    }

    private boolean single(Value value) {
      return slots.values().stream().filter(of(value)::shares).count() == 1;
    }

    @Override
    public void give(Value from, Value to) {
      slots.put(to, of(from));
    }
  }
}
