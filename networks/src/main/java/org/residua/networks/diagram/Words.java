package org.residua.networks.diagram;

import org.residua.api.operator.Adjoint;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Product;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Sum;
import org.residua.api.operator.SymmetricBanded;

/** Operators in a word or two. */
final class Words {

  private Words() {}

  static String of(LinearOperator operator) {
    return switch (operator) {
      case Convolution _ -> "conv";
      case Adjoint _ -> "conv\u1d40";
      case Diagonal _ -> "diag";
      case Identity _ -> "id";
      case SymmetricBanded matrix -> matrix.full() ? "dense" : "A";
      case Interpolation _ -> "P";
      case Restriction _ -> "P\u1d40";
      case Scaled scaled -> scaled.of() instanceof Identity
          ? Figures.of(scaled.factor()) : Figures.of(scaled.factor()) + " " + of(scaled.of());
      case Sum sum -> of(sum.first()) + " + " + of(sum.second());
      case Product product -> of(product.left()) + " " + of(product.right());
    };
  }
}
