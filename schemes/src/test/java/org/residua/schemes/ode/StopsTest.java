package org.residua.schemes.ode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Outcome;

/** Steps end at stops, and none before them is tiny. */
final class StopsTest {

  @Test
  void aStepThatReachesAStopEndsThereAndTwoShareTheWay() {
    Stops stops = new Stops(0, 2, new double[] {1});
    assertThat(stops.fitted(0, 0.4)).isEqualTo(0.4);
    assertThat(stops.fitted(0, 0.6)).isEqualTo(0.5);
    assertThat(stops.fitted(0, 0.999)).isEqualTo(0.5);
    assertThat(stops.fitted(0.25, 0.75)).isEqualTo(0.75);
    assertThat(stops.fitted(0.25, 9)).isEqualTo(0.75);
    assertThat(stops.pass()).isTrue();
    assertThat(stops.fitted(1, 9)).isEqualTo(1);
    assertThat(stops.pass()).isFalse();
    assertThat(stops.over()).isTrue();
  }

  /** What is left is one step where it is no more than rounding, and not an underflow. */
  @Test
  void stopsMayBeNeighbours() {
    double next = Math.nextUp(0.5);
    Stops stops = new Stops(0, 1, new double[] {0.5, next});
    assertThat(stops.fitted(0.5 - stops.smallest(), 1e-300)).isEqualTo(stops.smallest());
    Solution solution = Stabilised.rkl2().radius(1)
        .integrate((_, u, du) -> du[0] = -u[0], new double[] {1}, 0, 1, 0.5, next, Math.nextUp(next));
    assertThat(solution.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(solution.snapshots()).extracting(Solution.State::time).containsExactly(0.5, next, Math.nextUp(next));
  }

  /** The sum of a time and what is left rounds; a stop is given as it was asked for. */
  @Test
  void stopsAreHitExactly() {
    double[] times = new Random(3).doubles(500).map(x -> Math.pow(x, 12) / 3).sorted().toArray(); // over many binades
    Solution solution = Stabilised.rkl2().radius(1).integrate((_, u, du) -> du[0] = -u[0], new double[] {1}, -0.3, 1, times);
    assertThat(solution.snapshots().stream().mapToDouble(Solution.State::time).toArray()).isEqualTo(times);
    assertThat(solution.time()).isEqualTo(1);
  }

  @Test
  void theEndIsASnapshotOnlyWhereItWasAskedFor() {
    assertThat(new Stops(0, 2, new double[0]).pass()).isFalse();
    Stops asked = new Stops(0, 2, new double[] {2});
    assertThat(asked.pass()).isTrue();
    assertThat(asked.over()).isTrue();
  }
}
