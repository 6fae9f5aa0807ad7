package org.residua.bench.result;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON: goals with their ratios in each fork, and every time that was measured. */
public final class ReportJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ReportJson() {}

  /** The whole report. */
  public static String of(Report report) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("mode", report.mode().name()).put("seconds", report.took().toSeconds());
    report.machine().facts().forEach(json.putObject("machine")::put);
    report.notices().forEach(json.putArray("notices")::add);
    report.columns().forEach(column -> column(json.withArray("columns").addObject(), report, column));
    return MAPPER.writeValueAsString(json);
  }

  private static void column(ObjectNode json, Report report, Column column) {
    json.put("bits", column.width().bits());
    bounds(json.putArray("bounds"), report, column);
    report.verdicts(column).forEach(verdict -> goal(json.withArray("goals").addObject(), verdict, column.results()));
    column.results().cells().values().forEach(measured -> cell(json.withArray("cells").addObject(), measured));
  }

  private static void bounds(ArrayNode bounds, Report report, Column column) {
    for (MachineBound bound : report.bounds(column)) {
      column.results().of(bound.cell()).ifPresent(measured -> {
        ObjectNode json = bounds.addObject().put("name", bound.name()).put("unit", bound.unit())
            .put("median", bound.value(measured.spread().median()));
        numbers(json.putArray("forks"), measured.times().stream().map(bound::value).toList());
      });
    }
  }

  private static void goal(ObjectNode json, Verdict verdict, Results results) {
    Goal goal = verdict.goal();
    json.put("row", goal.id()).put("name", goal.name()).put("figure", verdict.label()).put("sense", goal.sense().sign())
        .put("goal", goal.bound()).put("outcome", verdict.outcome().words());
    goal.limit(results).ifPresent(limit -> json.put("atTheMachinesBound", limit));
    verdict.spread().ifPresentOrElse(spread -> json.put("median", spread.median())
        .put("least", spread.least()).put("greatest", spread.greatest()), () -> json.putNull("median"));
    numbers(json.putArray("forks"), verdict.values());
  }

  private static void cell(ObjectNode json, Measured measured) {
    json.put("problem", measured.cell().problem()).put("contender", measured.cell().contender())
        .put("length", measured.cell().length()).put("median", measured.spread().median())
        .put("unit", "ns per sample and step").put("allocated", measured.allocated());
    ArrayNode forks = json.putArray("forks");
    measured.forks().forEach(fork -> numbers(forks.addArray(), fork));
  }

  private static void numbers(ArrayNode json, List<Double> values) {
    values.forEach(json::add);
  }
}
