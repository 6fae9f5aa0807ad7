package org.residua.schemes.ode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engines;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Fsi;
import org.residua.schemes.Rkl1;
import org.residua.schemes.Rkl2;

/** A cycle on any right-hand side is that of the scheme, of its order, and stable as far as its table reaches. */
final class TableTest {

  private static double span(Method method, int s) {
    return switch (method) {
      case RKL1 -> s * (s + 1.0) / 2;
      case RKL2 -> (s * (s + 1.0) - 2) / 4;
      case FSI -> s * (s + 1.0) / 3;
    };
  }

  /** The rows of a shorter cycle are the first of a longer one; RKL2's unit shrinks by {@code 2^-44 s^2}. */
  @ParameterizedTest
  @EnumSource
  void shorterCyclesAreBeginnings(Method method) {
    List<Row> longer = method.rows(1000);
    for (int s = method.least(); s <= 1000; s += 37) {
      List<Row> rows = method.rows(s);
      double unit = longer.get(0).tau() / rows.get(0).tau();
      assertThat(unit).isBetween(1 - 1e6 * 0x1p-44 * 1.001, 1.0);
      for (int k = 0; k < s; k++) {
        Row scaled = rows.get(k).scaled(unit);
        Row row = longer.get(k);
        // A quotient and a product round.
        Offset<Double> rounding = Offset.offset(4 * Math.ulp(2.0));
        assertThat(List.of(row.a(), row.b(), row.c())).isEqualTo(List.of(scaled.a(), scaled.b(), scaled.c()));
        assertThat(row.tau()).isCloseTo(scaled.tau(), rounding);
        assertThat(row.d()).isCloseTo(scaled.d(), rounding);
      }
    }
  }

  /** What a step may be is the limit of the schemes; a longer one grows in the fastest mode, and a step of the table does not. */
  @ParameterizedTest
  @EnumSource
  void theReachIsThatOfTheScheme(Method method) {
    for (int most : new int[] {3, 4, 17, 100, 1000}) {
      Table table = new Table(method, most);
      int stages = table.stages(table.reach(), 1);
      assertThat(stages).isBetween(most - 1, most);
      int fewest = method == Method.RKL1 ? stages - 1 : stages;
      assertThat(table.reach() / (2 * span(method, fewest))).isBetween(1 - 1e-6, 1 + 1e-12);
      assertThat(amplification(table, table.reach(), stages)).isLessThanOrEqualTo(0.5);
      assertThat(amplification(table, 1.2 * table.reach() * span(method, stages) / span(method, fewest), stages))
          .isGreaterThan(1);
    }
  }

  /** {@code |p(z)|} of a cycle. */
  private static double amplification(Table table, double z, int stages) {
    Workspace work = new Workspace(new double[] {1});
    Equation decay = (_, u, du) -> du[0] = -u[0];
    decay.force(0, work.u, work.force);
    table.cycle(decay, work, 0, z, stages);
    return Math.abs(work.after[0]);
  }

  /** As few stages as allowed: with one less (two for RKL2, whose number is odd) a step is out of reach. */
  @ParameterizedTest
  @EnumSource
  void noMoreStagesThanNeeded(Method method) {
    Table table = new Table(method, 500);
    int spare = method == Method.FSI ? 0 : 1;
    for (double z = 0.01; z < table.reach(); z *= 1.07) {
      int s = table.stages(z, 1);
      assertThat(2 * span(method, s)).isGreaterThanOrEqualTo(z);
      assertThat(s - spare - 1 < method.least() || 2 * span(method, s - spare - 1) < z).as("%s stages for %s", s, z).isTrue();
      assertThat(method == Method.RKL2 && s % 2 == 0).isFalse();
    }
    assertThat(table.stages(0, 5)).isEqualTo(method.damped(method.least()));
  }

