package org.residua.networks.diagram;

import org.residua.api.operator.LinearOperator;

/** Operators in a word or two. */
final class Words {

  private Words() {}

  static String of(LinearOperator operator) {
    return operator.symbol(Figures::of);
  }
}
