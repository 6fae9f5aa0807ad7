package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several inputs, each result in a file of its own. */
class BatchTest {

  private static final int ROWS = 40;

  @TempDir Path folder;

  private Path results() {
    return folder.resolve("results");
  }

  private String table(String name, int seed) throws IOException {
    String rows = IntStream.range(0, ROWS).mapToObj(i -> i + "," + ((i < 17 ? 2 : 9) + (seed * i * i) % 11 / 10.0) + "\n")
        .collect(Collectors.joining());
    return Files.writeString(folder.resolve(name), "t,value\n" + rows).toString();
  }

  private String recording(String name) throws IOException {
    return Files.write(folder.resolve(name), Wav.of(1, 500, -300, 200, 100, 900, 850, 870)).toString();
  }

  private Ran batch(String... args) {
    List<String> all = new ArrayList<>(List.of("denoise", "--output-dir", results().toString()));
    all.addAll(List.of(args));
    return Ran.with(all.toArray(String[]::new));
  }

  private List<String> written() throws IOException {
    if (!Files.exists(results())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(results())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertRefused(Ran ran, String... parts) throws IOException {
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.FAULT);
    assertThat(ran.err()).hasLineCount(1).contains(parts);
    assertThat(ran.out()).isEmpty();
    assertThat(written()).isEmpty();
  }

  @Test
  void eachResultIsThatOfItsInputAlone() throws IOException {
    String a = table("a.csv", 3);
    String b = table("b.txt", 5);
    Ran ran = batch(a, b, "builtin:nile", "--scheme", "explicit");
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    assertThat(ran.err().lines()).noneMatch(line -> line.startsWith("residua: builtin:nile: "))
        .anyMatch(line -> line.startsWith("residua: " + a + ": the noise level is that of rounded samples"));
    assertThat(ran.out()).hasLineCount(3).contains(a + ": 40 samples", "b.csv\n", "builtin:nile: 100 samples");
    assertThat(written()).containsExactly("a.csv", "b.csv", "nile.csv");
    assertThat(results().resolve("b.csv"))
        .hasContent(Ran.with("denoise", b, "--scheme", "explicit", "--output", "-").out());
  }

  @Test
  void oneInputIsWelcomeToo() throws IOException {
    assertThat(batch(table("only.csv", 7)).code()).isEqualTo(Main.DONE);
    assertThat(written()).containsExactly("only.csv");
  }

  @Test
  void recordingsStayRecordings() throws IOException {
    Ran ran = batch(recording("x.WAV"), recording("take"), recording("take.raw2"), "--contrast", "1");
    assertRefused(ran, "take' and '", "would both become", "take.wav", "different folders");
    ran = batch(recording("x.WAV"), recording("take"), "--contrast", "1");
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    assertThat(written()).containsExactly("take.wav", "x.wav");
    assertThat(Wav.read(Files.readAllBytes(results().resolve("take.wav"))).signal().shape().length()).isEqualTo(8);
  }

  @Test
  void failuresAreToldAtTheEndAndStopNothing() throws IOException {
    String bad = Files.writeString(folder.resolve("bad.csv"), "t,value\n1,2\n2,x\n").toString();
    String tiny = Files.writeString(folder.resolve("tiny.csv"), "1e-200\n3e-200\n2e-200\n5e-200\n".repeat(10)).toString();
    Ran ran = batch(bad, table("good.csv", 3), folder.resolve("none.csv").toString(), tiny);
    assertThat(ran.code()).isEqualTo(Main.FAULT);
    assertThat(ran.out()).hasLineCount(1).contains("good.csv: 40 samples");
    assertThat(ran.err().lines().filter(line -> !line.contains("rounded samples")).toList()).satisfiesExactly(
        line -> assertThat(line).contains("bad.csv, line 3, cell 2"),
        line -> assertThat(line).contains("none.csv does not exist"),
        line -> assertThat(line).contains("tiny.csv: ").contains("noise level").contains("give the samples in another unit"),
        line -> assertThat(line).isEqualTo("residua: 3 of 4 inputs failed, see above"));
    assertThat(written()).containsExactly("good.csv");
  }

  @Test
  void aResultThatIsNotFiniteIsANoAndNotWritten() throws IOException {
    Ran ran = batch("builtin:nile", "builtin:blocks", "--scheme", "explicit", "--flux", "linear", "--tau", "100", "--unchecked",
        "--steps", "1000");
    assertThat(ran.code()).isEqualTo(Main.NO);
    assertThat(ran.out()).hasLineCount(2).contains("non-finite").doesNotContain("->");
    assertThat(written()).isEmpty();
  }

  @Test
  void numbersAtTheEndOfANameTellFilesApart() throws IOException {
    assertThat(batch(table("log.001", 3), table("log.002", 5), table(".hidden", 7)).code()).isEqualTo(Main.DONE);
    assertThat(written()).containsExactly(".hidden.csv", "log.001.csv", "log.002.csv");
  }

  @Test
  void twoForOnePlaceAreRefused() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.copy(Path.of(table("a.csv", 3)), other.resolve("a.csv"));
    assertRefused(batch(folder.resolve("a.csv").toString(), other.resolve("a.csv").toString()), "would both become");
    assertRefused(batch("builtin:nile", "builtin:nile"), "would both become");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--output x.csv", "--report x.html", "--json -"})
  void whatNamesOneFileContradicts(String option) throws IOException {
    String[] words = option.split(" ", -1);
    assertRefused(batch("builtin:nile", "builtin:blocks", words[0], words[1]), words[0] + " contradicts --output-dir",
        "leave " + words[0] + " out");
  }

  @Test
  void placesThatAreNone() throws IOException {
    String a = table("a.csv", 3);
    assertRefused(Ran.with("denoise", a, "builtin:nile"), "2 inputs are given", "--output-dir");
    assertRefused(batch(), "has 0 inputs", "give files");
    assertRefused(batch("-"), "standard input (-) is no file", "give files");
    assertRefused(Ran.with("denoise", "builtin:nile", "--output-dir", a), "is no folder and cannot be made",
        "a file of that name exists");
    assertRefused(Ran.with("denoise", "builtin:nile", "--output-dir", a + "/deeper"), "is no folder");
    Ran same = Ran.with("denoise", a, "--output-dir", folder.toString());
    assertThat(same.code()).isEqualTo(Main.FAULT);
    assertThat(same.err()).contains("is the input itself");
  }
}
