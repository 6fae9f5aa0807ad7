package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyPartIsDoneOnce(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(100);
    new Team(threads).each(100, () -> done::incrementAndGet);
    for (int k = 0; k < 100; k++) {
      assertThat(done.get(k)).isEqualTo(1);
    }
    assertThat(new Team(threads).<Integer>all(List.of(() -> 7, () -> 8, () -> 9))).containsExactly(7, 8, 9);
    assertThat(new Team(threads).<Integer>all(List.of())).isEmpty();
  }

  /** Errors and exceptions come as they are; checked ones in one that says so. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatATaskThrowsIsThrown(int threads) {
    Team team = new Team(threads);
    assertThatThrownBy(() -> team.each(3, () -> part -> {
      throw new ArithmeticException("part");
    })).isInstanceOf(ArithmeticException.class).hasMessage("part");
    assertThatThrownBy(() -> team.each(3, () -> part -> {
      throw new StackOverflowError("deep");
    })).isInstanceOf(StackOverflowError.class);
    List<Callable<Integer>> tasks = List.of(() -> 1, () -> {
      throw new java.io.IOException("gone");
    });
    assertThatThrownBy(() -> team.all(tasks)).isInstanceOf(IllegalStateException.class).hasRootCauseMessage("gone");
  }
}
