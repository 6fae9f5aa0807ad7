package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.signal.Shape;

/** Buffers that no living value occupies, reused by size. */
final class BufferPool {

  private final List<Slot> free = new ArrayList<>();
  private long bufferedSamples;

  /** A free buffer of that size, or a new one. */
  Slot acquire(Shape shape) {
    for (int k = free.size() - 1; k >= 0; k--) {
      if (free.get(k).shape().size() == shape.size()) {
        return new Slot(shape, free.remove(k).samples());
      }
    }
    bufferedSamples += shape.size();
    return new Slot(shape, new double[shape.size()]);
  }

  /** Gives a buffer back; giving back a free one changes nothing. */
  void release(Slot slot) {
    if (!slot.in(free)) {
      free.add(slot);
    }
  }

  /** Makes sure that these buffers are not handed out. */
  void withhold(List<Slot> slots) {
    free.removeIf(slot -> slot.in(slots));
  }

  /** Samples of all buffers ever made. */
  long bufferedSamples() {
    return bufferedSamples;
  }
}
