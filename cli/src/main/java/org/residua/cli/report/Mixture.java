package org.residua.cli.report;

import static org.residua.cli.report.Html.escape;

import java.util.List;

/**
 * Candidates side by side of which one channel's result is made: the network seen from afar.
 *
 * @param channel the channel's name
 * @param parts the candidates, those of greatest weight first; none where the channel stays as it is
 */
public record Mixture(String channel, List<Part> parts) {

  private static final int WIDTH = 760;
  private static final int ROW = 62;
  private static final int BOX = 44;
  private static final int LEFT = 118;
  private static final int RIGHT = 560;

  /**
   * A candidate.
   *
   * @param name what it is called
   * @param steps what it consists of
   * @param share its part in the result, such as {@code 86.5 %}
   */
  public record Part(String name, String steps, String share) {}

  /** Copies the list. */
  public Mixture {
    parts = List.copyOf(parts);
  }

  /** From the input to each candidate, and from there with its weight to the sum. */
  String svg() {
    int height = Math.max(1, parts.size()) * ROW + 12;
    int middle = height / 2;
    StringBuilder svg = new StringBuilder("<svg class=\"mixture\" viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\"")
        .append(escape(label())).append("\">\n");
    for (int k = 0; k < parts.size(); k++) {
      int y = 6 + k * ROW + ROW / 2;
      Part part = parts.get(k);
      svg.append(line(54, middle, LEFT, y)).append(line(RIGHT, y, WIDTH - 112, middle))
          .append("<rect x=\"").append(LEFT).append("\" y=\"").append(y - BOX / 2).append("\" width=\"").append(RIGHT - LEFT)
          .append("\" height=\"").append(BOX).append("\" rx=\"9\"/>\n")
          .append(text(LEFT + 16, y - 3, "name", part.name())).append(text(LEFT + 16, y + 14, "steps", part.steps()))
          .append(text(RIGHT - 14, y + 5, "share", part.share()));
    }
    if (parts.isEmpty()) {
      svg.append(line(54, middle, WIDTH - 112, middle));
    }
    return svg.append(node(34, middle, "u")).append(node(WIDTH - 92, middle, "+")).append(line(WIDTH - 72, middle, WIDTH - 54, middle))
        .append(node(WIDTH - 34, middle, "v")).append("</svg>\n").toString();
  }

  private String label() {
    return "From the input u side by side through " + (parts.isEmpty() ? "nothing" : String.join("; ", parts.stream()
        .map(part -> part.name() + ", " + part.steps() + ", weight " + part.share()).toList())) + "; their sum is the result v.";
  }

  private static String line(int x, int y, int toX, int toY) {
    int bend = (x + toX) / 2;
    return "<path d=\"M" + x + " " + y + " C" + bend + " " + y + " " + bend + " " + toY + " " + toX + " " + toY + "\"/>\n";
  }

  private static String node(int x, int y, String name) {
    return "<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"20\"/><text x=\"" + x + "\" y=\"" + (y + 6) + "\" class=\"node\">" + name + "</text>\n";
  }

  private static String text(int x, int y, String kind, String text) {
    return "<text x=\"" + x + "\" y=\"" + y + "\" class=\"" + kind + "\">" + escape(text) + "</text>\n";
  }
}
