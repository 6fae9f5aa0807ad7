package org.residua.api.operator;

/** {@code A^T} by counting the entries of each column, then placing them. */
final class Transposition {

  private static final String MARK = "\u1d40";

  private Transposition() {}

  /** {@code A^T}, whose sign is that of {@code A} with a mark, or without the one that it has. */
  static SparseMatrix of(SparseMatrix a, String sign) {
    int[] next = begins(a);
    int[] from = new int[next[a.columns()]];
    double[] values = new double[from.length];
    for (int i = 0; i < a.rows(); i++) {
      int count = a.count(i);
      for (int k = 0; k < count; k++) {
        int to = next[a.column(i, k)]++;
        from[to] = i;
        values[to] = a.entry(i, k);
      }
    }
    String name = sign.endsWith(MARK) ? sign.substring(0, sign.length() - MARK.length()) : sign + MARK;
    SparseWriter rows = new SparseWriter(name, a.rows());
    KnownRows known = KnownRows.ofAdjoint(a);
    for (int j = 0; j < a.columns(); j = known.skip(j + 1, rows)) {
      for (int k = j == 0 ? 0 : next[j - 1]; k < next[j]; k++) {
        rows.add(from[k], values[k]);
      }
      rows.end();
    }
    return rows.matrix();
  }

  /** Where the entries of each column begin, and where the last ones end. */
  private static int[] begins(SparseMatrix a) {
    int[] begins = new int[a.columns() + 1];
    for (int i = 0; i < a.rows(); i++) {
      int count = a.count(i);
      for (int k = 0; k < count; k++) {
        begins[a.column(i, k) + 1]++;
      }
    }
    for (int j = 0; j < a.columns(); j++) {
      begins[j + 1] += begins[j];
    }
    return begins;
  }
}
