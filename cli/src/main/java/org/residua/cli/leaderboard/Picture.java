package org.residua.cli.leaderboard;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first table as a drawing: a panel for each row, a dot for each contender, further left for less error. */
public final class Picture {

  private static final int WIDTH = 960;
  private static final int LABELS = 170;
  private static final int TOP = 52;
  private static final int LINE = 24;
  private static final int GAP = 16;
  /** Beside the least and the greatest number there is room for text. */
  private static final double MARGIN = 14;
  private static final double TEXT = 46;
  private static final String STYLE =
      "text{font:13px system-ui,sans-serif;fill:#333d4b}.h{font-weight:600}.m{fill:#6b7685;font-size:11px}"
      + ".g{stroke:#dfe3e8}.d{fill:#97a1af}.o{fill:#1f5fbf}.b{font-weight:600}.ob{fill:#1f5fbf;font-weight:600}"
      + "@media (prefers-color-scheme:dark){text{fill:#d5dbe3}.m{fill:#9aa5b3}.g{stroke:#39414d}.d{fill:#6b7685}.o,.ob{fill:#7fb0ff}}";

  private final List<Result> results;
  private final List<String> names;
  private final double least;
  private final double greatest;

  private Picture(List<Result> results) {
    this.results = results;
    this.names = results.get(0).ranking().stream().map(Score::contender)
        .sorted(Comparator.comparingDouble(this::product)).toList();
    this.least = scores().mapToDouble(Score::mean).min().orElseThrow();
    this.greatest = scores().mapToDouble(Score::mean).max().orElseThrow();
  }

  /** The drawing, SVG. */
  public static String of(Standings standings) {
    return new Picture(standings.slice(standings.slices().get(0))).svg();
  }

  private Stream<Score> scores() {
    return results.stream().flatMap(result -> result.ranking().stream());
  }

  private double product(String name) {
    return scores().filter(score -> score.contender().equals(name)).map(Score::mean).reduce(1.0, (a, b) -> a * b);
  }

  private String svg() {
    int height = TOP + LINE * names.size() + 14;
    StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="t d">
        <title id="t">Mean squared errors of denoisers on four signals</title>
        <desc id="d">%s</desc>
        <style>%s</style>
        """, WIDTH, height, description(), STYLE));
    for (int k = 0; k < names.size(); k++) {
      text(svg, 0, TOP + LINE * k + 4.5, ours(names.get(k)) ? "ob" : "", names.get(k));
    }
    for (int p = 0; p < results.size(); p++) {
      panel(svg, results.get(p), LABELS + p * (panelWidth() + GAP));
    }
    text(svg, LABELS, height - 4.0, "m", "mean squared error, logarithmic: less is better; noise of standard deviation 1, no "
        + "parameter is given");
    return svg.append("</svg>\n").toString();
  }

  private String description() {
    return results.stream().map(result -> result.row() + ": " + result.ranking().stream()
        .map(score -> score.contender() + " " + Page.digits(score.mean())).collect(Collectors.joining(", ")) + ".")
        .collect(Collectors.joining(" "));
  }

  private double panelWidth() {
    return (WIDTH - LABELS - GAP * (results.size() - 1.0)) / results.size();
  }

  private void panel(StringBuilder svg, Result result, double left) {
    text(svg, left + MARGIN, 16, "h", result.row());
    for (double decade = 1e-6; decade <= greatest; decade *= 10) {
      if (decade >= least) {
        double x = left + place(decade);
        svg.append(String.format(Locale.ROOT, "<line class=\"g\" x1=\"%.1f\" y1=\"38\" x2=\"%.1f\" y2=\"%d\"/>\n", x, x,
            TOP + LINE * (names.size() - 1) + 10));
        text(svg, x - 8, 34, "m", Page.digits(decade, 1));
      }
    }
    for (int k = 0; k < names.size(); k++) {
      String name = names.get(k);
      Score score = result.ranking().stream().filter(one -> one.contender().equals(name)).findFirst().orElseThrow();
      double x = left + place(score.mean());
      double y = TOP + LINE * k;
      svg.append(String.format(Locale.ROOT, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>\n", ours(name) ? "o"
          : "d", x, y,
          ours(name) ? 6.5 : 4.5));
      boolean first = result.winner().contender().equals(name);
      text(svg, x + 10, y + 4.5, ours(name) ? "ob" : first ? "b" : "", Page.digits(score.mean()));
    }
  }

  private boolean ours(String name) {
    return results.get(0).ours().contender().equals(name);
  }

  /** Within a panel. */
  private double place(double error) {
    return MARGIN + (panelWidth() - MARGIN - TEXT) * StrictMath.log(error / least) / StrictMath.log(greatest / least);
  }

  private static void text(StringBuilder svg, double x, double y, String style, String text) {
    svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\"%s>%s</text>\n", x, y,
        style.isEmpty() ? "" : " class=\"" + style + "\"", text.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
