package org.residua.simd;

import java.util.function.Function;

/** One thing for each {@link Update}. */
record ByUpdate<T>(T step, T scaled, T blended) {

  static <T> ByUpdate<T> each(Function<Update, T> made) {
    return new ByUpdate<>(
        made.apply(Update.STEP), made.apply(Update.SCALED), made.apply(Update.BLENDED));
  }

  T of(Update update) {
    return switch (update) {
      case STEP -> step;
      case SCALED -> scaled;
      case BLENDED -> blended;
    };
  }
}
