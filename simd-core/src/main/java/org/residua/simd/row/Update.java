package org.residua.simd.row;

import org.residua.api.block.Row;

/**
 * What a row makes of {@code d = K^T z}, {@code z = Phi(K u)} or {@code g K u}, at each sample:
 *
 * <pre>
 *   t = fma(-tau, d, u);   t = fma(-tau, w (u - f), t)                         with a data term
 *   r = a t;   r = fma(b, previous, r);   r = fma(c, u_0, r);                  r = t where nothing is scaled
 *   r = fma(-d, d_0, r);   r = fma(-d, w (u_0 - f), r)                         d_0 = K^T z at the start
 * </pre>
 *
 * <p>Terms that are absent are left out: the bits are those of the combinations of the expanded network.
 *
 * @param row its numbers, times as such
 * @param terms which of its terms there are
 */
public record Update(Row row, Terms terms) {

  /** Where the weights {@code w} of the data term come from. */
  public enum Pull {
    /** No data term. */
    NONE,
    /** One weight for all samples. */
    CONSTANT,
    /** A weight for each sample. */
    WEIGHTED
  }

  /**
   * Which terms there are.
   *
   * @param pull the data term
   * @param row those of the row
   */
  public record Terms(Pull pull, Row.Terms row) {

    /** Whether the step is multiplied by {@code a}. */
    public boolean scaled() {
      return row.scaled();
    }

    /** Whether the previous iterate is added. */
    public boolean previous() {
      return row.previous();
    }

    /** Whether the start is added. */
    public boolean start() {
      return row.start();
    }

    /** Whether the force at the start is added. */
    public boolean force() {
      return row.force();
    }

    /** A step, scaled or blended with the previous iterate, and nothing else. */
    public boolean simple() {
      return pull == Pull.NONE && !row.start() && !row.force();
    }
  }

  /** The update of a row, its times as numbers. */
  public static Update of(Row row, Pull pull) {
    return new Update(row, new Terms(pull, row.terms()));
  }

  /** Step size of the inner step. */
  public double tau() {
    return row.tau();
  }

  /** Weight of the step. */
  public double a() {
    return row.a();
  }

  /** Weight of the previous iterate. */
  public double b() {
    return row.b();
  }

  /** Weight of the start. */
  public double c() {
    return row.c();
  }

  /** Weight of the force at the start. */
  public double d() {
    return row.d();
  }
}