  @ParameterizedTest
  @CsvSource({"RKL1, 1", "RKL2, 2", "FSI, 1"})
  void ordersInTime(Method method, int order) {
    for (int stages : new int[] {3, 5, 11}) {
      double coarse = error(method, stages, 400);
      double fine = error(method, stages, 800);
      assertThat(Math.log(coarse / fine) / Math.log(2)).as("%s stages", stages).isCloseTo(order, Offset.offset(0.1));
    }
  }

  /** At {@code t = 2} after equal steps. */
  private static double error(Method method, int stages, int steps) {
    Table table = new Table(method, 100);
    Workspace work = new Workspace(Equations.coupledAt(0));
    for (int k = 0; k < steps; k++) {
      Equations.coupled(2.0 * k / steps, work.u, work.force);
      table.cycle(Equations::coupled, work, 2.0 * k / steps, 2.0 / steps, stages);
      work.accept();
    }
    return Equations.largest(work.u, Equations.coupledAt(2));
  }

  /** For {@code u' = 1 + t} the stages are {@code u(c_j)} where quadratures are of order 2. */
  @Test
  void timeIsAFurtherUnknown() {
    Table table = new Table(Method.RKL2, 100);
    Workspace alone = new Workspace(new double[] {0.3});
    Workspace joined = new Workspace(new double[] {0.3, 1.5});
    Equation autonomous = (_, u, du) -> {
      du[0] = Math.sin(u[1]) - u[0] * u[1];
      du[1] = 1;
    };
    Equation timed = (t, u, du) -> du[0] = Math.sin(t) - u[0] * t;
    autonomous.force(0, joined.u, joined.force);
    timed.force(1.5, alone.u, alone.force);
    table.cycle(autonomous, joined, 0, 0.7, 9);
    table.cycle(timed, alone, 1.5, 0.7, 9);
    // Stage times and weights round, 9 stages amplify that at most quadratically.
    assertThat(alone.after[0]).isCloseTo(joined.after[0], Offset.offset(81 * Math.ulp(1.0)));
    assertThat(joined.after[1]).isCloseTo(2.2, Offset.offset(81 * Math.ulp(1.0)));
  }

  private static Scheme scheme(Method method, Diffusion diffusion, double tau, int stages) {
    return switch (method) {
      case RKL1 -> Rkl1.of(diffusion, tau, stages, 1);
      case RKL2 -> Rkl2.of(diffusion, tau, stages, 1);
      case FSI -> new Fsi(diffusion, StepSize.fixed(tau / span(Method.FSI, stages)), stages, 1, false);
    };
  }

  /** {@code F(u) = -K^T Phi(K u)}, differences, written out. */
  private static Equation diffusion(PeronaMalik flux) {
    return (_, u, du) -> {
      double left = 0;
      for (int i = 0; i < u.length; i++) {
        double right = i == u.length - 1 ? 0 : flux.at(u[i + 1] - u[i]);
        du[i] = right - left;
        left = right;
      }
    };
  }

  /** To rounding: the scheme fuses what is added here, and 20 rows amplify at most quadratically. */
  @ParameterizedTest
  @EnumSource
  void aCycleIsThatOfTheScheme(Method method) {
    PeronaMalik flux = new PeronaMalik(1.5);
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), flux);
    double[] u = new Random(7).doubles(61, -1, 1).toArray();
    for (int stages : new int[] {2, 3, 8, 20}) {
      double tau = 0.9 * span(method, stages) * diffusion.limit().certified();
      Scheme scheme = scheme(method, diffusion, tau, stages);
      double[] expected = Engines.plain().plan(scheme, Signal.of(u).shape()).run(Signal.of(u)).channel(0);
      Workspace work = new Workspace(u);
      diffusion(flux).force(0, work.u, work.force);
      new Table(method, 99).cycle(diffusion(flux), work, 0, tau, stages);
      // RKL2's unit is that of 99 stages here: the time of the cycle is the same, rounding is not.
      assertThat(Equations.largest(work.after, expected)).as("%s stages", stages).isLessThan(1e-13);
      assertThat(Equations.largest(work.after, u)).isGreaterThan(0.1);
    }
  }
}
