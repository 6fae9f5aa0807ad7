package org.residua.verification;

import java.util.Optional;
import org.residua.api.operator.Adjoint;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Fold;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Product;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.Stack;
import org.residua.api.operator.StackAdjoint;
import org.residua.api.operator.Strided;
import org.residua.api.operator.StridedAdjoint;
import org.residua.api.operator.Substitution;
import org.residua.api.operator.Sum;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Signal;
import org.residua.verification.certificate.FilterBank;
import org.residua.verification.certificate.OperatorBound;

/** What a proof stores of an operator: its norm and its filters, or a digest of all its numbers. */
final class OperatorNumbers {

  private OperatorNumbers() {}

  static OperatorBound bound(LinearOperator operator) {
    Optional<FilterBank> filters = operator.bank()
        .filter(k -> k.weights().size() <= OperatorBound.MOST_WEIGHTS).map(FilterBank::of);
    return new OperatorBound(operator.toString(), digest(operator), operator.norm().upper(),
        operator.norm().argument(), filters, CustomOperator.within(operator));
  }

  static String digest(Parameter parameter) {
    return Fingerprint.of(parameter.dimensions(), parameter.values());
  }

  /** SHA-256 of the kind of an operator and of all its numbers. */
  static String digest(LinearOperator operator) {
    return switch (operator) {
      case Convolution k -> Fingerprint.of(
          "convolution", k.boundary(), k.groups(), k.dilation(), digest(k.weights()));
      case Adjoint adjoint -> Fingerprint.of("adjoint", digest(adjoint.of()));
      case Diagonal diagonal -> Fingerprint.of("diagonal", digest(diagonal.weights()));
      case Identity _ -> Fingerprint.of("identity");
      case SymmetricBanded matrix -> Fingerprint.of("banded", digest(matrix.bands()));
      case SparseMatrix matrix -> Fingerprint.of("sparse", cells(matrix));
      case Interpolation p -> Fingerprint.of("interpolation", cells(p.matrix()));
      case Restriction r -> Fingerprint.of("restriction", cells(r.of().matrix()));
      case Strided strided -> Fingerprint.of("strided", digest(strided.of()), strided.stride(), strided.remainder());
      case StridedAdjoint adjoint -> Fingerprint.of("adjoint", digest(adjoint.of()));
      case Substitution s -> Fingerprint.of("substitution", s.ascending(), cells(s.matrix()));
      case Scaled scaled -> Fingerprint.of("scaled", scaled.factor(), digest(scaled.of()));
      case Sum sum -> Fingerprint.of("sum", digest(sum.first()), digest(sum.second()));
      case Product product -> Fingerprint.of("product", digest(product.left()), digest(product.right()));
      case Stack stack -> Fingerprint.of("stack", stack.parts().stream().map(OperatorNumbers::digest).toList());
      case StackAdjoint adjoint -> Fingerprint.of("adjoint", digest(adjoint.of()));
      case Mirror _ -> Fingerprint.of("mirror");
      case Fold _ -> Fingerprint.of("fold");
      case CustomOperator custom -> Fingerprint.of("custom", custom.toString(), custom.norm().upper(),
          custom.parameters().stream().map(OperatorNumbers::digest).toList());
    };
  }

  /** Columns and entries row by row, each row after the number of them. */
  private static double[] cells(SparseMatrix matrix) {
    double[] cells = new double[1 + matrix.rows() + 2 * matrix.nonzeros()];
    cells[0] = matrix.columns();
    int at = 1;
    for (int i = 0; i < matrix.rows(); i++) {
      cells[at++] = matrix.count(i);
      for (int k = 0; k < matrix.count(i); k++) {
        cells[at++] = matrix.column(i, k);
        cells[at++] = matrix.entry(i, k);
      }
    }
    return cells;
  }

  private static String digest(Signal signal) {
    return Fingerprint.of(signal.shape(), signal.digest());
  }
}
