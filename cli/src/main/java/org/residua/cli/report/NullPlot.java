package org.residua.cli.report;

import static org.residua.cli.report.Html.escape;

import java.util.Locale;
import java.util.Optional;
import org.residua.schemes.denoiser.Finding;
import org.residua.schemes.denoiser.NullDistribution;

/**
 * The statistic of a test on what the test finds where there is nothing: bars, the threshold as a broken line, the statistic as a mark.
 *
 * @param found the statistic, of a test that was made
 * @param usual its null distribution; empty where none is known
 */
record NullPlot(Finding found, Optional<NullDistribution> usual) {

  private static final int WIDTH = 340;
  private static final int HEIGHT = 128;
  private static final int BASE = 92;
  private static final int TOP = 22;
  private static final int LEFT = 8;
  private static final int RIGHT = 332;
  /** The axis ends here, in thresholds, where the statistic is no farther, ... */
  private static final double NEAR = 1.5;
  /** ... and here where it is, which an arrow says. */
  private static final double FAR = 2;
  private static final double AIR = 1.1;

  String svg() {
    double ratio = found.statistic() / found.threshold();
    double end = Math.clamp(AIR * ratio, NEAR, FAR);
    StringBuilder svg = new StringBuilder("<svg class=\"null\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"")
        .append(escape("The statistic is " + number(found.statistic()) + ", the threshold " + number(found.threshold()) + usual.map(
            known -> "; " + known.describe(ratio)).orElse(""))).append("\">\n");
    usual.ifPresent(known -> bars(svg, known, end));
    double limit = across(1, end);
    double at = across(Math.min(ratio, end), end);
    boolean beyond = ratio > end;
    svg.append("<path class=\"base\" d=\"M" + LEFT + " " + BASE + "H" + RIGHT + "\"/>")
        .append(String.format(Locale.ROOT, "<path class=\"limit\" d=\"M%.1f %dV%d\"/>", limit, TOP, BASE))
        .append(text("limit", limit, TOP - 8, "middle", "acts from " + number(found.threshold()) + " on"))
        .append(String.format(Locale.ROOT, "<path class=\"found\" d=\"M%.1f %dl-6 11h12z\"/>", at, BASE + 1))
        .append(text("found", beyond ? RIGHT : Math.clamp(at, 62, RIGHT - 62), BASE + 29, beyond ? "end" : "middle",
            "here " + number(found.statistic()) + (beyond ? ", far beyond \u2192" : "")));
    return svg.append("</svg>\n").toString();
  }

  private static void bars(StringBuilder svg, NullDistribution known, double end) {
    int most = known.counts().stream().mapToInt(Integer::intValue).max().orElseThrow();
    for (int k = 0; k < NullDistribution.BINS - 1 && k * NullDistribution.WIDTH < end; k++) {
      int count = known.counts().get(k);
      double from = across(k * NullDistribution.WIDTH, end);
      double to = across(Math.min(end, (k + 1) * NullDistribution.WIDTH), end);
      double height = count == 0 ? 0 : Math.max(2, (BASE - TOP - 6.0) * count / most);
      svg.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", from + 0.5, BASE - height,
          to - from - 1, height));
    }
  }

  private static double across(double ratio, double end) {
    return LEFT + (RIGHT - LEFT) * ratio / end;
  }

  static String number(double x) {
    return Html.rough(Math.rint(1e3 * x) / 1e3 + 0.0);
  }

  private static String text(String kind, double x, int y, String anchor, String text) {
    return String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>", kind, x, y, anchor, escape(text));
  }
}
