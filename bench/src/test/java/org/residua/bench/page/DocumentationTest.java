package org.residua.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residua.bench.contender.Width;
import org.residua.bench.result.Archive;
import org.residua.bench.result.Column;
import org.residua.bench.result.Machine;
import org.residua.bench.result.Measured;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Report;
import org.residua.bench.result.Results;
import org.residua.bench.result.Row;
import org.xml.sax.InputSource;

/**
 * The committed page, picture and sentences are made of the results beside them; {@code -Dresidua.redraw=true} makes them anew.
 */
class DocumentationTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final String MARKERS = "before\n<!-- benchmarks -->\nold\n<!-- end -->\nafter\n";

  private static String text(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  /** All cells at two widths: each takes {@code time} in two forks, those of the held width a half more. */
  private static Report invented(Mode mode, String id, double time) {
    List<Column> columns = List.of(new Width(512, false), new Width(256, true)).stream()
        .map(width -> new Column(width, Results.of(
        Row.of(mode, width).stream().flatMap(row -> row.cells().stream()).distinct().map(cell -> new Measured(cell,
            List.of(List.of(width.held() ? 1.5 * time : time), List.of(1.1 * time)), cell.length() > 4096 ? 64.5
            : 0)).toList()))).toList();
    return new Report(mode, new Machine(id, Map.of("Processor", id, "Date", "2026-01-01")), columns, Map.of("fsi", 8.0),
        List.of("a notice"), Duration.ofSeconds(90));
  }

  private static Documentation folder(Path folder) throws IOException {
    Files.writeString(folder.resolve("README.md"), MARKERS);
    return new Documentation(Files.createDirectories(folder.resolve("docs")));
  }

  @Test
  void whatIsCommittedIsMadeOfTheResults() throws Exception {
    Documentation documentation = new Documentation(DOCS);
    if (Boolean.getBoolean("residua.redraw")) {
      documentation.redraw();
    }
    for (Map.Entry<Path, String> made : documentation.made().entrySet()) {
      assertThat(text(made.getKey())).as(made.getKey() + "; -Dresidua.redraw=true makes it anew").isEqualTo(made.getValue());
    }
    for (Report report : documentation.kept()) {
      Path file = DOCS.resolve("benchmarks").resolve(report.machine().id() + ".json");
      assertThat(Archive.write(report)).isEqualTo(text(file));
    }
  }

  @Test
  void aRunIsKeptAndTold(@TempDir Path folder) throws Exception {
    Documentation documentation = folder(folder);
    Report report = invented(Mode.SHORT, "one", 0.25);
    assertThat(documentation.keep(report)).contains("one.json", "benchmarks.md", "README.md");
    String page = text(folder.resolve("docs/benchmarks.md"));
    assertThat(page).contains("## one", "A short run", "| `step-naive` |", "≥ 4, 3", "a notice", "at its own width",
        "| fsi | 0.263 | 0.263 | 1.00 |", "64.0 ✗ step.perona-malik/vector/33554432")
        .doesNotContain("NaN", "Infinity", "null");
    Row.of(Mode.SHORT, new Width(512, false)).stream().filter(row -> !row.name().startsWith("times-")
        && !row.name().startsWith("threads-"))
        .filter(row -> !List.of("bounds", "length").contains(row.name()))
        .forEach(row -> assertThat(page).contains("`" + row.name() + "`"));
    assertThat(text(folder.resolve("README.md"))).contains("<!-- benchmarks -->\n![",
        "(docs/images/benchmarks.svg)\n\nOn one, a Perona-Malik step takes 1.00 times").startsWith("before\n")
        .endsWith("<!-- end -->\nafter\n").doesNotContain("old");
    String picture = text(folder.resolve("docs/images/benchmarks.svg"));
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(picture)));
    assertThat(picture).contains("prefers-color-scheme:dark", "0.263 | 0.325");
  }

  @Test
  void whatIsReadIsWrittenAgain() {
    for (Mode mode : Mode.all()) {
      String text = Archive.write(invented(mode, "one", 1.23456789));
      assertThat(text).contains("1.235").doesNotContain("1.2345");
      assertThat(Archive.write(Archive.read(text))).isEqualTo(text);
    }
    assertThatThrownBy(() -> Archive.read("{\"columns\": []}")).hasMessageContaining("notices").hasMessageContaining("bench/run");
    assertThatThrownBy(() -> Mode.named("long")).hasMessageContaining("long").hasMessageContaining("short and full");
  }

  /** A short run has less to say than the full one that is there. */
  @Test
  void aShortRunDoesNotReplaceAFullOne(@TempDir Path folder) throws IOException {
    Documentation documentation = folder(folder);
    documentation.keep(invented(Mode.SHORT, "one", 0.25));
    documentation.keep(invented(Mode.FULL.inRounds(1), "one", 0.5));
    assertThat(documentation.keep(invented(Mode.SHORT, "one", 0.125))).contains("not kept");
    documentation.keep(invented(Mode.FULL, "one", 0.5));
    assertThat(documentation.keep(invented(Mode.FULL.inRounds(1), "one", 0.125))).contains("not kept", "1 fork", "3 forks");
    String kept = text(folder.resolve("docs/benchmarks/one.json"));
    assertThat(documentation.keep(invented(Mode.SHORT, "one", 0.125))).contains("not kept", "one.json", "delete");
    assertThat(text(folder.resolve("docs/benchmarks/one.json"))).isEqualTo(kept);
    documentation.keep(invented(Mode.SHORT, "another", 0.125));
    assertThat(documentation.kept()).extracting(report -> report.machine().id()).containsExactly("one", "another");
    assertThat(text(folder.resolve("docs/benchmarks.md"))).contains("## one", "## another");
  }

  /** Goals that are not met are named, and so is what is not flat. */
  @Test
  void whatIsMissedIsNamed(@TempDir Path folder) throws IOException {
    Documentation documentation = folder(folder);
    Report report = invented(Mode.FULL, "one", 0.25);
    Column steeper = new Column(report.columns().getFirst().width(),
        Results.of(report.columns().getFirst().results().cells().values().stream()
        .map(measured -> measured.cell().toString().equals("rows-64.fsi/vector/67108864")
            ? new Measured(measured.cell(), List.of(List.of(0.5), List.of(0.5)), measured.allocated()) : measured).toList()));
    documentation.keep(new Report(report.mode(), report.machine(), List.of(steeper), report.memory(), report.notices(),
        report.took()));
    assertThat(text(folder.resolve("docs/benchmarks.md"))).contains("Not flat within 1.3: fsi.", "`cost-fsi`", "64.0 ✗");
  }
}
