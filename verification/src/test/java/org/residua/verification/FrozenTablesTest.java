package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.FrozenTables.NOTHING;
import static org.residua.verification.FrozenTables.SQUARE;
import static org.residua.verification.FrozenTables.bound;
import static org.residua.verification.FrozenTables.largest;
import static org.residua.verification.FrozenTables.proven;
import static org.residua.verification.FrozenTables.refused;
import static org.residua.verification.FrozenTables.replaced;
import static org.residua.verification.FrozenTables.value;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.residua.api.block.Argument;
import org.residua.api.block.Row;

/** Which tables are proven to be bounded by 1, against an evaluation in 80 digits that knows no theorem. */
final class FrozenTablesTest {

  @Example
  void theSameTablesByEvaluation() {
    for (int n : new int[] {1, 2, 3, 10, 64}) {
      proven(Tables.fsi(0.5, n), NOTHING);
      proven(Tables.fed(0.5, n), NOTHING);
      proven(Tables.rkl1(0.5, n), NOTHING);
      if (n > 1) {
        refused(Tables.fsi(0.7, n), NOTHING, "");
      }
    }
    proven(Tables.rkl2(0.49, 20), NOTHING);
    refused(Tables.fsi(0.5, 513), NOTHING, "513 rows are more than the 512");
  }

  /** Long steps first, and last: inside a cycle the values reach {@code 10^60}, so that doubles would know nothing of the end. */
  @Example
  void evaluationInManyDigits() {
    List<Row> rows = new ArrayList<>(Tables.fed(0.5, 150));
    proven(rows, NOTHING);
    Collections.reverse(rows);
    proven(rows, NOTHING);
    refused(Tables.fed(0.51, 150), NOTHING, "at rho");
  }

  /** {@code 1 - z/2} as the small rest of numbers that cancel: a double, or 53 bits, would know nothing of it. */
  @Example
  void evaluationThroughCancellation() {
    for (int exponent : new int[] {40, 60, 100, 500}) {
      double large = Math.scalb(1.0, exponent);
      Row enlarged = new Row(0.3, large, 0, 0, 0);
      Row cancelled = new Row(0, 1, 0, -large, -large * 0.3);
      proven(List.of(enlarged, cancelled, new Row(0, 1, 0, 1, 0.5)), NOTHING);
      refused(List.of(enlarged, cancelled, new Row(0, 1, 0, 1, 0.5), new Row(0, 1, 0, 0, 1e-6)), NOTHING, "at rho");
      refused(List.of(enlarged, cancelled, new Row(0, 1, 0, 0.5, -0.25), new Row(0.5, -1, 1, 0.51, 0)), NOTHING, "");
    }
  }

  @Example
  void tablesThatExceedOneAreRefusedByEvaluation() {
    List<Row> rows = Tables.fsi(0.5, 4);
    Function<Row, List<Row>> first = row -> replaced(rows, 0, row);
    refused(first.apply(new Row(1e-9, rows.get(0).a(), rows.get(0).b(), 0, 0)), NOTHING, "");
    refused(List.of(new Row(1e-9, 2.0 / 3, 1 - 2.0 / 3, 0, 0), Row.extrapolated(0.5, 1.2)), NOTHING, "");
    refused(first.apply(new Row(0.5, 2.0 / 3 + 0.009, 3, 0, 0)), NOTHING, "at 0");
    refused(replaced(rows, 3, new Row(0.5, rows.get(3).a(), rows.get(3).b(), 5, 0)), NOTHING, "at 0");
    refused(replaced(rows, 3, new Row(0.5, rows.get(3).a(), rows.get(3).b(), 0, 5)), NOTHING, "at rho");
    refused(List.of(new Row(-1e-12, 1, 0, 0, 0)), NOTHING, "at rho");
    refused(List.of(new Row(0.5, 1, Math.ulp(1.0), 0, 0)), NOTHING, "do not sum to at most 1");
  }

