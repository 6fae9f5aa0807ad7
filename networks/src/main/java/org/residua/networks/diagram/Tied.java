package org.residua.networks.diagram;

/**
 * A set of weights where it is read.
 *
 * @param symbol its letter
 * @param transposed whether its transpose is read
 */
record Tied(Symbol symbol, boolean transposed) {

  String markup() {
    return symbol.markup(transposed);
  }

  String text() {
    return symbol.text(transposed);
  }
}
