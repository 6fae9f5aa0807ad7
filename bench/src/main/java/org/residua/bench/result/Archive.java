package org.residua.bench.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.residua.bench.contender.Width;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as it is kept: of each cell the fastest iteration of every fork with four digits, all else is made of it. What is
 * read is written again with the same characters.
 */
public final class Archive {

  private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final MathContext DIGITS = new MathContext(4);

  private Archive() {}

  /** As JSON. */
  public static String write(Report report) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", report.machine().id()).put("mode", report.mode().name()).put("rounds", report.mode().rounds())
        .put("seconds", report.took().toSeconds());
    report.machine().facts().forEach(json.putObject("machine")::put);
    report.notices().forEach(json.putArray("notices")::add);
    ObjectNode memory = json.putObject("bytesPerSample");
    report.memory().forEach((scheme, bytes) -> memory.put(scheme, rounded(bytes)));
    ArrayNode columns = json.putArray("columns");
    report.columns().forEach(column -> write(columns.addObject(), column));
    return MAPPER.writeValueAsString(json).replace("\r\n", "\n") + "\n";
  }

  private static void write(ObjectNode json, Column column) {
    json.put("bits", column.width().bits()).put("held", column.width().held());
    ObjectNode cells = json.putObject("cells");
    column.results().cells().values().forEach(measured -> {
      ObjectNode cell = cells.putObject(measured.cell().toString());
      ArrayNode times = cell.putArray("ns");
      measured.times().forEach(time -> times.add(rounded(time)));
      if (!Double.isNaN(measured.allocated())) {
        cell.put("bytes", (long) Math.floor(measured.allocated()));
      }
    });
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros();
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Report read(String text) {
    JsonNode json = MAPPER.readTree(text);
    List<Column> columns = new ArrayList<>();
    required(json, "columns").forEach(column -> columns.add(column(column)));
    List<String> notices = new ArrayList<>();
    required(json, "notices").forEach(notice -> notices.add(notice.asString()));
    Map<String, String> facts = new LinkedHashMap<>();
    required(json, "machine").properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString()));
    Map<String, Double> memory = new LinkedHashMap<>();
    required(json, "bytesPerSample").properties().forEach(scheme -> memory.put(scheme.getKey(), scheme.getValue().asDouble()));
    Mode mode = Mode.named(required(json, "mode").asString()).inRounds(required(json, "rounds").asInt());
    return new Report(mode, new Machine(required(json, "id").asString(), facts),
        columns, memory,
        notices, Duration.ofSeconds(required(json, "seconds").asLong()));
  }

  private static Column column(JsonNode json) {
    List<Measured> cells = new ArrayList<>();
    required(json, "cells").properties().forEach(cell -> {
      List<List<Double>> forks = new ArrayList<>();
      required(cell.getValue(), "ns").forEach(time -> forks.add(List.of(time.asDouble())));
      JsonNode bytes = cell.getValue().path("bytes");
      cells.add(new Measured(Cell.parse(cell.getKey()), forks, bytes.isNumber() ? bytes.asDouble() : Double.NaN));
    });
    return new Column(new Width(required(json, "bits").asInt(), required(json, "held").asBoolean()), Results.of(cells));
  }

  private static JsonNode required(JsonNode json, String name) {
    JsonNode found = json.path(name);
    if (found.isMissingNode()) {
      throw new IllegalArgumentException("kept results have no \"" + name + "\"; measure again with bench/run");
    }
    return found;
  }
}
