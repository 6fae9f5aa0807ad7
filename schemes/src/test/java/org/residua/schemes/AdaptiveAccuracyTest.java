package org.residua.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.schemes.AdaptiveCases.CONTROLLERS;
import static org.residua.schemes.AdaptiveCases.LOOKS;
import static org.residua.schemes.AdaptiveCases.edges;
import static org.residua.schemes.AdaptiveCases.error;
import static org.residua.schemes.AdaptiveCases.harmonics;
import static org.residua.schemes.AdaptiveCases.looks;
import static org.residua.schemes.AdaptiveCases.relative;
import static org.residua.schemes.Evolutions.NONLINEAR;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Outcome;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

/** The error of evolutions whose step sizes follow its estimate is proportional to the tolerance. */
final class AdaptiveAccuracyTest {

  /** The error of as many equal steps as no more evaluations pay for: more steps of fewer stages take more of them. */
  private static double equalSteps(Diffusion diffusion, Signal start, List<Signal> exact, double time, long evaluations) {
    int steps = 1;
    int tooMany = Math.toIntExact(evaluations);
    while (tooMany - steps > 1) {
      int middle = (steps + tooMany) >>> 1;
      if ((long) middle * Rkl2.stages(diffusion, time / middle) <= evaluations) {
        steps = middle;
      } else {
        tooMany = middle;
      }
    }
    Evolved evolved = TimeEvolution.of(diffusion, Rkl2.FAMILY, StepSize.fixed(time / steps),
        Pace.of(Rkl2.stages(diffusion, time / steps), 1)).lookingEvery(1000).until(start, time, looks(time));
    return error(evolved.snapshots(), exact);
  }

  private static void proportional(Diffusion diffusion, Signal start, List<Signal> exact, double time) {
    for (ErrorControl.Controller controller : CONTROLLERS) {
      List<Double> errors = new ArrayList<>();
      for (double tolerance : new double[] {1e-2, 1e-3, 1e-4, 1e-5}) {
        Adapted adapted = AdaptiveEvolution.of(diffusion, relative(tolerance).with(controller)).until(start, time, looks(time));
        assertThat(adapted.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(adapted.snapshots()).extracting(Evolved.State::time).isEqualTo(looks(time));
        double error = error(adapted.snapshots(), exact);
        // As many equal steps as twice the evaluations pay for are worse: they miss the beginning.
        assertThat(equalSteps(diffusion, start, exact, time, 2 * adapted.work().evaluations())).isGreaterThan(error);
        errors.add(error / (tolerance * start.norm()));
      }
      // No more than the tolerance, and proportional to it: three decades of it move the quotient by less than a factor of 4.
      assertThat(errors).allMatch(error -> error > 0 && error < 1);
      double most = errors.stream().mapToDouble(e -> e).max().orElseThrow();
      double least = errors.stream().mapToDouble(e -> e).min().orElseThrow();
      assertThat(most / least).as("%s", errors).isLessThan(4);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Boundary.class, names = {"NATURAL", "REFLECTING", "PERIODIC"})
  void theErrorOfHeatIsProportionalToTheTolerance(Boundary boundary) {
    Diffusion heat = Diffusion.of(Convolution.difference(1, boundary), new Linear());
    proportional(heat, harmonics(boundary, 0), looks(100).stream().map(time -> harmonics(boundary, time)).toList(), 100);
  }

  /** Perona and Malik's flux against the classical method of the fourth order, written out; half its steps give the same. */
  @Test
  void theErrorOfPeronaMalikIsProportionalToTheTolerance() {
    List<Signal> exact = classical(edges(), 0.005);
    List<Signal> coarse = classical(edges(), 0.01);
    for (int k = 0; k < LOOKS.length; k++) {
      assertThat(coarse.get(k).distance(exact.get(k))).isLessThan(1e-3 * 1e-5);
    }
    proportional(NONLINEAR, edges(), exact, 100);
  }

  private static List<Signal> classical(Signal start, double tau) {
    double[] u = start.channel(0);
    List<Signal> found = new ArrayList<>();
    long done = 0;
    for (double look : looks(100)) {
      for (; done < Math.round(look / tau); done++) {
        double[] a = force(u);
        double[] b = force(moved(u, tau / 2, a));
        double[] c = force(moved(u, tau / 2, b));
        double[] d = force(moved(u, tau, c));
        for (int i = 0; i < u.length; i++) {
          u[i] += tau / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
        }
      }
      found.add(Signal.of(u));
    }
    return found;
  }

  private static double[] moved(double[] u, double tau, double[] by) {
    return IntStream.range(0, u.length).mapToDouble(i -> u[i] + tau * by[i]).toArray();
  }

  private static double[] force(double[] u) {
    double[] force = new double[u.length];
    for (int i = 0; i + 1 < u.length; i++) {
      double y = u[i + 1] - u[i];
      double flux = y / (1 + y * y / 0.36);
      force[i] += flux;
      force[i + 1] -= flux;
    }
    return force;
  }
}
