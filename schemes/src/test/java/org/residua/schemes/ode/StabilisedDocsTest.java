package org.residua.schemes.ode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation shows the program that runs here, and what it prints; {@code -Dresidua.redraw=true} writes both anew. */
final class StabilisedDocsTest {

  private static final Path PAGE = Path.of("..", "docs", "stabilised.md");
  private static final Path SOURCE = Path.of("src/test/java/org/residua/schemes/ode/HeatByLines.java");

  private static String read(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  private static String program() throws IOException {
    return read(SOURCE).lines().dropWhile(line -> !line.equals("    // begin")).skip(1)
        .takeWhile(line -> !line.equals("    // end"))
        .map(line -> line.isEmpty() ? line : line.substring(4).replace("out.print", "System.out.print"))
        .collect(Collectors.joining("\n", "```java\n", "\n```\n"));
  }

  private static String output() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HeatByLines.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return "```\n" + bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n") + "```\n";
  }

  private static void holds(String name, String part) throws IOException {
    String text = read(PAGE);
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- end -->\n";
    assertThat(text).contains(begin);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end, from);
    if (Boolean.getBoolean("residua.redraw")) {
      Files.writeString(PAGE, text.substring(0, from) + part + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).isEqualTo(part);
  }

  @Test
  void thePageShowsTheProgram() throws IOException {
    holds("program", program());
  }

  @Test
  void thePageShowsWhatItPrints() throws IOException {
    holds("output", output());
  }
}
