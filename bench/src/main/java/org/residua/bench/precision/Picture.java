package org.residua.bench.precision;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Error against work, both logarithmic, one curve for each scheme. */
final class Picture {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 460;
  private static final int LEFT = 64;
  private static final int RIGHT = 660;
  private static final int TOP = 18;
  private static final int BOTTOM = 410;
  private static final int MOST_POWER = 6;
  private static final List<String> COLOURS =
      List.of("#6b7686", "#b3411e", "#1f57c3", "#8a4b00", "#9a3b76", "#17643a", "#6a4fc0", "#00808f", "#c23b57", "#4d7a00");
  private static final List<String> DASHES = List.of("none", "7 4", "2 3");

  private Picture() {}

  static String of(List<Attempt> attempts, double reference) {
    int lowest = Math.max(-12, (int) Math.floor(Math.log10(Math.max(reference, 1e-12))));
    List<Attempt> shown = attempts.stream().filter(attempt -> attempt.error() > 0 && attempt.error() < 2).toList();
    List<String> schemes = shown.stream().map(Attempt::scheme).distinct().toList();
    StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" "
        + "aria-label=\"Error against work\">%n<style>text{font:13px "
        + "sans-serif;fill:#1d2532}.grid{stroke:#dde1e8}.curve{fill:none;stroke-width:2}"
        + "@media(prefers-color-scheme:dark){text{fill:#e8ecf2}.grid{stroke:#2b3340}}</style>%n", WIDTH, HEIGHT));
    for (int power = 0; power <= MOST_POWER; power++) {
      svg.append(grid(x(power), TOP, x(power), BOTTOM)).append(label(x(power), BOTTOM + 20, "middle", power(power)));
    }
    for (int power = lowest; power <= 0; power++) {
      svg.append(grid(LEFT, y(power, lowest), RIGHT, y(power, lowest)))
          .append(label(LEFT - 8, y(power, lowest) + 4, "end", power(power)));
    }
    svg.append(label((LEFT + RIGHT) / 2.0, HEIGHT - 8, "middle", "evaluations of F, or linear systems"));
    for (int k = 0; k < schemes.size(); k++) {
      String scheme = schemes.get(k);
      String points = shown.stream().filter(attempt -> attempt.scheme().equals(scheme))
          .sorted(Comparator.comparingLong(Attempt::work))
          .map(attempt -> String.format(Locale.ROOT, "%.1f,%.1f", x(Math.log10((double) attempt.work())),
              y(Math.max(lowest, Math.log10(attempt.error())), lowest))).collect(Collectors.joining(" "));
      String look = "stroke=\"" + COLOURS.get(k % COLOURS.size()) + "\" stroke-dasharray=\""
          + DASHES.get(k % DASHES.size()) + "\"";
      int y = TOP + 16 + 24 * k;
      svg.append("<polyline class=\"curve\" ").append(look).append(" points=\"").append(points).append("\"/>\n<line ")
          .append(look)
          .append(String.format(Locale.ROOT, " stroke-width=\"2\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n", RIGHT + 24, y,
              RIGHT + 60, y))
          .append(label(RIGHT + 70, y + 4, "start", scheme));
    }
    return svg.append("</svg>\n").toString();
  }

  private static double x(double power) {
    return LEFT + (RIGHT - LEFT) * power / MOST_POWER;
  }

  private static double y(double power, int lowest) {
    return TOP + (BOTTOM - TOP) * power / lowest;
  }

  private static String grid(double x, double y, double toX, double toY) {
    return String.format(Locale.ROOT, "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", x, y, toX, toY);
  }

  private static String label(double x, double y, String anchor, String text) {
    return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
  }

  private static String power(int power) {
    return power == 0 ? "1" : "10<tspan dy=\"-6\" font-size=\"10\">" + Integer.toString(power).replace('-', '\u2212')
        + "</tspan>";
  }
}
