package org.residua.verification.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each link of the documentation leads to a file, and to a heading where it names one. */
final class LinksTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.find(ROOT.resolve("docs"), 2, (file, _) -> file.toString().endsWith(".md"))) {
      return Stream.concat(docs, Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) throws IOException {
    String text = Files.readString(page).replaceAll("(?s)```.*?```", "");
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      if (!link.group(1).startsWith("http")) {
        follow(page, link.group(1));
      }
    }
  }

  private static void follow(Path page, String link) throws IOException {
    List<String> parts = List.of(link.split("#", 2));
    Path target = parts.get(0).isEmpty() ? page : page.resolveSibling(parts.get(0));
    assertThat(target).as("%s in %s", link, page).exists();
    if (parts.size() == 2) {
      assertThat(headings(target)).as("%s in %s", link, page).contains(parts.get(1));
    }
  }

  /** As they are turned into anchors: lower case, hyphens for blanks, no other signs. */
  private static List<String> headings(Path page) throws IOException {
    try (Stream<String> lines = Files.lines(page)) {
      return lines.filter(line -> line.startsWith("#")).map(line -> line.replaceAll("^#+ ", "").toLowerCase(Locale.ROOT)
          .replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-')).toList();
    }
  }
}
