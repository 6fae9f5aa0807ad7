package org.residua.simd.copy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Copies made once for each key. Thread safe; finding one does not allocate. */
public final class Cache<K, T> {

  private final ConcurrentHashMap<K, T> made = new ConcurrentHashMap<>();
  private final Function<K, T> making;

  /** None yet. */
  public Cache(Function<K, T> making) {
    this.making = making;
  }

  /** The one of a key. */
  public T of(K key) {
    T found = made.get(key);
    return found != null ? found : made.computeIfAbsent(key, making);
  }
}
