package org.residua.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Chart;
import org.residua.bench.result.Charts;
import org.residua.bench.result.Goal;
import org.residua.bench.result.Goals;
import org.residua.bench.result.Limit;
import org.residua.bench.result.Machine;
import org.residua.bench.result.MachineBound;
import org.residua.bench.result.Measured;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Report;
import org.residua.bench.result.ReportJson;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Results;
import org.residua.bench.result.Series;
import org.residua.bench.result.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three forms of a report, of invented times and of none. */
class PageTest {

  private static final Machine MACHINE = new Machine(Map.of("Processor", "a <quick> one & only"));

  private static Report report(Mode mode, Results results) {
    return new Report(mode, MACHINE, results, List.of("C, gcc is left out: gcc is not on the path"), Duration.ofSeconds(61));
  }

  /** Every bar, bound and point; each takes some nanoseconds in three forks. */
  private static Results invented(Mode mode) {
    List<Cell> cells = new ArrayList<>();
    Charts.of(mode).forEach(chart -> chart.bars().stream().map(Chart.Bar::cell).forEach(cells::add));
    MachineBound.all().forEach(bound -> cells.add(bound.cell()));
    Series.of(mode).forEach(series -> cells.addAll(series.cells()));
    return Results.of(cells.stream().map(cell -> {
      double time = 0.2 + Math.abs(cell.hashCode() % 100) / 100.0;
      return new Measured(cell, List.of(List.of(time), List.of(1.1 * time), List.of(0.9 * time)), 0);
    }).toList());
  }

  @Test
  void thePageIsCompleteAndLoadsNothing() {
    for (Mode mode : List.of(Mode.SHORT, Mode.FULL)) {
      String html = Page.of(report(mode, invented(mode)));
      assertThat(html).doesNotContain("{{", "NaN", "Infinity", "<script", "http:", "https:", "url(", "src=")
          .contains("a &lt;quick&gt; one &amp; only").contains("gcc is not on the path");
      assertThat(Goals.of(mode)).allSatisfy(goal -> assertThat(html).contains(Html.escape(goal.name())));
      assertThat(Charts.of(mode)).allSatisfy(chart -> assertThat(html).contains(Html.escape(chart.title())));
      assertThat(html.split("<i class=\"dot\"", -1)).hasSizeGreaterThan(50);
      assertThat(html.split("class=\"bound\"", -1)).hasSizeGreaterThan(10);
    }
  }

  @Test
  void tagsAreClosed() {
    String html = Page.of(report(Mode.SHORT, invented(Mode.SHORT)));
    for (String tag : List.of("i", "b", "p", "li", "ul", "ol", "svg", "span", "div", "section", "table", "tr", "figure", "dl")) {
      assertThat(html.split("<" + tag + "[ >]", -1)).as(tag).hasSameSizeAs(html.split("</" + tag + ">", -1));
    }
  }

  @Test
  void withoutTimesEverythingIsNotAvailable() {
    Report report = report(Mode.SHORT, Results.of(List.of()));
    assertThat(report.count(Verdict.Outcome.NOT_AVAILABLE)).isEqualTo(report.verdicts().size());
    assertThat(Page.of(report)).contains("0 of " + report.verdicts().size() + " goals are met").doesNotContain("{{");
    assertThat(ReportText.of(report)).contains("not available");
  }

  @Test
  void theJsonHasEveryForkOfEveryGoal() {
    Report report = report(Mode.SHORT, invented(Mode.SHORT));
    JsonNode json = JsonMapper.builder().build().readTree(ReportJson.of(report));
    assertThat(json.get("goals").size()).isEqualTo(report.verdicts().size());
    assertThat(json.get("cells").size()).isEqualTo(report.results().cells().size());
    for (int k = 0; k < report.verdicts().size(); k++) {
      JsonNode goal = json.get("goals").get(k);
      Verdict verdict = report.verdicts().get(k);
      assertThat(goal.get("outcome").asString()).isEqualTo(verdict.outcome().words());
      assertThat(goal.get("forks").size()).isEqualTo(verdict.values().size());
    }
    assertThat(json.get("goals").get(0).get("forks").get(0).isNumber()).isTrue();
  }

  @Test
  void theGoalIsInTheMiddleAndBetterIsToTheRight() {
    Goal most = new Goal("", Goal.Sense.AT_MOST, 2, List.of());
    Goal least = new Goal("", Goal.Sense.AT_LEAST, 2, List.of());
    assertThat(GoalRows.place(most, 2)).isEqualTo(0.5);
    assertThat(GoalRows.place(least, 2)).isEqualTo(0.5);
    assertThat(GoalRows.place(most, 1)).isEqualTo(GoalRows.place(least, 4)).isCloseTo(0.75, within(Math.ulp(1.0)));
    assertThat(GoalRows.place(least, 1000)).isEqualTo(1);
    assertThat(GoalRows.place(least, 0)).isEqualTo(0);
  }

  @Test
  void limitsTakeTheSlowestPartAndTheBestFork() {
    Results results = Results.of(List.of(
        new Measured(Limit.multiplyAdd().getFirst(), List.of(List.of(0.02), List.of(0.01)), 0),
        new Measured(Limit.division().getFirst(), List.of(List.of(0.5), List.of(0.4)), 0)));
    assertThat(Limit.filters(1, 3).nanoseconds(results)).isEqualTo(0.4);
    assertThat(Limit.filters(1, 100).nanoseconds(results)).isEqualTo(2);
    assertThat(new Limit(0, 0, 1).nanoseconds(results)).isZero();
  }
}
