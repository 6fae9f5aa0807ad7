package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.multigrid.FullApproximation;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.schemes.SolverChoice;
import org.residua.schemes.SolverRule;

/** The target of a missing sample, {@code c_i = 0}, is not read: no bit of a step depends on it, while every number is finite. */
final class MissingSamplesTest {

  private static final int LENGTH = 41;
  private static final int[] MISSING = {0, 5, 6, 7, 22, 40};
  private static final List<SolverRule> SOLVERS = Stream.concat(Stream.of(SolverChoice.values()),
      Stream.<SolverRule>of(_ -> new FullApproximation())).toList();
  private static final double[] FILLERS = {-0.0, 1e6, -1e100};

  private static Signal weights() {
    double[] c = new Random(31).doubles(LENGTH, 0.1, 1).toArray();
    for (int i : MISSING) {
      c[i] = 0;
    }
    return Signal.of(c);
  }

  private static Signal target(int[] places, double value) {
    double[] f = new Random(32).doubles(LENGTH, -2, 2).toArray();
    for (int i : places) {
      f[i] = value;
    }
    return Signal.of(f);
  }

  private static String digest(Scheme scheme, Signal f) {
    List<Signal> in = List.of(Signal.of(new Random(33).doubles(LENGTH, -2, 2).toArray()), f);
    Architecture network = Runs.trace(scheme, in);
    String digest = Plan.of(network, in.get(0).shape(), f.shape()).run(in).get(0).digest();
    assertThat(Runs.planned(network, Engines.plain(), in).digest()).isEqualTo(digest);
    assertThat(Runs.direct(scheme, in).digest()).isEqualTo(digest);
    return digest;
  }

  /** Every scheme, and every solver of those that have one, in the plan, in the plain plan and read directly. */
  @Test
  void theTargetOfAMissingSampleChangesNoBit() {
    for (Family family : Schemes.all()) {
      for (Flux flux : List.of(new Charbonnier(0.5), new PeronaMalik(0.5))) {
        for (SolverRule solver : family.iterative() ? SOLVERS : List.<SolverRule>of(SolverChoice.USUAL)) {
          Diffusion diffusion = new Diffusion(Convolution.difference(1, Boundary.NATURAL), Activation.of(flux),
              new Fidelity.Weights(weights()));
          Pace pace = new Pace(2, 1, true, OptionalDouble.empty(), solver);
          Scheme scheme = family.make(diffusion, StepSize.fixed(family.usual(diffusion, pace)), pace);
          String expected = digest(scheme, target(MISSING, 0));
          for (double filler : FILLERS) {
            assertThat(digest(scheme, target(MISSING, filler))).as("%s, %s, %s, f = %s", family.name(), flux, solver, filler)
                .isEqualTo(expected);
          }
          assertThat(digest(scheme, target(new int[] {6, 8}, 0))).as("sample 8 is there").isNotEqualTo(expected);
        }
      }
    }
  }
}
