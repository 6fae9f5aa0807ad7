package org.residua.api.iteration;

import org.residua.api.arithmetic.Fma;

/**
 * The extrapolation of Anderson's iteration: {@code v -= sum_j gamma_j (dv_j - omega dr_j)} with {@code gamma} from the normal
 * equations {@code (dr_i . dr_j) gamma = (dr_i . r)} of the last differences. Where these are dependent up to rounding all
 * differences are forgotten. Not thread safe.
 */
final class Extrapolation {

  /** The part of a squared length that must be left after the directions before are taken out: half of the digits. */
  private static final double DEPENDENT = 0x1p-40;

  private final int depth;
  /** {@code dr_i . dr_j}, by place in the ring. */
  private final double[][] products;
  private final double[][] factor;
  private final double[] gamma;
  private int count;
  private int next;

  Extrapolation(int depth) {
    this.depth = depth;
    this.products = new double[depth][depth];
    this.factor = new double[depth][depth];
    this.gamma = new double[depth];
  }

  void restart() {
    count = 0;
    next = 0;
  }

  /** The register of the difference of iterates at a place of the ring; the one after it is that of residuals. */
  private static int iterates(int place) {
    return FixedPointLoop.DIFFERENCES + 2 * place;
  }

  private static int residuals(int place) {
    return iterates(place) + 1;
  }

  /** Extrapolates the iterate, which is the damped one of the iterate and the residual before. */
  void apply(LoopMachine machine, double omega) {
    for (int j = 0; j < count; j++) {
      gamma[j] = machine.dot(residuals(j), FixedPointLoop.RESIDUAL_BEFORE);
    }
    if (!solved()) {
      restart();
      return;
    }
    for (int j = 0; j < count; j++) {
      machine.combine(1, FixedPointLoop.ITERATE, -gamma[j], iterates(j), FixedPointLoop.ITERATE);
      machine.combine(1, FixedPointLoop.ITERATE, omega * gamma[j], residuals(j), FixedPointLoop.ITERATE);
    }
  }

  /** Cholesky's factor of the products, and {@code gamma} from it; false where they are not definite. */
  private boolean solved() {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = products[i][j];
        for (int k = 0; k < j; k++) {
          sum = Fma.of(-factor[i][k], factor[j][k], sum);
        }
        if (i > j) {
          factor[i][j] = sum / factor[j][j];
        } else if (sum > DEPENDENT * products[i][i]) {
          factor[i][i] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < i; k++) {
        gamma[i] = Fma.of(-factor[i][k], gamma[k], gamma[i]);
      }
      gamma[i] /= factor[i][i];
    }
    for (int i = count - 1; i >= 0; i--) {
      for (int k = i + 1; k < count; k++) {
        gamma[i] = Fma.of(-factor[k][i], gamma[k], gamma[i]);
      }
      gamma[i] /= factor[i][i];
    }
    return true;
  }

  /** Takes the differences of the last iteration, in place of the oldest. */
  void learn(LoopMachine machine) {
    machine.combine(1, FixedPointLoop.ITERATE, -1, FixedPointLoop.BEFORE, iterates(next));
    machine.combine(1, FixedPointLoop.RESIDUAL, -1, FixedPointLoop.RESIDUAL_BEFORE, residuals(next));
    count = Math.min(depth, count + 1);
    for (int j = 0; j < count; j++) {
      products[next][j] = machine.dot(residuals(next), residuals(j));
      products[j][next] = products[next][j];
    }
    next = (next + 1) % depth;
  }
}
