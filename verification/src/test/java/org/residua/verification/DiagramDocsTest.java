package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures of {@code docs/diagrams} are what the program draws; {@code -Dresidua.redraw=true} draws them
 * anew.
 */
class DiagramDocsTest {

  private static final Path DOCS = Path.of("..", "docs");

  static Stream<String> names() {
    return DrawnNetworks.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void thePictureIsCurrentAndShown(String name) throws IOException {
    Path file = DOCS.resolve("diagrams").resolve(name + ".svg");
    String drawn = Objects.requireNonNull(DrawnNetworks.all().get(name), name).svg();
    if (Boolean.getBoolean("residua.redraw")) {
      Files.createDirectories(DOCS.resolve("diagrams"));
      Files.writeString(file, drawn);
    }
    assertThat(Files.readString(file).replace("\r\n", "\n")).isEqualTo(drawn);
    assertThat(Files.readString(DOCS.resolve("diagrams.md"))).contains("(diagrams/" + name + ".svg)");
  }
}
