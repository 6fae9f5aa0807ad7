package org.residua.simd.plan;

import java.util.List;
import org.residua.api.signal.Shape;

/** The buffer of a value while it lives. The identity of the array is what matters. */
@SuppressWarnings("ArrayRecordComponent")
record Slot(Shape shape, double[] samples) {

  /** Whether both are the same memory. */
  @SuppressWarnings("ReferenceEquality")
  boolean shares(Slot other) {
    return samples == other.samples;
  }

  /** Whether some slot of the list is the same memory. */
  boolean in(List<Slot> slots) {
    return slots.stream().anyMatch(this::shares);
  }
}
