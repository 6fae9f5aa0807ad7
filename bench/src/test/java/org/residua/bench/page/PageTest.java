package org.residua.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.residua.bench.contender.Width;
import org.residua.bench.result.Chart;
import org.residua.bench.result.Charts;
import org.residua.bench.result.Column;
import org.residua.bench.result.Goal;
import org.residua.bench.result.Goals;
import org.residua.bench.result.Limit;
import org.residua.bench.result.Machine;
import org.residua.bench.result.Measured;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Report;
import org.residua.bench.result.ReportJson;
import org.residua.bench.result.ReportText;
import org.residua.bench.result.Results;
import org.residua.bench.result.Row;
import org.residua.bench.result.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three forms of a report, of invented times and of none. */
class PageTest {

  private static final Machine MACHINE = new Machine("quick-one", Map.of("Processor", "a <quick> one & only"));

  private static final Width WIDE = new Width(512, false);
  private static final Width HELD = new Width(256, true);

  private static Report report(Mode mode, List<Column> columns) {
    return new Report(mode, MACHINE, columns, Map.of("fsi", 8.0), List.of("C, gcc is left out: gcc is not on the path"),
        Duration.ofSeconds(61));
  }

  private static Report invented(Mode mode) {
    return report(mode, List.of(invented(mode, WIDE), invented(mode, HELD)));
  }

  /** Every cell; each takes some nanoseconds in three forks. */
  private static Column invented(Mode mode, Width width) {
    return new Column(width, Results.of(Row.of(mode, width).stream().flatMap(row -> row.cells().stream()).distinct().map(cell -> {
      double time = 0.2 + Math.abs(cell.hashCode() % 100) / 100.0;
      return new Measured(cell, List.of(List.of(time), List.of(1.1 * time), List.of(0.9 * time)), 0);
    }).toList()));
  }

  @Test
  void thePageIsCompleteAndLoadsNothing() {
    for (Mode mode : List.of(Mode.SHORT, Mode.FULL)) {
      String html = Page.of(invented(mode));
      assertThat(html).doesNotContain("{{", "NaN", "Infinity", "<script", "http:", "https:", "url(", "src=")
          .contains("a &lt;quick&gt; one &amp; only").contains("gcc is not on the path");
      assertThat(Goals.of(mode, HELD)).allSatisfy(goal -> assertThat(html).contains(Html.escape(goal.name())));
      assertThat(Charts.of(mode, HELD)).allSatisfy(chart -> assertThat(html).contains(Html.escape(chart.title())));
      assertThat(html.split("<i class=\"dot\"", -1)).hasSizeGreaterThan(50);
      assertThat(html.split("class=\"bound\"", -1)).hasSizeGreaterThan(10);
    }
  }

  @Test
  void tagsAreClosed() {
    String html = Page.of(invented(Mode.SHORT));
    for (String tag : List.of("i", "b", "p", "li", "ul", "ol", "svg", "span", "div", "section", "table", "tr", "figure", "dl")) {
      assertThat(html.split("<" + tag + "[ >]", -1)).as(tag).hasSameSizeAs(html.split("</" + tag + ">", -1));
    }
  }

  @Test
  void withoutTimesEverythingIsNotAvailable() {
    Column column = new Column(WIDE, Results.of(List.of()));
    Report report = report(Mode.SHORT, List.of(column));
    assertThat(report.count(column, Verdict.Outcome.NOT_AVAILABLE)).isEqualTo(report.verdicts(column).size());
    assertThat(Page.of(report)).contains("0 of 0 goals that were measured are met").doesNotContain("{{");
    assertThat(ReportText.of(report)).contains("not available");
  }

  @Test
  void theJsonHasEveryForkOfEveryGoal() {
    Report report = invented(Mode.SHORT);
    JsonNode columns = JsonMapper.builder().build().readTree(ReportJson.of(report)).get("columns");
    for (int c = 0; c < 2; c++) {
      Column column = report.columns().get(c);
      JsonNode json = columns.get(c);
      assertThat(json.get("bits").asInt()).isEqualTo(column.width().bits());
      assertThat(json.get("goals").size()).isEqualTo(report.verdicts(column).size());
      assertThat(json.get("cells").size()).isEqualTo(column.results().cells().size());
      for (int k = 0; k < report.verdicts(column).size(); k++) {
        JsonNode goal = json.get("goals").get(k);
        Verdict verdict = report.verdicts(column).get(k);
        assertThat(goal.get("outcome").asString()).isEqualTo(verdict.outcome().words());
        assertThat(goal.get("forks").size()).isEqualTo(verdict.values().size());
      }
      assertThat(json.get("goals").get(0).get("forks").get(0).isNumber()).isTrue();
    }
  }

  @Test
  void theGoalIsInTheMiddleAndBetterIsToTheRight() {
    Goal most = new Goal("", "", Goal.Sense.AT_MOST, 2, List.of());
    Goal least = new Goal("", "", Goal.Sense.AT_LEAST, 2, List.of());
    assertThat(GoalRows.place(most, 2)).isEqualTo(0.5);
    assertThat(GoalRows.place(least, 2)).isEqualTo(0.5);
    assertThat(GoalRows.place(most, 1)).isEqualTo(GoalRows.place(least, 4)).isCloseTo(0.75, within(Math.ulp(1.0)));
    assertThat(GoalRows.place(least, 1000)).isEqualTo(1);
    assertThat(GoalRows.place(least, 0)).isEqualTo(0);
  }

  @Test
  void limitsTakeTheSlowestPart() {
    Results results = Results.of(List.of(
        new Measured(Limit.multiplyAdd().getFirst(), List.of(List.of(0.02), List.of(0.01), List.of(0.01)), 0),
        new Measured(Limit.division().getFirst(), List.of(List.of(0.5), List.of(0.4), List.of(0.3)), 0)));
    assertThat(Limit.filters(1, 3).nanoseconds(results)).isEqualTo(0.4);
    assertThat(Limit.filters(1, 100).nanoseconds(results)).isEqualTo(2);
    assertThat(new Limit(0, 0, 1).nanoseconds(results)).isZero();
  }

  @Test
  void lengthsAreNamedAsReadersKnowThem() {
    assertThat(List.of(4096, 1 << 18, 1 << 25).stream().map(Mode::power)).containsExactly("4096", "2¹⁸", "2²⁵");
  }
}
