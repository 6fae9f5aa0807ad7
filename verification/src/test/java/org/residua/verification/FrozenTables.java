package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Argument;
import org.residua.api.block.Row;

/** Verdicts on tables whose diffusivities are kept, and values of their polynomials in 80 digits. */
final class FrozenTables {

  static final Argument NOTHING = new Argument.Evaluation();

  /** {@code g_max = 1}, {@code ||K||^2 = 4}: the limit is 1/2. */
  static final double SQUARE = 4;
  static final MathContext DIGITS = new MathContext(80);

  private FrozenTables() {}

  static PolynomialBound bound(List<Row> rows, Argument argument) {
    return PolynomialBound.of(rows, argument, 1, SQUARE);
  }

  static void proven(List<Row> rows, Argument argument) {
    PolynomialBound bound = bound(rows, argument);
    assertThat(bound.proven()).as(bound.text()).isTrue();
  }

  static void refused(List<Row> rows, Argument argument, String reason) {
    PolynomialBound bound = bound(rows, argument);
    assertThat(bound.proven()).as(bound.text()).isFalse();
    assertThat(bound.text()).contains(reason);
  }

  /** {@code p(z)} by its recurrence. */
  static BigDecimal value(List<Row> rows, BigDecimal z) {
    return exactly(rows.stream().map(Weights::of).toList(), z);
  }

  private static BigDecimal exactly(List<Weights> rows, BigDecimal z) {
    BigDecimal before = BigDecimal.ONE;
    BigDecimal now = BigDecimal.ONE;
    for (Weights row : rows) {
      BigDecimal next = row.next(now, before, z).round(DIGITS);
      before = now;
      now = next;
    }
    return now;
  }

  /** The numbers of a row. */
  private record Weights(BigDecimal tau, BigDecimal a, BigDecimal b, BigDecimal c, BigDecimal d) {

    static Weights of(Row row) {
      return new Weights(new BigDecimal(row.tau()), new BigDecimal(row.a()), new BigDecimal(row.b()),
          new BigDecimal(row.c()), new BigDecimal(row.d()));
    }

    /** Terms whose weight is 0 cost nothing. */
    BigDecimal next(BigDecimal now, BigDecimal before, BigDecimal z) {
      BigDecimal next = a.multiply(now.subtract(tau.multiply(z).multiply(now))).add(c);
      next = b.signum() == 0 ? next : next.add(b.multiply(before));
      return d.signum() == 0 ? next : next.subtract(d.multiply(z));
    }
  }

  /** {@code max |p|} over {@code points + 1} positions of {@code [0, rho]}, half of them crowded at its ends. */
  static double largest(List<Row> rows, int points) {
    List<Weights> weights = rows.stream().map(Weights::of).toList();
    return IntStream.rangeClosed(0, points).mapToDouble(k -> {
      double t = (double) k / points;
      double at = k % 2 == 0 ? t : t * t * t;
      return exactly(weights, new BigDecimal(SQUARE * at)).abs().doubleValue();
    }).max().orElseThrow();
  }

  static List<Row> replaced(List<Row> rows, int k, Row row) {
    List<Row> others = new ArrayList<>(rows);
    others.set(k, row);
    return others;
  }
}