  /** Without an operator every polynomial is its value at 0. */
  @Example
  void constantPolynomials() {
    for (Argument argument : List.of(NOTHING, new Argument.BoxFilter(0.5))) {
      assertThat(PolynomialBound.of(Tables.fsi(0.5, 5), argument, 1, 0).proven()).isTrue();
      assertThat(PolynomialBound.of(Tables.fsi(0.5, 5), argument, 0, 4).proven()).isTrue();
    }
    assertThat(PolynomialBound.of(List.of(new Row(0.5, 1, 1e-9, 0, 0)), NOTHING, 1, 0).proven()).isFalse();
  }

  /** Numbers beyond all doubles inside a table end in a refusal, soon. */
  @Example
  void overflowInside() {
    List<Row> rows = new ArrayList<>(Collections.nCopies(298, new Row(1, 1e10, 1 - 1e10, 0, 0)));
    rows.addAll(Collections.nCopies(2, new Row(0, 0, 0, 1, 0)));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    refused(rows, NOTHING, "beyond all doubles");
    assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(3_000_000_000L);
  }

  /** Weights a little beside those of FSI keep the bound. */
  @Example
  void positiveControl() {
    for (int n : new int[] {2, 5, 10, 40}) {
      List<Row> near = Tables.fsi(0.5, n).stream().map(row -> Row.extrapolated(0.5, row.a() + 1e-3)).toList();
      assertThat(largest(near, 400)).isLessThanOrEqualTo(1);
      proven(near, NOTHING);
    }
  }

  /** {@code 1 + alpha z - beta z^2} is above 1 next to 0 only, between the first points and the end. */
  @Example
  void aBumpNextToTheEndIsSeen() {
    double alpha = 1e-3;
    List<Row> bump = List.of(Row.explicit(0.5), new Row(0.25, -1, 2, 0, 0.75 - alpha));
    assertThat(largest(bump, 1000)).isBetween(1 + 1e-7, 1 + 1e-5);
    refused(bump, NOTHING, "does not fall from its value 1 at 0");
    double beyond = 1e-5;
    List<Row> atRho = List.of(Row.explicit(0.5 - beyond), Row.explicit(0.5 + beyond));
    assertThat(largest(atRho, 1000)).isLessThanOrEqualTo(1);
    proven(List.of(Row.explicit(0.5), Row.explicit(0.5 - beyond)), NOTHING);
    refused(List.of(Row.explicit(0.5), Row.explicit(0.5 + beyond)), new Argument.EachRow(), "exceeds 0.5");
    refused(List.of(Row.explicit(0.5), Row.explicit(0.5 + beyond)), NOTHING, "at rho");
  }

  /**
   * {@code scale (T_n - 0.3)} by Chebyshev's recurrence: its least values lie between the {@code 3n} points, where it is
   * at most 1 in all of them; at both ends it is far from 1.
   */
  @Example
  void whatHappensBetweenThePointsCounts() {
    for (int n : new int[] {4, 6, 10, 20}) {
      for (int factor : new int[] {3, 6, 12, 24}) {
        double seen = Math.cos(Math.PI / (2 * factor)) + 0.3;
        double scale = (1 - 1e-9) / seen;
        List<Row> rows = new ArrayList<>(List.of(Row.explicit(0.5)));
        rows.addAll(Collections.nCopies(n - 2, new Row(0.5, 2, -1, 0, 0)));
        rows.add(new Row(0.5, 2 * scale, -scale, -0.3 * scale, 0));
        int points = factor * n;
        assertThat(IntStream.range(0, points).mapToDouble(k -> value(rows, new BigDecimal(
            SQUARE * (0.5 + 0.5 * Math.cos(Math.PI * (2 * k + 1) / (2.0 * points))))).abs().doubleValue())
            .max().orElseThrow()).isBetween(1 - 1e-8, 1.0);
        assertThat(largest(rows, 2000)).isGreaterThan(1 + 1e-4);
        refused(rows, NOTHING, "no bound of the polynomial of these rows is known");
      }
    }
  }

