package org.residua.cli.leaderboard;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Standings as JSON, each score on a line of its own, and back: numbers keep all their bits. */
public final class StandingsJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private StandingsJson() {}

  /** The text. */
  public static String write(Standings standings) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("seeds", standings.seeds());
    ArrayNode entries = json.putArray("contenders");
    standings.entries().forEach(entry -> entries.addObject()
        .put("name", entry.name()).put("kind", entry.kind().name()).put("rule", entry.rule()));
    ArrayNode rows = json.putArray("rows");
    standings.results().forEach(result -> put(rows.addObject(), result));
    return MAPPER.writeValueAsString(json).replace("{\"name\"", "\n{\"name\"").replace("{\"table\"", "\n{\"table\"")
        .replace("{\"contender\"", "\n  {\"contender\"") + "\n";
  }

  private static void put(ObjectNode json, Result result) {
    json.put("table", result.slice()).put("row", result.row()).put("noise", result.noise().name());
    ArrayNode scores = json.putArray("scores");
    for (Score score : result.scores()) {
      ObjectNode one = scores.addObject().put("contender", score.contender()).put("kind", score.kind().name())
          .put("mean", score.mean()).put("standardError", score.error());
      if (score.kind().ranked()) {
        one.put("rank", result.rank(score));
      }
      one.put("behind", score.behind()).put("behindStandardError", score.behindError())
          .put("nanosecondsPerSample", score.nanos());
    }
  }

  /** The standings of a text. */
  public static Standings read(String text) {
    JsonNode json = MAPPER.readTree(text);
    List<Standings.Entry> entries = new ArrayList<>();
    json.get("contenders").forEach(entry -> entries.add(new Standings.Entry(
        entry.get("name").asString(), kind(entry), entry.get("rule").asString())));
    List<Result> results = new ArrayList<>();
    json.get("rows").forEach(row -> results.add(result(row)));
    return new Standings(json.get("seeds").asInt(), entries, results);
  }

  private static Result result(JsonNode row) {
    List<Score> scores = new ArrayList<>();
    row.get("scores").forEach(score -> scores.add(new Score(score.get("contender").asString(), kind(score),
        score.get("mean").asDouble(), score.get("standardError").asDouble(), score.get("behind").asDouble(),
        score.get("behindStandardError").asDouble(), score.get("nanosecondsPerSample").asDouble())));
    return new Result(row.get("table").asString(), row.get("row").asString(),
        NoiseKind.valueOf(row.get("noise").asString()), scores);
  }

  private static Contender.Kind kind(JsonNode json) {
    return Contender.Kind.valueOf(json.get("kind").asString());
  }
}
