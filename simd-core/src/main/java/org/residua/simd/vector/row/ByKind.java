package org.residua.simd.vector.row;

import java.util.function.Function;
import org.residua.simd.row.Update;

/** One thing for each {@link RowKind}. */
record ByKind<T>(T step, T scaled, T blended) {

  static <T> ByKind<T> each(Function<RowKind, T> made) {
    return new ByKind<>(
        made.apply(RowKind.STEP), made.apply(RowKind.SCALED), made.apply(RowKind.BLENDED));
  }

  T of(Update.Terms terms) {
    return switch (RowKind.of(terms)) {
      case STEP -> step;
      case SCALED -> scaled;
      case BLENDED -> blended;
      case APART -> throw new IllegalStateException("no row is apart of itself");
    };
  }
}
