package org.residua.cli.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Curves over two axes as SVG, on white, so that it can be read on pages of any colour. The same text on every machine.
 *
 * @param title what is shown, for those who do not see it
 * @param x the axis to the right
 * @param y the axis upwards
 * @param curves drawn in order, at most ten
 */
public record Plot(String title, Axis x, Axis y, List<Curve> curves) {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 380;
  private static final int LEFT = 74;
  private static final int RIGHT = 600;
  private static final int TOP = 16;
  private static final int BOTTOM = 328;
  private static final List<String> COLOURS = List.of(
      "#1f57c3", "#c2410c", "#17643a", "#7b3fa8", "#6b7686", "#00808f", "#b0124a", "#8a6d00", "#444444", "#4d7a00");
  private static final String STYLE = """
      <style>text{font:13px sans-serif;fill:#1d2532}.n{font-size:12px;fill:#4a5568}.g{stroke:#e3e7ee}.f{fill:none;stroke:#8a94a6}
      .c{fill:none;stroke-width:2;stroke-linejoin:round}</style>
      """;

  /** Copies the curves. */
  public Plot {
    curves = List.copyOf(curves);
    if (curves.isEmpty() || curves.size() > COLOURS.size()) {
      throw new IllegalArgumentException(curves.size() + " curves in a plot; give 1 to " + COLOURS.size());
    }
  }

  /** The picture. */
  public String svg() {
    StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
            + "role=\"img\">\n<title>%s</title>\n",
        WIDTH, HEIGHT, WIDTH, HEIGHT, escaped(title)));
    svg.append(STYLE).append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    axes(svg);
    svg.append(String.format(Locale.ROOT, "<clipPath id=\"p\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>\n",
        LEFT, TOP - 3, RIGHT - LEFT, BOTTOM - TOP + 6));
    for (int k = 0; k < curves.size(); k++) {
      curve(svg, curves.get(k), COLOURS.get(k));
      legend(svg, curves.get(k), COLOURS.get(k), TOP + 12 + 24 * k);
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    for (double tick : x.ticks()) {
      svg.append(line(across(tick), TOP, across(tick), BOTTOM))
          .append(text("n", across(tick), BOTTOM + 19, "middle", x.number(tick)));
    }
    for (double tick : y.ticks()) {
      svg.append(line(LEFT, up(tick), RIGHT, up(tick))).append(text("n", LEFT - 8, up(tick) + 4, "end", y.number(tick)));
    }
    svg.append(String.format(Locale.ROOT, "<rect class=\"f\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
        LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP));
    svg.append(text("t", (LEFT + RIGHT) / 2.0, HEIGHT - 12, "middle", escaped(x.label())));
    svg.append(String.format(Locale.ROOT, "<text transform=\"translate(18 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
        (TOP + BOTTOM) / 2.0, escaped(y.label())));
  }

  private void curve(StringBuilder svg, Curve curve, String colour) {
    svg.append("<g clip-path=\"url(#p)\">");
    if (curve.look() != Curve.Look.DOTS) {
      svg.append("<path class=\"c\" ").append(stroke(curve, colour)).append(" d=\"").append(path(curve)).append("\"/>");
    }
    if (curve.look() == Curve.Look.DOTS || curve.look() == Curve.Look.MARKED) {
      double radius = curve.look() == Curve.Look.DOTS ? 2 : 3.5;
      curve.points().stream().map(this::placed).flatMap(Optional::stream).forEach(point -> svg.append(String.format(Locale.ROOT,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", point.x(), point.y(), radius, colour)));
    }
    svg.append("</g>\n");
  }

  private static String stroke(Curve curve, String colour) {
    return "stroke=\"" + colour + "\"" + (curve.look() == Curve.Look.DASHED ? " stroke-dasharray=\"7 5\"" : "");
  }

  private String path(Curve curve) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (Curve.Point point : curve.points()) {
      Optional<Curve.Point> placed = placed(point);
      if (placed.isPresent()) {
        path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", placed.get().x(), placed.get().y()));
      }
      drawing = placed.isPresent();
    }
    return path.toString();
  }

  /** In the units of the picture; values far beyond the axes are cut, which the clip hides. */
  private Optional<Curve.Point> placed(Curve.Point point) {
    double across = x.place(point.x());
    double up = y.place(point.y());
    return Double.isNaN(across) || Double.isNaN(up) ? Optional.empty()
        : Optional.of(new Curve.Point(LEFT + (RIGHT - LEFT) * Math.clamp(across, -9, 9),
            BOTTOM - (BOTTOM - TOP) * Math.clamp(up, -9, 9)));
  }

  private double across(double value) {
    return LEFT + (RIGHT - LEFT) * x.place(value);
  }

  private double up(double value) {
    return BOTTOM - (BOTTOM - TOP) * y.place(value);
  }

  private static void legend(StringBuilder svg, Curve curve, String colour, int y) {
    if (curve.look() != Curve.Look.DOTS) {
      svg.append(String.format(Locale.ROOT, "<path class=\"c\" %s d=\"M%d %dL%d %d\"/>", stroke(curve, colour), RIGHT + 16, y,
          RIGHT + 46, y));
    }
    if (curve.look() == Curve.Look.DOTS || curve.look() == Curve.Look.MARKED) {
      svg.append(String.format(Locale.ROOT, "<circle cx=\"%d\" cy=\"%d\" r=\"3.5\" fill=\"%s\"/>", RIGHT + 31, y, colour));
    }
    svg.append(text("t", RIGHT + 54, y + 4, "start", escaped(curve.label())));
  }

  private static String line(double x, double y, double toX, double toY) {
    return String.format(Locale.ROOT, "<path class=\"g\" d=\"M%.1f %.1fL%.1f %.1f\"/>\n", x, y, toX, toY);
  }

  private static String text(String kind, double x, double y, String anchor, String content) {
    return String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", kind, x, y,
        anchor, content);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
