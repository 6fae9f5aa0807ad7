package org.residua.networks.diagram;

/**
 * The letter of a set of weights.
 *
 * @param letter {@code K}, {@code W} or {@code b}
 * @param index its number where there are several, else 0
 * @param order position among all sets of weights, from 0; it chooses the colour
 */
record Symbol(String letter, int index, int order) {

  private static final int COLOURS = 6;

  /** The class of its colour. */
  String colour() {
    return "w" + order % COLOURS;
  }

  /** As SVG text. */
  String markup(boolean transposed) {
    String sub = index == 0 ? ""
        : "<tspan class=\"small\" dy=\"3\">" + index + "</tspan>";
    String sup = transposed
        ? "<tspan class=\"small\" dy=\"" + (index == 0 ? "-4" : "-7") + "\">T</tspan>" : "";
    int shift = (index == 0 ? 0 : 3) + (transposed ? (index == 0 ? -4 : -7) : 0);
    String back = shift == 0 ? "" : "<tspan dy=\"" + -shift + "\">\u200b</tspan>";
    return "<tspan class=\"it\">" + letter + "</tspan>" + sub + sup + back;
  }

  /** As plain text. */
  String text(boolean transposed) {
    String sub = index == 0 ? "" : Integer.toString(index);
    StringBuilder text = new StringBuilder(letter);
    sub.chars().forEach(digit -> text.append((char) ('\u2080' + digit - '0')));
    return text.append(transposed ? "\u1d40" : "").toString();
  }
}
