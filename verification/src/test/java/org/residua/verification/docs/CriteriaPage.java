package org.residua.verification.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/design-criteria.md}, written from the criteria. */
final class CriteriaPage {

  private static final int WIDTH = 130;
  /** What stands between blanks; code stays together. */
  private static final Pattern WORD = Pattern.compile("(?:[^\\s`]|`[^`]*`)+");
  private static final String HEAD = """
      # Design criteria

      For whoever designs a network and wants a guarantee with it: what to build in, what it gives, what it costs, and what
      becomes of a network without it. No knowledge of differential equations is needed; `K` is a convolution, `K^T` its
      transpose, `Phi` an activation, `||.||` the Euclidean norm.

      Each program runs as it stands, with imports of `org.residua` and `java.util`; what it prints is below it: what `Certifier`
      says of the network that keeps the criterion and of one that breaks it, and a signal that shows the difference. *Laws* are
      those of the kit in `org.residua.verification.jqwik`, to be asked about blocks of your own, see [the
      tutorial](tutorial.md); *held by* and *broken in* name the tests of this project. [The list of claims](claims.md) has them
      all.

      <!-- Written by CriteriaTest with -Dresidua.redraw=true; it compares. -->
      """;

  private CriteriaPage() {}

  static List<Criterion> criteria() {
    return List.of(new SymmetricWeights(), new StepAgainstNorm(), new ActivationsAndClaims(), new FrozenGates(),
        new BiasAndItsCost(), new ExtrapolatingSkips(), new Recurrence(), new UnetTransfer());
  }

  static String text() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (int k = 0; k < criteria().size(); k++) {
      page.append(section(k + 1, criteria().get(k)));
    }
    return page.toString();
  }

  private static String section(int number, Criterion criterion) throws IOException {
    String held = "*Laws*: " + names(criterion.laws()) + ". *Held by* " + names(criterion.properties()) + ", *broken in* "
        + names(criterion.controls()) + ".";
    return "\n## " + number + ". " + criterion.title() + "\n\n" + paragraph(criterion.kept())
        + "\n```java\n" + program(criterion) + "```\n\nprints\n\n```\n" + output(criterion) + "```\n\n"
        + paragraph(criterion.broken()) + "\n" + wrapped(held);
  }

  private static String names(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static String paragraph(List<Sentence> sentences) {
    return wrapped(sentences.stream().map(Sentence::text).collect(Collectors.joining(" ")));
  }

  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : WORD.matcher(text).results().map(MatchResult::group).toList()) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        lines.append("\n");
        column = 0;
      }
      lines.append(column > 0 ? " " : "").append(word);
      column += word.length() + (column > 0 ? 1 : 0);
    }
    return lines.append("\n").toString();
  }

  /** What stands between {@code // begin} and {@code // end} in its source. */
  private static String program(Criterion criterion) throws IOException {
    String source = Files.readString(Path.of("src/test/java/org/residua/verification/docs",
        criterion.getClass().getSimpleName() + ".java")).replace("\r\n", "\n");
    List<String> regions = new ArrayList<>();
    for (String part : source.split("// begin\n", -1)) {
      int end = part.indexOf("// end\n");
      if (end >= 0) {
        regions.add(part.substring(0, end).stripTrailing().stripIndent() + "\n");
      }
    }
    return String.join("\n", regions).replace("out.print", "System.out.print");
  }

  static String output(Criterion criterion) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    criterion.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n").stripTrailing() + "\n";
  }
}
