package org.residua.cli.report;

import static org.residua.cli.report.Html.rough;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.residua.api.signal.Signal;

/** The noise that was used, where it is not the same everywhere: over the samples, and from scale to scale. */
final class NoisePlot {

  private static final int WIDTH = 520;
  private static final int HEIGHT = 150;
  private static final int LEFT = 58;
  private static final int RIGHT = 508;
  private static final int TOP = 14;
  private static final int BASE = 118;
  private static final int POINTS = 400;

  private NoisePlot() {}

  /** {@code sigma v_i}. */
  static String overSamples(double sigma, Signal v) {
    int n = v.shape().length();
    double[] levels = v.channel(0);
    double most = sigma * Arrays.stream(levels).max().orElseThrow();
    StringBuilder path = new StringBuilder();
    int points = Math.min(n, POINTS);
    for (int k = 0; k < points; k++) {
      int i = (int) ((long) k * (n - 1) / Math.max(1, points - 1));
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", k == 0 ? "M" : "L", LEFT + (RIGHT - LEFT) * i / (double) Math.max(1, n - 1),
          up(sigma * levels[i] / most)));
    }
    return begin("The noise level over the samples, up to " + rough(most), most) + "<path class=\"line\" d=\"" + path + "\"/>"
        + text(LEFT, BASE + 20, "start", "sample 1") + text(RIGHT, BASE + 20, "end", "sample " + n) + "</svg>\n";
  }

  /** {@code S_j}, the noise of details of {@code 2^j} samples, in units in which that of white noise is the same at all of them. */
  static String overScales(List<Double> levels) {
    double most = levels.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double step = (RIGHT - LEFT) / (double) levels.size();
    StringBuilder bars = new StringBuilder();
    for (int j = 0; j < levels.size(); j++) {
      double top = up(levels.get(j) / most);
      bars.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", LEFT + j * step + 3, top, step - 6, BASE - top))
          .append(text(LEFT + (j + 0.5) * step, BASE + 16, "middle", String.valueOf(2L << j) + (j == levels.size() - 1 ? "+" : "")));
    }
    return begin("The noise at each scale: " + String.join(", ", levels.stream().map(Html::rough).toList()), most) + bars
        + text((LEFT + RIGHT) / 2.0, BASE + 31, "middle", "samples long; of white noise all bars are equal") + "</svg>\n";
  }

  private static String begin(String label, double most) {
    return "<svg class=\"noise\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"" + label + "\">"
        + "<path class=\"base\" d=\"M" + LEFT + " " + BASE + "H" + RIGHT + "M" + LEFT + " " + TOP + "H" + RIGHT + "\"/>"
        + text(LEFT - 8, BASE + 4, "end", "0") + text(LEFT - 8, TOP + 4, "end", rough(most));
  }

  private static double up(double part) {
    return BASE - (BASE - TOP) * part;
  }

  private static String text(double x, int y, String anchor, String text) {
    return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
  }
}
