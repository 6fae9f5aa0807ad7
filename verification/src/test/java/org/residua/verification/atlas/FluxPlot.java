package org.residua.verification.atlas;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.residua.api.flux.Flux;

/** Four small graphs of a flux with contrast 1 as SVG: diffusivity, flux, potential, Haar shrinkage at tau = 1/4. */
final class FluxPlot {

  private static final int WIDTH = 680;
  private static final int HEIGHT = 176;
  private static final int PANEL = 150;
  private static final int GAP = 20;
  private static final int TOP = 26;
  private static final int GRAPH = 124;
  private static final double RANGE = 3;
  /** Values beyond this do not widen the graph. */
  private static final double HIGHEST = 4;
  private static final int SAMPLES = 120;
  private static final String STYLE = """
      .t{font:12px system-ui,sans-serif;fill:#333}.n{font:9px system-ui,sans-serif;fill:#666}
      .f{fill:none;stroke:#999}.a{stroke:#999;stroke-dasharray:1 3}.i{stroke:#888;stroke-dasharray:5 4}
      .c{fill:none;stroke:#1668c7;stroke-width:2}
      @media(prefers-color-scheme:dark){.t{fill:#ddd}.n{fill:#aaa}.f,.a,.i{stroke:#777}.c{stroke:#6cb2ff}}
      """;

  private final Flux flux;
  private final StringBuilder svg = new StringBuilder();

  private FluxPlot(Flux flux) {
    this.flux = flux;
  }

  static String of(Flux flux) {
    return new FluxPlot(flux).draw();
  }

  private String draw() {
    line(String.format(Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
        WIDTH, HEIGHT, WIDTH, HEIGHT));
    line("<title>" + flux.name() + ": diffusivity, flux, potential and Haar shrinkage</title>");
    svg.append("<style>\n").append(STYLE).append("</style>\n");
    panel(0, "diffusivity g(s)", flux::diffusivity, false);
    panel(1, "flux \u03a6(s)", flux::at, false);
    panel(2, "potential P(s)", flux::potential, false);
    panel(3, "shrinkage S(x)", x -> x * (1 - flux.diffusivity(Math.sqrt(2) * x)), true);
    line("</svg>");
    return svg.toString();
  }

  private void panel(int index, String title, DoubleUnaryOperator f, boolean identity) {
    double low = 0;
    double high = 0;
    for (int k = 0; k <= SAMPLES; k++) {
      double value = Math.clamp(f.applyAsDouble(argument(k)), -HIGHEST, HIGHEST);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (low == high) {
      low = -1;
      high = 1;
    }
    double bottom = low - 0.06 * (high - low);
    double unit = GRAPH / (1.12 * (high - low));
    line(String.format(Locale.ROOT,
        "<g transform=\"translate(%d %d)\">", 4 + index * (PANEL + GAP), TOP));
    line("<text class=\"t\" x=\"0\" y=\"-9\">" + title + "</text>");
    line(String.format(Locale.ROOT,
        "<clipPath id=\"p%d\"><rect width=\"%d\" height=\"%d\"/></clipPath>", index, PANEL, GRAPH));
    line("<g clip-path=\"url(#p" + index + ")\">");
    vertical(-1);
    vertical(1);
    line(String.format(Locale.ROOT,
        "<line class=\"f\" x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", PANEL,
        GRAPH + bottom * unit, GRAPH + bottom * unit));
    if (identity) {
      line(String.format(Locale.ROOT,
        "<line class=\"i\" x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", PANEL,
          GRAPH - (-RANGE - bottom) * unit, GRAPH - (RANGE - bottom) * unit));
    }
    curve(f, bottom, unit);
    line("</g>");
    line("<rect class=\"f\" width=\"" + PANEL + "\" height=\"" + GRAPH + "\"/>");
    labels(low, high);
    line("</g>");
  }

  private static double argument(int k) {
    return RANGE * (2.0 * k / SAMPLES - 1);
  }

  private static double across(double s) {
    return PANEL * (s + RANGE) / (2 * RANGE);
  }

  private void vertical(double s) {
    line(String.format(Locale.ROOT,
        "<line class=\"a\" x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"%d\"/>", across(s), across(s), GRAPH));
  }

  private void curve(DoubleUnaryOperator f, double bottom, double unit) {
    svg.append("<polyline class=\"c\" points=\"");
    for (int k = 0; k <= SAMPLES; k++) {
      double value = Math.clamp(f.applyAsDouble(argument(k)), -100, 100);
      svg.append(String.format(Locale.ROOT, k == 0 ? "%.1f,%.1f" : " %.1f,%.1f",
          across(argument(k)), GRAPH - (value - bottom) * unit));
    }
    svg.append("\"/>\n");
  }

  private void labels(double low, double high) {
    for (int s = -3; s <= 3; s += 3) {
      String anchor = s < 0 ? "start" : s == 0 ? "middle" : "end";
      line(String.format(Locale.ROOT,
        "<text class=\"n\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%d</text>", across(s), GRAPH + 12, anchor, s));
    }
    line(String.format(Locale.ROOT,
        "<text class=\"n\" x=\"%d\" y=\"-9\" text-anchor=\"end\">%.2f .. %.2f</text>", PANEL, low, high));
  }

  private void line(String text) {
    svg.append(text).append('\n');
  }
}
