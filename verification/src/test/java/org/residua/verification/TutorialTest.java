package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the tutorial shows is in the sample project; that the project builds, and what it prints, {@code docs/sample/check}
 * sees to.
 */
final class TutorialTest {

  private static final Path DOCS = Path.of("..", "docs");

  private static List<String> found(String pattern) throws IOException {
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(DOCS.resolve("tutorial.md"))).results()
        .map((MatchResult match) -> match.group(1)).toList();
  }

  @Test
  void programsAreThoseOfTheSample() throws IOException {
    String sources;
    try (Stream<Path> files = Files.walk(DOCS.resolve("sample").resolve("src"))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).map(TutorialTest::read).collect(Collectors.joining());
    }
    assertThat(found("```java\n(.*?)```")).hasSize(2).allSatisfy(program -> assertThat(sources).contains(program));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    assertThat(found("\\]\\((sample[^)]*)\\)")).hasSizeGreaterThan(4).allSatisfy(link -> assertThat(DOCS.resolve(link)).exists());
  }
}
