package org.residua.simd.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every part of a job runs once, whoever runs it, and a failure reaches the caller. */
class WorkersTest {

  private static final int PARTS = 7;
  private static final int RUNS = 5000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void everyPartRunsOnceInEachRun(int threads) {
    AtomicIntegerArray runs = new AtomicIntegerArray(PARTS);
    Job job = new Job(PARTS, runs::incrementAndGet);
    for (int run = 1; run <= RUNS; run++) {
      Workers.of(threads).run(job);
      for (int part = 0; part < PARTS; part++) {
        assertThat(runs.get(part)).isEqualTo(run);
      }
    }
  }

  /** Each part waits for the other: one thread alone would wait for ever. */
  @Test
  void twoThreadsWorkAtTheSameTime() {
    Set<Integer> present = ConcurrentHashMap.newKeySet();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Workers.of(2).run(new Job(2, part -> {
      present.add(part);
      threads.add(Thread.currentThread());
      while (present.size() < 2) {
        Thread.onSpinWait();
      }
    }));
    assertThat(threads).hasSize(2).contains(Thread.currentThread());
  }

  @Test
  void teamsArePersistent() {
    assertThat(Workers.of(3)).isSameAs(Workers.of(3));
    assertThat(Workers.of(3).threads()).isEqualTo(3);
    assertThat(Workers.of(1)).isSameAs(Workers.single());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void failuresReachTheCallerAndTheTeamGoesOn(int threads) {
    Job failing = new Job(PARTS, part -> {
      if (part == 3) {
        throw new IllegalStateException("part 3");
      }
    });
    for (int run = 0; run < 100; run++) {
      assertThatThrownBy(() -> Workers.of(threads).run(failing))
          .isInstanceOf(IllegalStateException.class).hasMessage("part 3");
    }
    everyPartRunsOnceInEachRun(threads);
  }

  @Test
  void aPartMayAskForTheTeamAgain() {
    AtomicIntegerArray runs = new AtomicIntegerArray(4);
    Workers team = Workers.of(2);
    team.run(new Job(2, outer -> team.run(
        new Job(2, inner -> runs.incrementAndGet(2 * outer + inner)))));
    for (int part = 0; part < 4; part++) {
      assertThat(runs.get(part)).isOne();
    }
  }

  /** A helper that was descheduled costs no core meanwhile. */
  @Test
  void aCallerThatWaitsLongSleeps() {
    Thread caller = Thread.currentThread();
    AtomicBoolean taken = new AtomicBoolean();
    AtomicBoolean slept = new AtomicBoolean();
    Workers.of(2).run(new Job(2, part -> {
      if (Thread.currentThread().equals(caller)) {
        while (!taken.get()) {
          Thread.onSpinWait();
        }
        return;
      }
      taken.set(true);
      long end = System.nanoTime() + 10_000_000_000L;
      while (!slept.get() && System.nanoTime() < end) {
        slept.set(caller.getState() == Thread.State.WAITING);
      }
    }));
    assertThat(slept).isTrue();
  }

  @Test
  void refusesNonsense() {
    assertThatIllegalArgumentException().isThrownBy(() -> Workers.of(0))
        .withMessageContaining("threads = 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Job(-1, part -> { }))
        .withMessageContaining("parts = -1");
  }
}
