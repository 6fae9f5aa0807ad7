package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Scheme;
import org.residua.api.block.Solver;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.Midpoint;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;

/**
 * The implicit schemes against dense elimination in 50 digits, written in another language ({@code reference/implicit.py}), and
 * against a stiff integrator of its own ({@code reference/stiff.py}).
 */
final class ImplicitReferenceTest {

  /** The solution of a step, and how it was found. */
  private record Solved(Signal v, List<LoopOutcome> loops) {}

  private static Solved solved(Scheme scheme, int channels) {
    List<Signal> in = new ArrayList<>(List.of(ReferenceLines.start(channels)));
    if (scheme.inputs() == 2) {
      in.add(ReferenceLines.target(channels));
    }
    Plan plan = Plan.of(scheme, in.stream().map(Signal::shape).toArray(Shape[]::new));
    Signal v = plan.run(in).get(0);
    return new Solved(v, plan.outcomes());
  }

  /**
   * Every flux, orders 1 to 3, every boundary, two channels, coupled, a data term, tau from .1 to 1e6: 1e-10 while tau rho <=
   * 1e3.
   */
  @Test
  void aStepIsTheSolutionInFiftyDigits() {
    Map<String, Integer> seen = new TreeMap<>();
    for (String[] line : ReferenceLines.of("implicit.csv")) {
      Diffusion diffusion = ReferenceLines.diffusion(line[1], Integer.parseInt(line[2]), line[3], line[4]);
      double tau = Double.parseDouble(line[5]);
      double rho = Double.parseDouble(line[6]);
      Scheme scheme = Schemes.named(line[0]).orElseThrow().make(
          diffusion, new StepSize.Fixed(tau, StepGuard.CERTIFIED), Pace.of(1, 1));
      Solved solved = solved(scheme, ReferenceLines.channels(line[4]));
      double[] expected = ReferenceLines.numbers(line, 8);
      double allowed = rho <= 1e3 ? 1e-10 : 16 * Math.ulp(1.0) * rho * 5;
      for (int i = 0; i < expected.length; i++) {
        assertThat(solved.v().get(i / ReferenceLines.LENGTH, i % ReferenceLines.LENGTH))
            .as("%s %s order %s %s %s tau %s sample %d %s", line[0], line[1], line[2], line[3], line[4], line[5], i,
                solved.loops())
            .isCloseTo(expected[i], Offset.offset(Math.max(allowed, 1e-10)));
      }
      assertThat(solved.loops()).allMatch(loop -> loop.outcome().good() && !loop.fellBack())
          .allMatch(loop -> !(loop.asked() instanceof Solver.Newton) || loop.iterations() <= 60)
          .hasSize(line[0].equals("semi-implicit") ? 0 : 1);
      seen.merge(line[0] + " " + line[1], 1, Integer::sum);
    }
    assertThat(seen).hasSize(25);
  }

  /** 512 midpoint steps and their half, extrapolated to order 4, reach what a stiff integrator reaches. */
  @Test
  void theEvolutionIsThatOfAStiffIntegrator() {
    int lines = 0;
    for (String[] line : ReferenceLines.of("stiff.csv")) {
      double time = Double.parseDouble(line[3]);
      if (line[0].equals("tv") || time > 5) {
        continue;
      }
      Diffusion diffusion = ReferenceLines.diffusion(line[0], Integer.parseInt(line[1]), line[2], "single");
      Signal coarse = solved(Midpoint.of(diffusion, time / 256, 256), 1).v();
      Signal fine = solved(Midpoint.of(diffusion, time / 512, 512), 1).v();
      double[] expected = ReferenceLines.numbers(line, 5);
      for (int i = 0; i < expected.length; i++) {
        double extrapolated = (4 * fine.get(0, i) - coarse.get(0, i)) / 3;
        assertThat(extrapolated).as("%s order %s %s t %s sample %d", line[0], line[1], line[2], line[3], i)
            .isCloseTo(expected[i], Offset.offset(1e-7));
      }
      lines++;
    }
    assertThat(lines).isEqualTo(24);
  }
}
