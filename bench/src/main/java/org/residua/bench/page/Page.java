package org.residua.bench.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.residua.bench.result.Charts;
import org.residua.bench.result.MachineBound;
import org.residua.bench.result.Column;
import org.residua.bench.result.Measured;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Report;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Series;
import org.residua.bench.result.Verdict;

/** A report as one HTML file without scripts; it loads nothing. */
public final class Page {

  private static final String HEADS = "<li class=\"goal heads\" aria-hidden=\"true\"><p class=\"what\">Ratio</p><p "
      + "class=\"scale\"><span>worse</span><span>goal</span><span>better</span></p><p class=\"value\">Measured</p><p "
      + "class=\"held\">Goal</p><p class=\"outcome\"></p></li>";
  private static final Pattern GAP = Pattern.compile("\\{\\{([a-z]+)}}");

  private Page() {}

  /** The whole page. */
  public static String of(Report report) {
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put("css", resource("page.css"));
    slots.put("headline", headline(report));
    slots.put("lead", lead(report));
    slots.put("numbers", numbers(report));
    slots.put("goals", each(report, column -> "<ol class=\"goals\">" + HEADS + GoalRows.of(report, column) + "</ol>"));
    slots.put("bars", each(report, column -> "<div class=\"charts\">"
        + BarCharts.of(Charts.of(report.mode(), column.width()), column.results()) + "</div>"));
    slots.put("curves", Curves.of(Series.of(report.mode()), report.columns().getFirst().results()));
    slots.put("bounds", bounds(report));
    slots.put("facts", facts(report));
    slots.put("notices", report.notices().stream()
        .map(notice -> "<li>" + Html.escape(notice) + "</li>")
        .collect(Collectors.joining("", "<ul class=\"notices\">", "</ul>")));
    return GAP.matcher(resource("page.html")).replaceAll(gap ->
        Matcher.quoteReplacement(Objects.requireNonNull(slots.get(gap.group(1)), gap.group(1))));
  }

  /** A part for each width, under its name where there are several. */
  private static String each(Report report, Function<Column, String> part) {
    return report.columns().stream().map(column -> (report.columns().size() > 1 ? "<h3>" + column.width().title() + "</h3>" : "")
        + part.apply(column)).collect(Collectors.joining());
  }

  private static String headline(Report report) {
    return report.columns().stream().map(column -> report.count(column, Verdict.Outcome.MET) + " of "
        + report.measured(column) + " goals that were measured are met at " + column.width().title()).collect(Collectors.joining(", "));
  }

  private static String lead(Report report) {
    return "Each figure is a ratio of times measured in one run on one machine: the median of " + report.mode().rounds()
        + (report.mode().rounds() == 1 ? " virtual machine, and" : " virtual machines, which took turns, and")
        + " of each the fastest iteration. " + report.columns().stream().map(column ->
            "At " + column.width().title() + " " + report.count(column, Verdict.Outcome.NOT_MET) + " goals are not met, "
            + report.count(column, Verdict.Outcome.AT_BOUND) + " within a tenth of a bound of the machine, "
            + report.count(column, Verdict.Outcome.BEYOND_BOUND) + " beyond one, "
            + report.count(column, Verdict.Outcome.NOT_AVAILABLE) + " cannot be told").collect(Collectors.joining("; "))
        + (report.mode().brief() ? "; this is the short mode, for a first look." : ".");
  }

  private static String numbers(Report report) {
    Column column = report.columns().getFirst();
    return report.bounds(column).stream()
        .collect(Collectors.toMap(bound -> bound.name().replaceFirst(", (Java|C)$", ""), bound -> bound,
            (a, b) -> median(column, a) <= median(column, b) ? a : b, LinkedHashMap::new))
        .entrySet().stream()
        .map(entry -> "<div><dt>" + Html.escape(entry.getKey()) + "</dt><dd><b>"
            + ReportText.number(entry.getValue().value(median(column, entry.getValue()))) + "</b> "
            + Html.escape(entry.getValue().unit()) + "</dd></div>")
        .collect(Collectors.joining());
  }

  private static double median(Column column, MachineBound bound) {
    return column.results().of(bound.cell()).map(Measured::spread).orElseThrow().median();
  }

  private static String bounds(Report report) {
    return report.columns().stream().flatMap(column -> report.bounds(column).stream().map(bound -> {
      Measured measured = column.results().of(bound.cell()).orElseThrow();
      String forks = measured.times().stream().map(time -> ReportText.number(bound.value(time)))
          .collect(Collectors.joining(", "));
      return "<tr><th scope=\"row\">" + Html.escape(bound.name() + ", " + column.width().title()) + "</th><td>"
          + ReportText.number(bound.value(measured.spread().median())) + " " + Html.escape(bound.unit()) + "</td><td>"
          + forks + "</td></tr>";
    })).collect(Collectors.joining());
  }

  private static String facts(Report report) {
    Map<String, String> facts = new LinkedHashMap<>(report.machine().facts());
    facts.put("Mode", report.mode().name() + ", " + report.mode().effort());
    facts.put("Duration", report.took().toMinutes() + " min " + report.took().toSecondsPart() + " s");
    return facts.entrySet().stream()
        .map(fact -> "<dt>" + Html.escape(fact.getKey()) + "</dt><dd>" + Html.escape(fact.getValue()) + "</dd>")
        .collect(Collectors.joining());
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
