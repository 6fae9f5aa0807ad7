package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.schemes.Family;
import org.residua.schemes.Schemes;

/** The commands of {@code docs/index.md} are accepted, and answer as it says. */
class IndexDocsTest {

  private static final Pattern COMMAND = Pattern.compile("`\\./residua ([^`]+)`( answers no)?");

  /**
   * A command of the page.
   *
   * @param line subcommand and options
   * @param answersNo whether the page says so
   */
  record Said(String line, boolean answersNo) {}

  static List<Said> commands() throws IOException {
    return COMMAND.matcher(Files.readString(Path.of("..", "docs", "index.md"))).results()
        .map((MatchResult match) -> new Said(match.group(1), match.group(2) != null)).toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theCommandIsAcceptedAndAnswersAsThePageSays(Said said) {
    Ran ran = Ran.line(said.line());
    assertThat(ran.code()).as(ran.err()).isEqualTo(said.answersNo() ? Main.NO : Main.DONE);
    assertThat(ran.out()).isNotBlank();
  }

  /** Every line of a table shows a command, every scheme has a line with its picture, and one command answers no. */
  @Test
  void noSchemeIsMissing() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "index.md"));
    assertThat(page.lines().filter(line -> line.startsWith("| ") && !line.startsWith("| scheme "))).hasSizeGreaterThan(10)
        .allSatisfy(line -> assertThat(line).containsPattern(COMMAND));
    assertThat(Schemes.all().stream().map(Family::name)).allSatisfy(name -> assertThat(page.lines())
        .anyMatch(line -> line.contains("--scheme " + name + " ") && line.contains("(diagrams/" + name + ".svg)")));
    assertThat(commands().stream().filter(Said::answersNo)).hasSize(1);
  }
}
