package org.residua.schemes.ode;

import java.util.List;
import org.residua.api.block.Row;

/**
 * The rows of a method, and the times they reach, prepared for any right-hand side. A cycle of {@code s} stages is the first
 * {@code s} rows; {@code c_k}, the time after {@code k} of them in units of the table, is their value for {@code u' = 1},
 * {@code u(0) = 0}, so that the stages of equations that depend on time are those of the same equations with time as a
 * further unknown.
 */
final class Table {

  private final Method method;
  private final Row[] rows;
  private final double[] times;
  private final int fewest;

  /** Of cycles with at most so many stages. */
  Table(Method method, int most) {
    this.method = method;
    int largest = method.least();
    while (largest < most && method.damped(largest + 1) <= most) {
      largest++;
    }
    this.fewest = largest;
    this.rows = method.rows(method.damped(largest)).toArray(Row[]::new);
    this.times = times(List.of(rows));
  }

  private static double[] times(List<Row> rows) {
    double[] c = new double[rows.size() + 1];
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      c[k + 1] = row.a() * (c[k] + row.tau()) + row.b() * c[Math.max(0, k - 1)] + row.d();
    }
    return c;
  }

  Method method() {
    return method;
  }

  /** The largest {@code tau rho}: units up to {@code 2/rho} are stable. */
  double reach() {
    return 2 * times[fewest];
  }

  /** How many stages a step takes. */
  int stages(double tau, double rho) {
    int least = method.least();
    int most = fewest;
    while (least < most) {
      int middle = (least + most) >>> 1;
      if (2 * times[middle] >= tau * rho) {
        most = middle;
      } else {
        least = middle + 1;
      }
    }
    return method.damped(least);
  }

  /** A cycle from {@code work.u}, whose force is {@code work.force}, to {@code work.after}. */
  void cycle(Equation equation, Workspace work, double t, double tau, int stages) {
    double unit = tau / times[stages];
    double[] previous = work.u;
    double[] current = work.u;
    double[] force = work.force;
    for (int k = 0; k < stages; k++) {
      if (k > 0) {
        equation.force(t + unit * times[k], current, work.forceAfter);
        force = work.forceAfter;
      }
      double[] next = k % 2 == 0 ? work.after : work.other;
      apply(rows[k], unit, work, current, force, previous, next);
      previous = current;
      current = next;
    }
    if (stages % 2 == 0) {
      work.exchange();
    }
  }

  private static void apply(Row row, double unit, Workspace work, double[] current, double[] force, double[] previous,
      double[] next) {
    double a = row.a();
    double b = row.b();
    double c = row.c();
    double h = unit * row.tau();
    double d = unit * row.d();
    double[] u = work.u;
    double[] start = work.force;
    for (int i = 0; i < next.length; i++) {
      next[i] = a * (current[i] + h * force[i]) + b * previous[i] + (c * u[i] + d * start[i]);
    }
  }
}
