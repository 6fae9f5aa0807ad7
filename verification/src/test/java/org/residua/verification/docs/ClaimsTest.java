package org.residua.verification.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residua.schemes.Schemes;
import org.residua.verification.certificate.Claim;

/** {@code docs/claims.md} names tests, classes and tries that are there, and forgets no claim, scheme, page or decision. */
final class ClaimsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path DOCS = ROOT.resolve("docs");

  /** A row of the page: what is claimed, when, where, and who holds it. */
  private record Row(String claim, String hypotheses, String code, String property, String control, String tries) {

    static Row of(List<String> cells) {
      return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
    }
  }

  private static String page() throws IOException {
    return Files.readString(DOCS.resolve("claims.md")).replace("\r\n", "\n");
  }

  /** The cells of all lines of tables but their heads. */
  private static List<List<String>> table(String text) {
    return text.lines().filter(line -> line.startsWith("| ")).map(ClaimsTest::cells)
        .filter(cells -> !List.of("claim", "computation").contains(cells.get(0))).toList();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
  }

  private static List<Row> rows() throws IOException {
    return table(page()).stream().filter(cells -> cells.size() == 6).map(Row::of).toList();
  }

  private static List<String> tests(String cell) {
    return found("`(\\w+#\\w+)`", cell);
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  @Test
  void everyRowIsComplete() throws IOException {
    assertThat(table(page())).hasSizeGreaterThan(50)
        .allSatisfy(cells -> assertThat(cells).as("%s", cells).doesNotContain("").hasSizeBetween(3, 6));
    assertThat(table(page()).stream().filter(cells -> cells.size() == 3)).isNotEmpty();
    assertThat(table(page())).noneMatch(cells -> cells.size() == 4 || cells.size() == 5);
  }

  @Test
  void everyRowHasAPropertyAndANegativeControlThatExist() throws IOException {
    TestNames names = TestNames.all();
    for (Row row : rows()) {
      assertThat(tests(row.property())).as(row.claim()).isNotEmpty();
      assertThat(!tests(row.control()).isEmpty() || row.control().startsWith("none: ")).as(row.claim()).isTrue();
      Stream.of(row.property(), row.control()).flatMap(cell -> tests(cell).stream())
          .forEach(test -> assertThat(names.before(test)).as("%s of: %s", test, row.claim()).isPresent());
    }
  }

  /** Properties without a number of their own make as many as the build says. */
  @Test
  void triesAreThoseOfTheProperties() throws IOException {
    String usual = found("<residua.tries>(\\d+)<", Files.readString(ROOT.resolve("pom.xml"))).getFirst();
    assertThat(page()).contains("each property of the row makes " + usual);
    TestNames names = TestNames.all();
    for (Row row : rows()) {
      int tries = tests(row.property()).stream().mapToInt(test -> names.tries(test, Integer.parseInt(usual))).sum();
      assertThat(row.tries()).as(row.claim()).isEqualTo(tries == 0 ? "examples" : String.valueOf(tries));
    }
  }

  @Test
  void theCodeThatStatesThemExists() throws IOException {
    Set<String> classes;
    try (Stream<Path> files = Files.find(ROOT, 12, (file, _) -> file.toString().endsWith(".java")
        && file.toString().replace('\\', '/').contains("/src/main/java/"))) {
      classes = files.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
    }
    for (Row row : rows()) {
      assertThat(found("`(\\w+)`", row.code())).as(row.claim()).isNotEmpty().isSubsetOf(classes);
    }
  }

  @Test
  void noKindOfClaimAndNoSchemeIsMissing() throws IOException {
    String claims = claims();
    assertThat(Claim.values()).allSatisfy(claim -> assertThat(claims).contains("`" + claim.name() + "`"));
    assertThat(Schemes.all())
        .allSatisfy(family -> assertThat(claims).containsPattern("schemes? [^)]*`" + family.name() + "`"));
  }

  /** Each line of README's table of claims has its row here, known by the words that the line begins with. */
  @Test
  void noClaimOfTheReadmeIsMissing() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md")).replace("\r\n", "\n");
    int begin = readme.indexOf("## What is certified, and what is not");
    List<String> keys = table(readme.substring(begin, readme.indexOf("\n## ", begin + 1))).stream()
        .map(cells -> cells.get(0).split("[,;`]", 2)[0].strip()).distinct().toList();
    assertThat(keys).hasSizeGreaterThan(10).contains("heavy ball");
    String claims = claims();
    assertThat(keys).allSatisfy(key -> assertThat(claims).as("a row for this line of README").contains("README: " + key));
  }

  private static String claims() throws IOException {
    return rows().stream().map(Row::claim).collect(Collectors.joining("\n"));
  }

  @Test
  void noPageAndNoDecisionIsMissing() throws IOException {
    String page = page();
    for (Path folder : List.of(DOCS, DOCS.resolve("decisions"))) {
      try (Stream<Path> files = Files.list(folder)) {
        List<String> links = files.map(file -> DOCS.relativize(file).toString().replace('\\', '/'))
            .filter(name -> name.endsWith(".md") && !List.of("claims.md", "index.md").contains(name))
            .map(name -> "(" + name + ")").toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(page).contains(link));
      }
    }
  }
}
