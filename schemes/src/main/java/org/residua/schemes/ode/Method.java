package org.residua.schemes.ode;

import java.util.List;
import org.residua.api.block.Row;
import org.residua.schemes.Fsi;
import org.residua.schemes.Rkl1;
import org.residua.schemes.Rkl2;

/** Methods whose stages are bounded where those of an explicit step of one unit are. */
enum Method {
  RKL1(1, 1, 1),
  RKL2(2, 2, 0.8),
  FSI(1, 1, 1);

  private final int order;
  private final int least;
  private final double defect;

  Method(int order, int least, double defect) {
    this.order = order;
    this.least = least;
    this.defect = defect;
  }

  /** Order in time. */
  int order() {
    return order;
  }

  /** The fewest stages there are. */
  int least() {
    return least;
  }

  /** The error of a step in units of {@code u+ - u - tau/2 (F + F+)}. */
  double defect() {
    return defect;
  }

  /** The rows of a cycle. */
  List<Row> rows(int stages) {
    return switch (this) {
      case RKL1 -> Rkl1.rows(stages);
      case RKL2 -> Rkl2.rows(stages);
      case FSI -> Fsi.rows(stages);
    };
  }

  /**
   * How many stages are taken where so many are the fewest that are stable. At the limit RKL1's {@code |P_s|} is 1, and one stage
   * more makes the fastest mode fall; RKL2 keeps that mode with an even number, and reduces it to {@code 1 - 2 b_s} with an
   * odd one; FSI reduces it to {@code 1/(2s+1)}.
   */
  int damped(int fewest) {
    return switch (this) {
      case RKL1 -> fewest + 1;
      case RKL2 -> fewest | 1;
      case FSI -> fewest;
    };
  }
}
