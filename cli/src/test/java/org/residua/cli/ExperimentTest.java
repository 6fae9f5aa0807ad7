package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.residua.cli.experiment.Experiment;
import org.residua.cli.page.Finding;
import org.residua.cli.page.Page;
import org.residua.cli.page.Part;
import org.residua.cli.page.Quantity;
import org.residua.cli.page.Relation;
import tools.jackson.databind.JsonNode;

/**
 * The pages of the experiments are what their runs give, and each finding is held by itself; {@code -Dresidua.redraw=true}
 * writes the pages anew.
 */
class ExperimentTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Map<String, Page> PAGES = pages();

  private static Map<String, Page> pages() {
    Map<String, Page> pages = new LinkedHashMap<>();
    Experiment.all().forEach(experiment -> pages.put(experiment.name(), experiment.page(Experimenting.laboratory())));
    return pages;
  }

  @TestFactory
  Stream<DynamicTest> everyFindingHolds() {
    return PAGES.values().stream().flatMap(page -> page.findings().stream().map(finding ->
        DynamicTest.dynamicTest(page.name() + ": " + finding.sentence(), () -> assertThat(finding.holds())
            .as(finding.sentence()).isTrue())));
  }

  @TestFactory
  Stream<DynamicTest> theCommittedPagesAndPicturesAreTrue() {
    return PAGES.values().stream().flatMap(page -> page.files().entrySet().stream()).map(file ->
        DynamicTest.dynamicTest(file.getKey(), () -> same(DOCS.resolve(file.getKey()), file.getValue())));
  }

  private static void same(Path file, String content) throws IOException {
    if (Boolean.getBoolean("residua.redraw")) {
      Files.writeString(file, content);
    }
    assertThat(Files.readString(file).replace("\r\n", "\n")).isEqualTo(content);
  }

  @Test
  void noPictureIsLeftOver() throws IOException {
    try (Stream<Path> images = Files.list(DOCS.resolve("images"))) {
      List<String> ours = images.map(path -> "images/" + path.getFileName())
          .filter(name -> PAGES.keySet().stream().anyMatch(page -> name.startsWith("images/" + page + "-"))).toList();
      assertThat(ours).isNotEmpty().isSubsetOf(PAGES.values().stream().flatMap(page -> page.files().keySet().stream()).toList());
    }
  }

  /** A name that no experiment has, or none: refused before a folder is made. */
  @Test
  void namesAreAskedForAndSuggested(@TempDir Path folder) {
    Path docs = folder.resolve("docs");
    Ran none = Ran.with("experiment", "--output-dir", docs.toString());
    assertThat(none.code()).isEqualTo(Main.FAULT);
    assertThat(none.err()).contains("name of an experiment is missing", "skip-connections, nonmonotone");
    Ran unknown = Ran.with("experiment", "nonmonotonic", "--output-dir", docs.toString());
    assertThat(unknown.code()).isEqualTo(Main.FAULT);
    assertThat(unknown.err()).contains("experiment 'nonmonotonic' is unknown; the nearest is nonmonotone");
    assertThat(docs).doesNotExist();
    assertThat(Ran.line("experiment --help").out()).contains("NAME", "skip-connections, nonmonotone", "--output-dir");
    assertThat(Ran.line("experiment nonmonotone skip-connections").err()).contains("one too many", "give one NAME");
    assertThat(Ran.with("experiment", "nonmonotone", "--output-dir", "/dev/null/x").err())
        .contains("/dev/null/x", "give one that can be written to");
  }

  @Test
  void theCommandWritesThePage(@TempDir Path folder) throws IOException {
    Page page = page("nonmonotone");
    Ran ran = published(page, folder);
    assertThat(ran.code()).isEqualTo(Main.DONE);
    assertThat(ran.fields()).containsExactly("experiment", "findings", "files");
    assertThat(ran.json().get("experiment").stringValue()).isEqualTo("nonmonotone");
    assertThat(ran.json().get("findings").size()).isEqualTo(page.findings().size());
    for (JsonNode finding : ran.json().get("findings")) {
      assertThat(finding.get("holds").booleanValue()).isTrue();
      assertThat(finding.has("claim") ? finding.get("proven").isBoolean() : finding.get("value").isNumber()
          && finding.get("bound").isNumber()).isTrue();
    }
    for (Map.Entry<String, String> file : page.files().entrySet()) {
      assertThat(Files.readString(folder.resolve(file.getKey()))).isEqualTo(file.getValue());
    }
    assertThat(ran.json().get("files").size()).isEqualTo(page.files().size());
  }

  @Test
  void aPageWithAFalseSentenceIsNotWritten(@TempDir Path folder) throws IOException {
    Finding lie = Finding.that(Quantity.of("two", 2), Relation.LESS, 1);
    Ran ran = published(new Page("lies", "Lies", List.of(new Part.Findings("Measured", List.of(lie)))), folder);
    assertThat(ran.code()).isEqualTo(Main.NO);
    assertThat(ran.err()).contains("does not hold: " + lie.sentence(), "1 of its 1 findings");
    assertThat(ran.json().get("files").size()).isZero();
    assertThat(folder.resolve("lies.md")).doesNotExist();
  }

  private static Page page(String name) {
    return Objects.requireNonNull(PAGES.get(name), name);
  }

  /** What the command does with a page that is made already. */
  private static Ran published(Page page, Path folder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(InputStream.nullInputStream(), new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8), false);
    Given given = new Given(Command.EXPERIMENT, Map.of(Option.JSON, "-"), List.of(page.name()));
    int code = Experimenting.publish(() -> page, Experimenting.folder(folder.toString()), given, streams);
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
