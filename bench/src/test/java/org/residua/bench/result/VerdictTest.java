package org.residua.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The arithmetic of the table, on numbers that can be checked by eye. */
class VerdictTest {

  private static final Cell OURS = new Cell("step", "vector", 8);
  private static final Cell JAVA = new Cell("bound", "java", 8);
  private static final Cell C = new Cell("bound", "gcc", 8);
  private static final Cell NEAR = new Cell("bound", "near", 8);
  private static final Cell ABSENT = new Cell("step", "nobody", 8);

  /** The fastest of each fork: ours 4, 6, 2; from Java 2, 4, 1; from C 3, 2, 4. */
  private static final Results RESULTS = Results.of(List.of(
      new Measured(OURS, List.of(List.of(9.0, 4.0, 5.0), List.of(6.0), List.of(2.0, 3.0)), 0.4),
      new Measured(JAVA, List.of(List.of(2.0), List.of(4.0), List.of(1.0)), Double.NaN),
      new Measured(NEAR, List.of(List.of(4.4), List.of(8.0), List.of(2.0)), Double.NaN),
      new Measured(C, List.of(List.of(3.0), List.of(2.0), List.of(4.0)), 24.5)));

  private static Goal goal(Goal.Sense sense, double bound, Quotient... quotients) {
    return new Goal("row", "goal", sense, bound, List.of(quotients).stream().map(Goal.Ratio::new).map(Goal.Figure.class::cast)
        .toList());
  }

  private static Quotient quotient(String label, List<Cell> above, List<Cell> below) {
    return new Quotient(label, above, below);
  }

  @Test
  void theBestAlternativeOfEachForkCounts() {
    assertThat(RESULTS.best(List.of(JAVA, C))).containsExactly(2.0, 2.0, 1.0);
    assertThat(RESULTS.best(List.of(ABSENT, C))).containsExactly(3.0, 2.0, 4.0);
    assertThat(RESULTS.best(List.of(ABSENT))).isEmpty();
  }

