package org.residua.verification.jqwik;

import java.util.List;
import org.residua.api.operator.Adjoint;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Fold;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Product;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.Stack;
import org.residua.api.operator.StackAdjoint;
import org.residua.api.operator.Stencil;
import org.residua.api.operator.Strided;
import org.residua.api.operator.StridedAdjoint;
import org.residua.api.operator.Substitution;
import org.residua.api.operator.Sum;
import org.residua.api.operator.SymmetricBanded;

/**
 * The constant {@code kappa(K)} in {@code ||fl(K x) - K x|| <= kappa(K) u ||x||}, {@code u = 2^-53}, to first order
 * in {@code u}.
 *
 * <p>A chain of {@code n} fused multiply-adds rounds {@code n} times, so that its error is at most
 * {@code n u sum |w_j x_j|}; hence {@code kappa = n || |K| ||} with {@code || |K| || <= sqrt(|| |K| ||_1 || |K| ||_inf)}.
 * A row of a convolution with {@code M x C x p} weights, {@code C} the channels of a group and {@code M} its responses, has at
 * most {@code C p} terms and the absolute sum {@code max_m sum_cj |w|}. In a column each tap meets a sample in one row, with
 * the reflecting boundary in at most two ({@code N} neighbouring positions contain each sample at most twice): {@code M p} or
 * {@code 2 M p} terms and once or twice the sum {@code max_c sum_mj |w|}. A scaling, a sum and a diagonal round once more.
 * The errors of stacked parts are orthogonal; the adjoint of a stack of {@code n} rounds {@code n - 1} sums of at most
 * {@code ||S|| ||y||}. The others follow from the triangle inequality; that of a user's own operator is what they say.
 */
final class OperatorRounding {

  private OperatorRounding() {}

  static double constant(LinearOperator operator) {
    return switch (operator) {
      case Convolution k -> k.stencil().groupInputs() * k.taps() * absoluteNorm(k);
      case Adjoint adjoint -> {
        Convolution k = adjoint.of();
        yield multiplicity(k) * k.stencil().groupOutputs() * k.taps() * absoluteNorm(k);
      }
      case Identity _ -> 0;
      // Their norm bounds are those of the absolute values; a row has at most so many terms.
      case SymmetricBanded matrix -> (2 * matrix.halfBandwidth() + 1) * matrix.norm().upper();
      case SparseMatrix matrix -> matrix.widest() * matrix.norm().upper();
      case Interpolation interpolation -> constant(interpolation.matrix());
      case Restriction restriction -> constant(restriction.of().matrix().adjoint());
      // Some of the rows, each with the sums of all.
      case Strided strided -> constant(strided.of());
      case StridedAdjoint adjoint -> constant(adjoint.of().of().adjoint());
      // (T + E) x = r with |E| <= n u |T|, n the terms of a row: Higham, Accuracy and Stability, theorem 8.5.
      case Substitution substitution -> (substitution.matrix().widest() + 1) * substitution.norm().upper()
          * substitution.matrix().norm().upper() * substitution.norm().upper();
      case Diagonal diagonal -> diagonal.norm().upper();
      case Scaled scaled -> Math.abs(scaled.factor()) * (constant(scaled.of()) + scaled.of().norm().upper());
      case Sum sum -> constant(sum.first()) + constant(sum.second())
          + sum.first().norm().upper() + sum.second().norm().upper();
      case Product product -> constant(product.left()) * product.right().norm().upper()
          + product.left().norm().upper() * constant(product.right());
      case Stack stack -> rootOfSquares(stack.parts());
      case StackAdjoint adjoint ->
          rootOfSquares(adjoint.parts()) + (adjoint.parts().size() - 1) * adjoint.norm().upper();
      case Mirror _ -> 0;
      case Fold fold -> fold.norm().upper();
      case CustomOperator custom -> custom.rounding();
    };
  }

  private static double rootOfSquares(List<LinearOperator> parts) {
    return Math.sqrt(parts.stream().mapToDouble(part -> constant(part) * constant(part)).sum());
  }

  private static int multiplicity(Convolution k) {
    return k.boundary() == Boundary.REFLECTING ? 2 : 1;
  }

  private static double absoluteNorm(Convolution k) {
    Stencil stencil = k.stencil();
    double[] rows = new double[k.outputs()];
    double[] columns = new double[k.inputs()];
    for (int m = 0; m < k.outputs(); m++) {
      int channel = m / stencil.groupOutputs() * stencil.groupInputs();
      for (int c = 0; c < stencil.groupInputs(); c++) {
        for (int j = 0; j < k.taps(); j++) {
          rows[m] += Math.abs(stencil.weight(m, c, j));
          columns[channel + c] += Math.abs(stencil.weight(m, c, j));
        }
      }
    }
    return Math.sqrt(largest(rows)) * Math.sqrt(multiplicity(k) * largest(columns));
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
