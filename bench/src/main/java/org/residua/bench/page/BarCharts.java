package org.residua.bench.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.residua.bench.result.Chart;
import org.residua.bench.result.Measured;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Results;

/** Times as bars from zero, each fork as a dot, what bounds them as a line. */
final class BarCharts {

  /** Room at the right of the longest bar. */
  private static final double FILLED = 0.96;

  private BarCharts() {}

  static String of(List<Chart> charts, Results results) {
    return charts.stream()
        .filter(chart -> chart.bars().stream().anyMatch(bar -> results.of(bar.cell()).isPresent()))
        .map(chart -> chart(chart, results))
        .collect(Collectors.joining("\n"));
  }

  private static String chart(Chart chart, Results results) {
    double longest = chart.bars().stream().flatMap(bar -> results.of(bar.cell()).stream())
        .mapToDouble(measured -> measured.spread().greatest()).max().orElseThrow();
    String bars = chart.bars().stream().map(bar -> bar(bar, results, longest / FILLED)).collect(Collectors.joining());
    return "<figure class=\"bars\"><figcaption><b>" + Html.escape(chart.title()) + "</b> " + Html.escape(chart.note())
        + "</figcaption><ul>" + bars + "</ul></figure>";
  }

  private static String bar(Chart.Bar bar, Results results, double end) {
    Optional<Measured> measured = results.of(bar.cell());
    String label = "<span class=\"label\">" + Html.escape(bar.label()) + "</span>";
    String kind = bar.cell().contender().equals("vector") ? "ours" : "other";
    return measured
        .map(times -> "<li class=\"" + kind + "\">" + label + drawn(times, bar.limit().nanoseconds(results), end) + "</li>")
        .orElseGet(() -> "<li class=\"missing\">" + label
            + "<span class=\"track\"></span><span class=\"figure\">not available</span></li>");
  }

  private static String drawn(Measured times, double bound, double end) {
    double median = times.spread().median();
    String dots = times.times().stream()
        .map(time -> "<i class=\"dot\" style=\"left:" + Html.percent(time / end) + "\"></i>")
        .collect(Collectors.joining());
    String line = bound > 0 ? "<i class=\"bound\" style=\"left:" + Html.percent(Math.min(1, bound / end)) + "\"></i>" : "";
    String over = bound > 0
        ? " <span>" + String.format(Locale.ROOT, median < 10 * bound ? "%.2f" : "%.0f", median / bound) + " × bound</span>"
        : "";
    return "<span class=\"track\" aria-hidden=\"true\"><i class=\"bar\" style=\"width:" + Html.percent(median / end)
        + "\"></i>" + dots + line + "</span><span class=\"figure\"><b>" + ReportText.number(median) + "</b> ns" + over
        + "</span>";
  }
}
