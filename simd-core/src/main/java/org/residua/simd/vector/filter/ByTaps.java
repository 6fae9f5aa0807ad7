package org.residua.simd.vector.filter;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/** Loops by their number of taps, each made when first asked for: all together would take 30 ms. Thread safe. */
final class ByTaps<T> {

  private final AtomicReferenceArray<T> made;
  private final IntFunction<T> making;

  ByTaps(int mostTaps, IntFunction<T> making) {
    this.made = new AtomicReferenceArray<>(mostTaps + 1);
    this.making = making;
  }

  /** Does not allocate where the loop exists. */
  T of(int taps) {
    T found = made.get(taps);
    if (found != null) {
      return found;
    }
    made.compareAndSet(taps, null, making.apply(taps));
    return made.get(taps);
  }
}
