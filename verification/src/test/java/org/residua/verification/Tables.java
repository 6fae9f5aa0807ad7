package org.residua.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Row;
import org.residua.schemes.Fsi;

/** Rows of tables, their times as numbers. */
final class Tables {

  private Tables() {}

  /** FSI. */
  static List<Row> fsi(double tau, int n) {
    return Fsi.rows(n).stream().map(row -> row.scaled(tau)).toList();
  }

  /** FED (Grewenig, Weickert, Bruhn 2010): plain steps, the longest first; {@code tau} is tau_max of the formula. */
  static List<Row> fed(double tau, int n) {
    return IntStream.range(0, n).mapToObj(i -> {
      double cosine = Math.cos(Math.PI * (2 * (n - 1 - i) + 1) / (4.0 * n + 2));
      return Row.explicit(tau / (2 * cosine * cosine));
    }).toList();
  }

  /** RKL1 (Meyer, Balsara, Aslam 2014), n stages of one inner step size: {@code tau (n^2 + n)/2} in all. */
  static List<Row> rkl1(double tau, int n) {
    return IntStream.rangeClosed(1, n).mapToObj(j -> Row.extrapolated(tau, (2.0 * j - 1) / j)).toList();
  }

  /** RKL2 (Meyer, Balsara, Aslam 2014), s stages covering the time tau (s^2 + s - 2)/4 for the inner step tau. */
  static List<Row> rkl2(double tau, int s) {
    List<Row> rows = new ArrayList<>(List.of(Row.explicit(b(1) * tau)));
    for (int j = 2; j <= s; j++) {
      double mu = (2.0 * j - 1) / j * b(j) / b(j - 1);
      double nu = -(j - 1.0) / j * b(j) / b(j - 2);
      rows.add(new Row(tau, mu, nu, 1 - mu - nu, -(1 - b(j - 1)) * mu * tau));
    }
    return rows;
  }

  private static double b(int j) {
    return j < 2 ? 1.0 / 3 : ((double) j * j + j - 2) / (2.0 * j * (j + 1));
  }
}