  @Test
  void ratiosArePairedByFork() {
    Verdict verdict = goal(Goal.Sense.AT_MOST, 2, quotient("", List.of(OURS), List.of(JAVA, C))).verdict(RESULTS);
    assertThat(verdict.values()).containsExactly(2.0, 3.0, 2.0);
    assertThat(verdict.spread()).contains(new Spread(2, 2, 3));
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.MET);
  }

  @Test
  void theMedianDecides() {
    Quotient ratio = quotient("", List.of(OURS), List.of(JAVA, C));
    assertThat(goal(Goal.Sense.AT_MOST, 1.99, ratio).verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.NOT_MET);
    assertThat(goal(Goal.Sense.AT_LEAST, 2, ratio).verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.MET);
    assertThat(goal(Goal.Sense.AT_LEAST, 2.01, ratio).verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.NOT_MET);
  }

  /** The ratio is 2 in the median. The best fork of a bound counts: C / Java is 1.5, 0.5, 4, and NEAR / Java 2.2, 2, 2. */
  @Test
  void aGoalMayBeBeyondTheMachine() {
    Quotient ratio = quotient("", List.of(OURS), List.of(JAVA, C));
    Goal far = limited(goal(Goal.Sense.AT_LEAST, 3, ratio), C, JAVA);
    assertThat(far.limit(RESULTS)).hasValue(4);
    assertThat(far.verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.NOT_MET);
    Goal near = limited(goal(Goal.Sense.AT_LEAST, 2.1, ratio), NEAR, JAVA);
    assertThat(near.limit(RESULTS)).hasValue(2.2);
    assertThat(near.verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.AT_BOUND);
    Goal beyond = limited(goal(Goal.Sense.AT_LEAST, 2.3, ratio), NEAR, JAVA);
    assertThat(beyond.verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.BEYOND_BOUND);
    Goal below = limited(goal(Goal.Sense.AT_MOST, 1.9, ratio), NEAR, JAVA);
    assertThat(below.limit(RESULTS)).hasValue(2);
    assertThat(below.verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.BEYOND_BOUND);
    Goal met = limited(goal(Goal.Sense.AT_LEAST, 2, ratio), NEAR, JAVA);
    assertThat(met.verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.MET);
    Goal unknown = limited(goal(Goal.Sense.AT_LEAST, 2.1, ratio), ABSENT, C);
    assertThat(unknown.verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.NOT_MET);
  }

  private static Goal limited(Goal goal, Cell above, Cell below) {
    return new Goal(goal.id(), goal.name(), goal.sense(), goal.bound(), goal.figures(),
        Optional.of(quotient("", List.of(above), List.of(below))));
  }

  @Test
  void ofSeveralFiguresTheWorstCounts() {
    Quotient low = quotient("low", List.of(C), List.of(OURS));
    Quotient high = quotient("high", List.of(OURS), List.of(JAVA));
    assertThat(goal(Goal.Sense.AT_LEAST, 1, low, high).verdict(RESULTS).label()).isEqualTo("low");
    assertThat(goal(Goal.Sense.AT_MOST, 1, low, high).verdict(RESULTS).label()).isEqualTo("high");
  }

  @Test
  void whatWasNotMeasuredIsNotAvailable() {
    Verdict verdict = goal(Goal.Sense.AT_LEAST, 1, quotient("", List.of(ABSENT), List.of(OURS))).verdict(RESULTS);
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_AVAILABLE);
    assertThat(verdict.spread()).isEmpty();
  }

  @Test
  void lessThanAByteIsNoAllocation() {
    Goal none = new Goal("row", "bytes", Goal.Sense.AT_MOST, 0, List.of(new Goal.Allocation("", OURS)));
    Goal some = new Goal("row", "bytes", Goal.Sense.AT_MOST, 0, List.of(new Goal.Allocation("", C)));
    assertThat(none.verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.MET);
    assertThat(some.verdict(RESULTS).values()).containsExactly(24.0);
    assertThat(some.verdict(RESULTS).outcome()).isEqualTo(Verdict.Outcome.NOT_MET);
  }

  /** Nobody counts the bytes of others. */
  @Test
  void bytesThatWereNotCountedAreNoFigure() {
    assertThat(new Goal.Allocation("", JAVA).perFork(RESULTS)).isEmpty();
    assertThat(new Goal.Allocation("", ABSENT).perFork(RESULTS)).isEmpty();
  }

  /**
   * Ours takes 4, 6, 2; the larger one of Java (2, 4, 1) and C (3, 2, 4) is 3, 4, 4, and the faster of both as one bound 2, 2, 1.
   */
  @Test
  void aShareIsOfTheLargestBound() {
    assertThat(new Goal.Share("", OURS, List.of(List.of(JAVA), List.of(C))).perFork(RESULTS)).containsExactly(4 / 3.0, 1.5, 0.5);
    assertThat(new Goal.Share("", OURS, List.of(List.of(JAVA, C))).perFork(RESULTS)).containsExactly(2.0, 3.0, 2.0);
    assertThat(new Goal.Share("", OURS, List.of(List.of(JAVA), List.of(ABSENT))).perFork(RESULTS)).isEmpty();
  }

  /** In each fork the largest of 4, 6, 2; 2, 4, 1; 3, 2, 4 over the least. */
  @Test
  void flatnessIsTheDearestOverTheCheapest() {
    assertThat(new Goal.Flatness(List.of(OURS, JAVA, C, ABSENT)).perFork(RESULTS)).containsExactly(2.0, 3.0, 4.0);
    assertThat(new Goal.Flatness(List.of(OURS, ABSENT)).perFork(RESULTS)).isEmpty();
  }

  @Test
  void medians() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0, 10.0))).isEqualTo(new Spread(1, 2.5, 10));
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void threeDigits() {
    assertThat(List.of(0.1364, 1.414, 14.14, 141.4, 1414.0, 8.0, 0.0).stream().map(ReportText::number))
        .containsExactly("0.136", "1.41", "14.1", "141", "1414", "8.00", "0");
  }
}
