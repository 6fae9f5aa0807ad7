package org.residua.simd.kernel;

/** {@link FusedRows} made ready to run. Not thread safe. */
@FunctionalInterface
public interface RowsPass {

  /** Rows {@code from..to-1}. */
  void run(int from, int to);
}
