package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;

/**
 * The documentation lists the schemes of the registry, between {@code <!-- schemes -->} and {@code <!-- end -->};
 * {@code -Dresidua.redraw=true} writes the lists anew.
 */
class SchemesDocsTest {

  private static final String BEGIN = "<!-- schemes -->\n";
  private static final String END = "<!-- end -->\n";
  private static final Diffusion HEAT_EQUATION = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Linear());

  private static void holds(Path file, String list) throws IOException {
    String text = Files.readString(file).replace("\r\n", "\n");
    assertThat(text).contains(BEGIN, END);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END, begin);
    if (Boolean.getBoolean("residua.redraw")) {
      Files.writeString(file, text.substring(0, begin) + list + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end)).isEqualTo(list);
  }

  private static String row(Family family) {
    String diffusivities = switch (family.freezing()) {
      case NEVER -> "renewed in each step";
      case ALWAYS -> "kept within a cycle";
      case KEPT -> "kept within a cycle, or renewed";
      case RENEWED -> "renewed in each step, or kept within a cycle";
    };
    return String.format(Locale.ROOT, "| `%s` | %s | %s | `%s` | %s | %s |\n", family.name(), family.title(),
        diffusivities, family.formula().replace("|", "\\|"), reach(family), family.reason());
  }

  /** The longest time of ten steps, or of a cycle of ten, in explicit steps at their limit. */
  private static String reach(Family family) {
    Pace ten = Pace.of(10, 1);
    double time = HEAT_EQUATION.limit().certified() * 10;
    double reached = family.limit(HEAT_EQUATION, ten) * family.span(ten) * (family.cyclic() ? 1 : ten.steps());
    return Double.isInfinite(reached) ? "any number" : String.format(Locale.ROOT, "%.1f", 10 * reached / time);
  }

  @Test
  void theReadmeHasATable() throws IOException {
    String head = """
        | `--scheme` | title | diffusivities | largest step size tau | explicit steps that ten cover | why |
        |---|---|---|---|---|---|
        """;
    holds(Path.of("..", "README.md"), head + Schemes.all().stream().map(SchemesDocsTest::row).collect(Collectors.joining()));
  }

  @Test
  void theGalleryHasAPictureOfEach() throws IOException {
    holds(Path.of("..", "docs", "diagrams.md"), Schemes.all().stream()
        .map(family -> String.format(Locale.ROOT, "### `%s`\n\n%s: %s.\n\n![%s, four steps](diagrams/%s.svg)\n\n", family.name(),
            DrawnNetworks.sentence(family.title()), family.reason(), family.title(), family.name()))
        .collect(Collectors.joining("", "\n", "")));
  }
}
