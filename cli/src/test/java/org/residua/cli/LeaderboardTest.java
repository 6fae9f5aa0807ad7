package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.engine.Engines;
import org.residua.cli.leaderboard.Contender;
import org.residua.cli.leaderboard.Contest;
import org.residua.cli.leaderboard.Page;
import org.residua.cli.leaderboard.Picture;
import org.residua.cli.leaderboard.Result;
import org.residua.cli.leaderboard.Score;
import org.residua.cli.leaderboard.Standings;
import org.residua.cli.leaderboard.StandingsJson;
import org.xml.sax.InputSource;

/**
 * The committed leaderboard is what the command writes; {@code -Dresidua.redraw=true} writes page and picture anew from the
 * numbers.
 */
class LeaderboardTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final int SHORT = 256;
  private static final boolean DEEP = Integer.getInteger("residua.tries", 100) > 1000;

  private static String committed(String name) throws IOException {
    return Files.readString(DOCS.resolve(name)).replace("\r\n", "\n");
  }

  /** Who is quick: all that are ranked, the oracle, and one single scheme. */
  private static List<Contender> quick() {
    return Contenders.all(Engines.named("scalar").on(1)).stream().filter(contender -> contender.kind().ranked()
        || contender.kind() == Contender.Kind.ORACLE || contender.name().equals("--scheme semi-implicit")).toList();
  }

  /** All but the time, which is not the same twice. */
  private static List<Object> timeless(Score score) {
    return List.of(score.contender(), score.kind(), score.mean(), score.error(), score.behind(), score.behindError());
  }

  private static List<List<Object>> timeless(Standings standings) {
    return standings.results().stream().flatMap(result -> result.scores().stream()).map(LeaderboardTest::timeless).toList();
  }

  @Test
  void pageAndPictureAreWhatTheNumbersSay() throws Exception {
    Standings standings = StandingsJson.read(committed("leaderboard.json"));
    String page = Page.of(standings, Leaderboard.signals());
    String picture = Picture.of(standings);
    if (Boolean.getBoolean("residua.redraw")) {
      Files.writeString(DOCS.resolve("leaderboard.md"), page);
      Files.writeString(DOCS.resolve("images/leaderboard.svg"), picture);
    }
    assertThat(committed("leaderboard.md")).isEqualTo(page);
    assertThat(committed("images/leaderboard.svg")).isEqualTo(picture);
    assertThat(StandingsJson.write(standings)).isEqualTo(committed("leaderboard.json"));
    String headline = page.lines().filter(line -> line.startsWith("blocks, bumps")).findFirst().orElseThrow();
    assertThat(committed("../README.md")).contains(headline);
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(picture)));
  }

  /** Every row that is not won is told with its winner, and every row is somewhere. */
  @Test
  void lostRowsStayOnThePage() throws IOException {
    Standings standings = StandingsJson.read(committed("leaderboard.json"));
    String page = committed("leaderboard.md");
    assertThat(standings.results()).hasSize(75);
    for (Result result : standings.results()) {
      List<Score> ranked = result.scores().stream().filter(score -> score.kind().ranked()).toList();
      Score best = ranked.stream().reduce((a, b) -> b.mean() < a.mean() ? b : a).orElseThrow();
      assertThat(page.contains("- " + result.row() + ": " + best.contender() + " has ")).as(result.row())
          .isEqualTo(best.kind() == Contender.Kind.PEER);
    }
  }

  /** The short rows, computed again: the same bits. The slowest takes part where there is time. */
  @Test
  void numbersAreThoseOfTheContest() throws IOException {
    Standings committed = StandingsJson.read(committed("leaderboard.json"));
    List<Contender> again = DEEP ? Contenders.all(Engines.preferred().on(1))
        : quick().stream().filter(contender -> !contender.name().startsWith("TV")).toList();
    Standings computed = Contest.full(again, Leaderboard.signals(), committed.seeds()).atMost(SHORT).run(2, _ -> {});
    assertThat(computed.results()).hasSize(8);
    for (Result result : computed.results()) {
      Result known = committed.results().stream()
          .filter(one -> one.slice().equals(result.slice()) && one.row().equals(result.row())).findFirst().orElseThrow();
      assertThat(known.scores().stream().map(LeaderboardTest::timeless).toList())
          .as(result.row()).containsAll(result.scores().stream().map(LeaderboardTest::timeless).toList());
    }
  }

  @Test
  void threadsDoNotMatter() {
    Contest contest = Contest.quick(quick(), Leaderboard.signals(), 2).atMost(SHORT);
    List<List<Object>> alone = timeless(contest.run(1, _ -> {}));
    assertThat(timeless(contest.run(3, _ -> {}))).isEqualTo(alone);
  }

  @Test
  void allOfTheWorkIsTold() {
    Contest contest = Contest.quick(quick(), Leaderboard.signals(), 1).atMost(SHORT);
    long[] told = new long[1];
    contest.run(1, work -> told[0] += work);
    assertThat(told[0]).isEqualTo(contest.work()).isPositive();
  }

  @Test
  void theCommandWritesThreeFiles(@TempDir Path folder) throws IOException {
    Ran ran = Ran.with("leaderboard", "--quick", "--seeds", "1", "--output-dir", folder.toString(), "--json", "-",
        "--kernels", "scalar");
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    String json = Files.readString(folder.resolve("leaderboard.json"));
    assertThat(ran.out()).isEqualTo(json);
    Standings standings = StandingsJson.read(json);
    assertThat(standings.results()).hasSize(8);
    assertThat(Files.readString(folder.resolve("leaderboard.md"))).isEqualTo(Page.of(standings, Leaderboard.signals()));
    assertThat(Files.readString(folder.resolve("images/leaderboard.svg"))).isEqualTo(Picture.of(standings));
  }

  @Test
  void badOptions(@TempDir Path folder) {
    String place = folder.toString();
    Ran seeds = Ran.with("leaderboard", "--seeds", "0", "--output-dir", place);
    assertThat(seeds.code()).isEqualTo(Main.FAULT);
    assertThat(seeds.err()).contains("seeds = 0", "1..10000", "20");
    assertThat(Ran.with("leaderboard", "--output-dir", "/dev/null/x").err()).contains("output-dir", "/dev/null/x");
    assertThat(Ran.with("leaderboard", "input.csv", "--output-dir", place).err()).contains("input.csv", "takes options only");
    assertThat(folder).isEmptyDirectory();
  }

  /** What is measured is what the command does with that option. */
  @ParameterizedTest
  @ValueSource(strings = {"--scheme semi-implicit", "--flux linear"})
  void singleSchemesAreThoseOfTheCommand(String option) {
    Random random = new Random(3);
    double[] y = random.ints(64, 0, 1000).mapToDouble(k -> k / 100.0).toArray();
    String csv = "value\n" + Arrays.stream(y).mapToObj(Double::toString).collect(Collectors.joining("\n")) + "\n";
    Ran ran = Ran.piped(csv, ("denoise - --output - " + option).split(" ", -1));
    Contender contender = Contenders.all(Engines.named("scalar").on(1)).stream()
        .filter(one -> one.name().equals(option)).findFirst().orElseThrow();
    assertThat(contender.method().denoised(y, y)).isEqualTo(ran.samples());
  }
}