  /** Inside the interval, by a millionth. */
  @Example
  void aMillionthTooMuchIsRefused() {
    SplittableRandom random = new SplittableRandom(5);
    for (int number = 0; number < 20; number++) {
      List<Row> stable = stable(random, 20);
      double most = largest(stable.subList(0, 19), 400);
      // c moves the last polynomial as a whole: its largest value becomes 1 + 1e-6.
      List<Row> moved = replaced(stable, 19, new Row(stable.get(19).tau(), 1, 0, 0, 0));
      double now = largest(moved, 4000);
      assertThat(most).isLessThanOrEqualTo(1);
      List<Row> beyond = replaced(moved, 19, new Row(moved.get(19).tau(), 1, 0, 1 + 1e-6 - now, 0));
      assertThat(largest(beyond, 4000)).isGreaterThan(1 + 5e-7);
      refused(beyond, NOTHING, "");
    }
  }

  /** Random tables of convex combinations of a step with what was before: each iterate is bounded by those before it. */
  private static List<Row> stable(SplittableRandom random, int n) {
    return IntStream.range(0, n).mapToObj(_ -> {
      // Multiples of 2^-20 sum to 1 exactly.
      double a = 0.25 + 0.5 * Math.scalb((double) random.nextInt(1 << 19), -19);
      double b = Math.scalb(Math.floor(Math.scalb((1 - a) * random.nextDouble(), 20)), -20);
      return new Row(0.5 * random.nextDouble(0.2, 1), a, b, 1 - a - b, 0);
    }).toList();
  }

  @Example
  void aUsersRandomStableTableOfFortyRows() {
    SplittableRandom random = new SplittableRandom(40);
    for (int number = 0; number < 20; number++) {
      proven(stable(random, 40), new Argument.EachRow());
      // By itself the last row is above 1, the whole is not.
      List<Row> rows = replaced(stable(random, 40), 39, Row.extrapolated(0.5, 1.25));
      refused(rows, new Argument.EachRow(), "row 39");
      assertThat(largest(rows, 400)).isLessThanOrEqualTo(1);
      proven(rows, NOTHING);
    }
  }

  /** Each weight moved by up to a hundredth, or by none. */
  private static List<Row> disturbed(SplittableRandom random, List<Row> rows) {
    double size = random.nextInt(2) * Math.pow(10, -random.nextInt(2, 16));
    return rows.stream().map(row -> {
      double a = row.a() * (1 + size * random.nextDouble(-1, 1));
      double b = row.b() * (1 + size * random.nextDouble(-1, 1));
      return row.plain() ? row : new Row(row.tau(), a, b, 1 - a - b, row.d());
    }).toList();
  }

  /** Whatever is proven about a random table is true, and what is far from 1 is never proven. */
  @Property
  void verdictsAgreeWithEightyDigits(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = random.nextInt(1, 9);
    List<Row> rows = switch (random.nextInt(5)) {
      case 0 -> stable(random, n);
      case 3 -> disturbed(random, Tables.rkl2(0.5 * random.nextDouble(0.9, 1.01), n + 1));
      case 1 -> Tables.fsi(0.5 * random.nextDouble(0.9, 1.1), n);
      case 2 -> Tables.fed(0.5 * random.nextDouble(0.9, 1.1), n);
      default -> IntStream.range(0, n).mapToObj(_ -> {
        double a = random.nextDouble(-0.5, 2);
        return new Row(0.5 * random.nextDouble(-0.05, 1.2), a, random.nextInt(3) == 0 ? 0.3 : 1 - a, 0,
            random.nextInt(4) == 0 ? random.nextDouble(-0.1, 0.1) : 0);
      }).toList();
    };
    double most = largest(rows, 300);
    for (Argument argument : List.of(NOTHING, new Argument.EachRow(),
        new Argument.BoxFilter(rows.get(0).tau()), new Argument.Legendre(rows.get(0).tau()),
        new Argument.ConvexLegendre(rows.getLast().tau()))) {
      if (bound(rows, argument).proven()) {
        assertThat(most).as("%s by %s", rows, argument).isLessThanOrEqualTo(1);
      }
    }
  }
}
