package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
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
 * Schemes that read two iterates, against their formulas on dense matrices, in another language ({@code reference/two-step.py}):
 * every flux, orders 1 to 3, every boundary, two channels, coupled, a data term, from 5 to 130 steps, more than a table has.
 */
final class TwoStepReferenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"du-fort-frankel", "heavy-ball"})
  void theStepsAreThoseOfTheFormulas(String name) {
    Set<String> seen = new TreeSet<>();
    for (String[] line : ReferenceLines.of("two-step.csv")) {
      if (!line[0].equals(name)) {
        continue;
      }
      Diffusion diffusion = ReferenceLines.diffusion(line[1], Integer.parseInt(line[2]), line[3], line[4]);
      Pace pace = new Pace(Integer.parseInt(line[7]), 1, true, OptionalDouble.of(Double.parseDouble(line[6])),
          SolverChoice.USUAL);
      Scheme scheme = Schemes.named(name).orElseThrow().make(diffusion, StepSize.unchecked(Double.parseDouble(line[5])), pace);
      int channels = ReferenceLines.channels(line[4]);
      List<Signal> in = new ArrayList<>(List.of(ReferenceLines.start(channels)));
      if (scheme.inputs() == 2) {
        in.add(ReferenceLines.target(channels));
      }
      Signal v = Plan.of(scheme, in.stream().map(Signal::shape).toArray(Shape[]::new)).run(in).get(0);
      double[] expected = ReferenceLines.numbers(line, 8);
      for (int i = 0; i < expected.length; i++) {
        assertThat(v.get(i / ReferenceLines.LENGTH, i % ReferenceLines.LENGTH))
            .as("%s sample %d", String.join(" ", List.of(line).subList(0, 8)), i)
            .isCloseTo(expected[i], Offset.offset(1e-10 * Math.max(1, Math.abs(expected[i]))));
      }
      seen.addAll(List.of(line[1], line[2], line[3], line[4], line[7]));
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(8 + 3 + 4 + 4 + 4);
  }
}
