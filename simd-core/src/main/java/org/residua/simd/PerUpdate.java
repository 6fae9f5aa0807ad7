package org.residua.simd;

import java.util.function.Function;

/**
 * One thing for each {@link Update}.
 *
 * @param step that of {@link Update#STEP}
 * @param scaled that of {@link Update#SCALED}
 * @param blended that of {@link Update#BLENDED}
 * @param <T> what it is
 */
record PerUpdate<T>(T step, T scaled, T blended) {

  static <T> PerUpdate<T> of(Function<Update, T> making) {
    return new PerUpdate<>(making.apply(Update.STEP), making.apply(Update.SCALED),
        making.apply(Update.BLENDED));
  }

  T of(Update update) {
    return switch (update) {
      case STEP -> step;
      case SCALED -> scaled;
      case BLENDED -> blended;
    };
  }
}
