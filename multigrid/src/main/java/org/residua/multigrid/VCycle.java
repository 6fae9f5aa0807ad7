package org.residua.multigrid;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SymmetricBanded;

/**
 * One V-cycle for {@code A x = b}: smooth, restrict the residual, correct from the coarse level, smooth.
 *
 * <pre>
 *   x &lt;- S^pre(x);  r = b - A x;  e_H ~ A_H^{-1} P^T r  (a V-cycle from zero);  x &lt;- x + P e_H;  x &lt;- S^post(x)
 * </pre>
 *
 * Its network is a U-net: smoothing blocks on each level, restriction as strided convolution, interpolation as
 * transposed one, {@code x + P e_H} the long skip connection by addition, the exact solution on the coarsest
 * level the bottleneck: one fully connected layer with the weights {@code A_H^{-1}}. A hierarchy of one level is
 * that layer alone, and solves exactly. Inputs {@code [x, b]}, because the residual compares {@code A x} with {@code b}; output
 * {@code [x]}. Source: Briggs, Henson, McCormick (2000), chapter 3; Alt, Schrader, Augustin, Peter, Weickert
 * (2022), section 5.
 *
 * @param hierarchy the levels
 * @param smoother the smoother of every level
 * @param pre sweeps before the coarse correction, at least 0
 * @param post sweeps after it, at least 0; not both 0
 */
public record VCycle(Hierarchy hierarchy, Smoother smoother, int pre, int post) implements Block {

  /** Refuses numbers of sweeps that smooth nothing. */
  public VCycle {
    if (pre < 0 || post < 0 || pre + post == 0) {
      throw new IllegalArgumentException("pre = " + pre + ", post = " + post
          + ": numbers of sweeps must be at least 0, and one of them at least 1");
    }
  }

  @Override
  public int inputs() {
    return 2;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    V x = inputs.get(0);
    V b = inputs.get(1);
    if (hierarchy.levels() == 1) {
      return List.of(algebra.apply(hierarchy.coarsestInverse(), b));
    }
    for (int k = 0; k < pre; k++) {
      x = smoother.sweep(algebra, hierarchy.matrices().get(0), x, b);
    }
    return List.of(correctAndSmooth(algebra, 0, x, b));
  }

  private <V> V correctAndSmooth(Algebra<V> algebra, int level, V smoothed, V b) {
    SymmetricBanded a = hierarchy.matrices().get(level);
    Interpolation p = hierarchy.interpolations().get(level);
    V residual = algebra.combine(List.of(1.0, -1.0), List.of(b, algebra.apply(a, smoothed)));
    V coarse = fromZero(algebra, level + 1, algebra.apply(p.adjoint(), residual));
    V x = algebra.combine(List.of(1.0, 1.0), List.of(smoothed, algebra.apply(p, coarse)));
    for (int k = 0; k < post; k++) {
      x = smoother.sweep(algebra, a, x, b);
    }
    return x;
  }

  private <V> V fromZero(Algebra<V> algebra, int level, V b) {
    if (level == hierarchy.levels() - 1) {
      return algebra.apply(hierarchy.coarsestInverse(), b);
    }
    SymmetricBanded a = hierarchy.matrices().get(level);
    V x = pre == 0
        ? algebra.combine(List.of(0.0), List.of(b)) : smoother.sweepFromZero(algebra, a, b);
    for (int k = 1; k < pre; k++) {
      x = smoother.sweep(algebra, a, x, b);
    }
    return correctAndSmooth(algebra, level, x, b);
  }
}
