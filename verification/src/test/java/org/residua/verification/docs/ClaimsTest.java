package org.residua.verification.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residua.schemes.Family;
import org.residua.schemes.Schemes;
import org.residua.verification.certificate.Claim;

/** {@code docs/claims.md} names tests, classes and tries that are there, and forgets no claim, scheme, page or decision. */
final class ClaimsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path DOCS = ROOT.resolve("docs");
  private static final String CODE = "Stated in";
  private static final String PROPERTY = "Held by";
  private static final String CONTROL = "Broken in";

  /**
   * An entry of the page.
   *
   * @param claim what is claimed, and by whom
   * @param parts the lines below it, by what they begin with
   */
  private record Entry(String claim, Map<String, String> parts) {

    /** A paragraph, its lines of any length. */
    static Entry of(String paragraph) {
      List<String> lines = paragraph.replaceAll("\n *(?!- )(?=\\S)", " ").lines().toList();
      Map<String, String> parts = new LinkedHashMap<>();
      lines.stream().skip(1).map(line -> line.substring(2).split(": ", 2)).forEach(pair -> parts.put(pair[0], pair[1]));
      return new Entry(lines.get(0), parts);
    }

    String part(String key) {
      return parts.getOrDefault(key, "");
    }

    List<String> tests(String key) {
      return found("`(\\w+#\\w+)`", part(key));
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  /** What the page says is held, or is open. */
  private static List<Entry> entries(boolean open) throws IOException {
    String page = read(DOCS.resolve("claims.md"));
    int end = page.indexOf("\n## Open\n");
    return Arrays.stream((open ? page.substring(end) : page.substring(0, end)).split("\n\n"))
        .filter(paragraph -> paragraph.startsWith("**")).map(Entry::of).toList();
  }

  private static String claims() throws IOException {
    return entries(false).stream().map(Entry::claim).collect(Collectors.joining("\n"));
  }

  @Test
  void everyEntryIsComplete() throws IOException {
    assertThat(entries(false)).hasSizeGreaterThan(50)
        .allSatisfy(entry -> assertThat(entry.parts()).containsOnlyKeys("If", CODE, PROPERTY, CONTROL));
    assertThat(entries(true)).isNotEmpty().allSatisfy(entry -> assertThat(entry.parts()).containsOnlyKeys(CODE, "Missing"));
  }

  @Test
  void everyClaimHasAPropertyAndANegativeControlThatExist() throws IOException {
    TestNames names = TestNames.all();
    for (Entry entry : entries(false)) {
      assertThat(entry.tests(PROPERTY)).as(entry.claim()).isNotEmpty();
      assertThat(!entry.tests(CONTROL).isEmpty() || entry.part(CONTROL).startsWith("nothing: ")).as(entry.claim()).isTrue();
      Stream.of(PROPERTY, CONTROL).flatMap(key -> entry.tests(key).stream())
          .forEach(test -> assertThat(names.before(test)).as("%s of: %s", test, entry.claim()).isPresent());
    }
  }

  /** Properties without a number of their own make as many as the build says. */
  @Test
  void triesAreThoseOfTheProperties() throws IOException {
    String usual = found("<residua.tries>(\\d+)<", read(ROOT.resolve("pom.xml"))).getFirst();
    assertThat(read(DOCS.resolve("claims.md")).replace("\n", " ")).contains("each property makes " + usual + " unless");
    TestNames names = TestNames.all();
    for (Entry entry : entries(false)) {
      int tries = entry.tests(PROPERTY).stream().mapToInt(test -> names.tries(test, Integer.parseInt(usual))).sum();
      assertThat(entry.part(PROPERTY)).as(entry.claim()).endsWith("; " + (tries == 0 ? "examples" : tries + " tries"));
    }
  }

  @Test
  void theCodeThatStatesThemExists() throws IOException {
    Set<String> classes;
    try (Stream<Path> files = Files.find(ROOT, 12, (file, _) -> file.toString().endsWith(".java")
        && file.toString().replace('\\', '/').contains("/src/main/java/"))) {
      classes = files.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
    }
    for (Entry entry : entries(false)) {
      assertThat(found("`(\\w+)`", entry.part(CODE))).as(entry.claim()).isNotEmpty().isSubsetOf(classes);
    }
  }

  @Test
  void noKindOfClaimAndNoSchemeIsMissing() throws IOException {
    String claims = claims();
    assertThat(Claim.values()).allSatisfy(claim -> assertThat(claims).contains("`" + claim.name() + "`"));
    assertThat(Schemes.all().stream().map(Family::name))
        .allSatisfy(name -> assertThat(claims).containsPattern("schemes? [^)]*`" + name + "`"));
  }

  /** Each line of README's table of claims has its entry here, known by the words that the line begins with. */
  @Test
  void noClaimOfTheReadmeIsMissing() throws IOException {
    String readme = read(ROOT.resolve("README.md"));
    int begin = readme.indexOf("## What is certified, and what is not");
    List<String> keys = found("\n\\| ([^,;`|]+)", readme.substring(begin, readme.indexOf("\n## ", begin + 1))).stream()
        .map(String::strip).filter(key -> !key.equals("computation")).distinct().toList();
    assertThat(keys).hasSizeGreaterThan(10).contains("heavy ball");
    String claims = claims();
    assertThat(keys).allSatisfy(key -> assertThat(claims).as("an entry for this line of README").contains("README: " + key));
  }

  @Test
  void noPageAndNoDecisionIsMissing() throws IOException {
    String page = read(DOCS.resolve("claims.md"));
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
