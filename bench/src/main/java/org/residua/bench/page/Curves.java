package org.residua.bench.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Limit;
import org.residua.bench.result.Measured;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Results;
import org.residua.bench.result.Series;

/** The cost of a sample against the length of the signal, both logarithmic; each curve has marks and dashes of its own. */
final class Curves {

  /** Outlines of the marks in a square of 12: square, triangle, diamond, circle. */
  private static final List<String> MARKS = List.of("M1.5 1.5h9v9h-9z", "M6 1l5 9.5h-10z", "M6 .5l5.5 5.5l-5.5 5.5l-5.5-5.5z",
      "M6 1a5 5 0 1 0 .01 0z");
  private static final double LOWEST = 0.1;

  private Curves() {}

  static String of(List<Series> series, Results results) {
    List<Measured> points = series.stream().flatMap(one -> points(one, results)).toList();
    if (points.isEmpty()) {
      return "<p>Nothing was measured.</p>";
    }
    Axes axes = axes(points);
    StringBuilder html = new StringBuilder("<figure class=\"curves\"><ul class=\"legend\">");
    for (int k = 0; k < series.size(); k++) {
      html.append("<li class=\"s").append(k).append("\"><svg viewBox=\"0 0 44 12\" width=\"44\" height=\"12\" aria-hidden=\"true\">")
          .append("<path class=\"curve\" d=\"M0 6h44\"/><path class=\"mark\" transform=\"translate(16 0)\" d=\"")
          .append(MARKS.get(k)).append("\"/></svg>").append(Html.escape(series.get(k).title())).append("</li>");
    }
    html.append("</ul><p class=\"unit\">ns for each sample</p><div class=\"plane\" aria-hidden=\"true\">").append(axes.html());
    bound(html, axes, "one division", Limit.DIVISION.nanoseconds(results));
    bound(html, axes, "one pass beyond the caches", new Limit(0, 0, 1).nanoseconds(results));
    for (int k = 0; k < series.size(); k++) {
      curve(html, axes, k, points(series.get(k), results).toList());
    }
    return html.append("</div><p class=\"unit below\">samples N</p></figure>").append(table(series, results)).toString();
  }

  private static Stream<Measured> points(Series series, Results results) {
    return series.cells().stream().map(results::of).flatMap(Optional::stream);
  }

  private static Axes axes(List<Measured> points) {
    double[] lengths = points.stream().mapToDouble(point -> point.cell().length()).sorted().toArray();
    double highest = points.stream().mapToDouble(point -> point.spread().greatest()).max().orElseThrow();
    double lowest = points.stream().mapToDouble(point -> point.spread().least()).min().orElseThrow();
    return new Axes(lengths[0], lengths[lengths.length - 1], Math.min(LOWEST, lowest), highest * 1.1);
  }

  private static void bound(StringBuilder html, Axes axes, String name, double nanoseconds) {
    if (nanoseconds > 0) {
      String top = Html.percent(axes.y(nanoseconds));
      html.append("<i class=\"level\" style=\"top:").append(top).append("\"><span>").append(name).append(", ")
          .append(ReportText.number(nanoseconds)).append("</span></i>");
    }
  }

  private static void curve(StringBuilder html, Axes axes, int k, List<Measured> points) {
    String path = points.stream()
        .map(point -> String.format(Locale.ROOT, "%.2f %.2f", 1000 * axes.x(point.cell().length()),
            1000 * axes.y(point.spread().median())))
        .collect(Collectors.joining("L", "M", ""));
    html.append("<svg class=\"lines s").append(k).append("\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\">");
    if (!points.isEmpty()) {
      html.append("<path class=\"curve\" d=\"").append(path).append("\"/>");
    }
    html.append("</svg>");
    for (Measured point : points) {
      String x = Html.percent(axes.x(point.cell().length()));
      double least = axes.y(point.spread().greatest());
      double greatest = axes.y(point.spread().least());
      html.append("<i class=\"range s").append(k).append("\" style=\"left:").append(x).append(";top:")
          .append(Html.percent(least)).append(";height:").append(Html.percent(greatest - least)).append("\"></i>")
          .append("<svg class=\"point s").append(k).append("\" style=\"left:").append(x).append(";top:")
          .append(Html.percent(axes.y(point.spread().median()))).append("\" viewBox=\"0 0 12 12\"><path class=\"mark\" d=\"")
          .append(MARKS.get(k)).append("\"/></svg>");
    }
  }

  private static String table(List<Series> series, Results results) {
    String head = series.stream().map(one -> "<th scope=\"col\">" + Html.escape(one.title()) + "</th>")
        .collect(Collectors.joining());
    String rows = series.getLast().cells().stream().map(Cell::length)
        .map(length -> "<tr><th scope=\"row\">" + Axes.power(length) + "</th>" + series.stream()
            .map(one -> points(one, results).filter(point -> point.cell().length() == length).findFirst()
                .map(point -> "<td>" + ReportText.number(point.spread().median()) + "</td>").orElse("<td>–</td>"))
            .collect(Collectors.joining()) + "</tr>")
        .collect(Collectors.joining());
    return "<details><summary>The numbers</summary><table><thead><tr><th scope=\"col\">N</th>" + head
        + "</tr></thead><tbody>" + rows + "</tbody></table></details>";
  }
}
