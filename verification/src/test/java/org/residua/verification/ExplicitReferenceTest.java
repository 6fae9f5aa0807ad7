package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.schemes.SolverChoice;

/**
 * Two cycles of explicit schemes against dense matrices and the formulas of the papers, written in another language
 * ({@code reference/explicit.py}): four fluxes, orders 1 to 3, every boundary, two channels, coupled, a data term,
 * diffusivities kept and renewed.
 */
final class ExplicitReferenceTest {

  /** Ten stages in doubles on both sides, and numbers with 14 digits. */
  private static final double TOLERANCE = 1e-10;

  private static Signal cycles(String[] line) {
    Diffusion diffusion = ReferenceLines.diffusion(line[1], Integer.parseInt(line[2]), line[3], line[4]);
    Pace pace = new Pace(Integer.parseInt(line[7]), Integer.parseInt(line[8]), line[5].equals("frozen"),
        OptionalDouble.empty(), SolverChoice.USUAL);
    Scheme scheme = Schemes.named(line[0]).orElseThrow().make(diffusion, StepSize.fixed(Double.parseDouble(line[6])), pace);
    assertThat(scheme.frozen()).isEqualTo(pace.frozen());
    int channels = ReferenceLines.channels(line[4]);
    List<Signal> in = new ArrayList<>(List.of(ReferenceLines.start(channels)));
    if (scheme.inputs() == 2) {
      in.add(ReferenceLines.target(channels));
    }
    return Plan.of(scheme, in.stream().map(Signal::shape).toArray(Shape[]::new)).run(in).get(0);
  }

  private static Signal expected(String[] line) {
    return Signal.planar(new Shape(ReferenceLines.channels(line[4]), ReferenceLines.LENGTH), ReferenceLines.numbers(line, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fed", "rkl1", "rkl2"})
  void cyclesAreThoseOfDenseMatrices(String scheme) {
    Map<String, Signal> ends = new HashMap<>();
    for (String[] line : ReferenceLines.of(scheme + ".csv")) {
      String problem = String.join(" ", Arrays.asList(line).subList(1, 6));
      Signal expected = expected(line);
      assertThat(cycles(line).distance(expected)).as("%s %s", scheme, problem).isLessThan(TOLERANCE * expected.norm());
      ends.put(problem, expected);
    }
    assertThat(ends).hasSize(48 * (int) ends.keySet().stream().map(name -> name.substring(name.lastIndexOf(' '))).distinct()
        .count());
    // Negative control: kept and renewed diffusivities are told apart, unless they are constant.
    ends.forEach((problem, end) -> {
      Signal other = ends.get(problem.replace("frozen", "running"));
      if (problem.endsWith("frozen") && other != null) {
        assertThat(end.distance(other)).as(problem).matches(
            apart -> problem.startsWith("linear") ? apart == 0 : apart > 1e-4 * end.norm());
      }
    });
  }
}
