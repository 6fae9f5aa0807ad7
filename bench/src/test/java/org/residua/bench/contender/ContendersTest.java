package org.residua.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.FusedMultiplyAdd;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Problems;
import org.residua.bench.problem.Step;

/** Every contender computes every problem that it offers. */
class ContendersTest {

  private static final List<Contender> HERE = Contenders.all().stream()
      .filter(contender -> contender.obstacle().isEmpty()).toList();

  /** Around the lanes, the tiles of the twins (128 and 512), and the pieces of the reference (4096). */
  private static final List<Integer> LENGTHS = List.of(17, 129, 512, 514, 4099);

  static Stream<Problem> problems() {
    return Problems.all().stream();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void computeWhatTheyOffer(Problem problem) {
    // The twin of the peak runs on whole blocks of registers.
    List<Integer> lengths = problem instanceof FusedMultiplyAdd ? List.of(96, 192)
        : LENGTHS.stream().filter(length -> length >= problem.least()).toList();
    assertThat(lengths).isNotEmpty();
    for (int length : lengths) {
      double[] expected = problem.start(length);
      problem.reference(expected);
      for (Contender contender : HERE) {
        contender.prepare(problem, length).ifPresent(timed -> {
          timed.load(problem.start(length));
          timed.run();
          problem.requireRight(timed.samples(), expected);
        });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void offerWhatTheyPrepare(Problem problem) {
    for (Contender contender : HERE) {
      assertThat(contender.offers(problem)).as(contender.name())
          .isEqualTo(contender.prepare(problem, Math.max(LENGTHS.getFirst(), problem.least())).isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void problemsAreFoundByName(Problem problem) {
    assertThat(Problems.named(problem.id())).isEqualTo(problem);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void wrongResultsAreRefused(Problem problem) {
    double[] expected = problem.start(Math.max(100, problem.least()));
    problem.reference(expected);
    double[] wrong = expected.clone();
    wrong[wrong.length - 1] += Math.max(1, Math.abs(wrong[wrong.length - 1])) * 2 * Math.max(problem.tolerance(), 1e-15);
    assertThatThrownBy(() -> problem.requireRight(wrong, expected)).hasMessageContaining(problem.id());
    wrong[wrong.length - 1] = Double.NaN;
    assertThatThrownBy(() -> problem.requireRight(wrong, expected)).hasMessageContaining("NaN");
  }

  @Test
  void theReferenceInPiecesHasTheBitsOfStepsOneAfterTheOther() {
    Evolution evolution = Evolution.explicit(64);
    double[] pieces = evolution.start(10_000);
    double[] passes = evolution.start(10_000);
    evolution.reference(pieces);
    for (int k = 0; k < evolution.steps(); k++) {
      double[] u = passes.clone();
      for (int i = 0; i < u.length; i++) {
        double right = i + 1 < u.length ? evolution.step().phi().at(u[i + 1] - u[i]) : 0;
        double left = i > 0 ? evolution.step().phi().at(u[i] - u[i - 1]) : 0;
        passes[i] = u[i] + evolution.step().tau() * (right - left);
      }
    }
    assertThat(pieces).containsExactly(passes);
  }

  @Test
  void longerFiltersHaveNoMeanAndAreNotSymmetric() {
    double[] weights = Step.taps(5).weights();
    assertThat(Math.abs(weights[0] + weights[1] + weights[2] + weights[3] + weights[4]))
        .isLessThanOrEqualTo(10 * Math.ulp(1.0));
    assertThat(Math.abs(weights[0])).isNotEqualTo(Math.abs(weights[4]));
  }
}
