package org.residua.simd.plan;

/**
 * Numbers that a step of a plan reads each time it runs, and that are replaced when the plan gets those of another
 * architecture. Not thread safe.
 *
 * @param <T> what holds the numbers
 */
final class Current<T> {

  private T numbers;

  Current(T numbers) {
    this.numbers = numbers;
  }

  T get() {
    return numbers;
  }

  void set(T next) {
    numbers = next;
  }
}
