package org.residua.bench.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.residua.bench.result.Archive;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Report;

/**
 * The results that are kept, {@code benchmarks/ID.json} for each processor, and what is made of them: {@code benchmarks.md}, its
 * picture, and some sentences of the README above.
 *
 * @param docs the folder
 */
public record Documentation(Path docs) {

  private static final String KEPT = "benchmarks";
  private static final Pattern SENTENCES = Pattern.compile("(?s)(<!-- benchmarks -->\n).*?(<!-- end -->)");

  /** Full runs before short ones, later ones before earlier ones. */
  private static final Comparator<Report> ORDER = Comparator.comparing((Report report) -> report.mode().brief())
      .thenComparing(report -> report.machine().facts().getOrDefault("Date", ""), Comparator.reverseOrder())
      .thenComparing(report -> report.machine().id());

  /** What measures more comes before what measures less. */
  private static final Comparator<Mode> MORE =
      Comparator.comparing(Mode::brief).thenComparing(Mode::rounds, Comparator.reverseOrder());

  private static String words(Report report) {
    return report.mode().name() + " (" + report.mode().effort() + ")";
  }

  /** All that are kept. */
  public List<Report> kept() throws IOException {
    Path folder = docs.resolve(KEPT);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> results = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      List<Report> reports = new ArrayList<>();
      for (Path file : results) {
        reports.add(Archive.read(Files.readString(file)));
      }
      return reports.stream().sorted(ORDER).toList();
    }
  }

  /** The files that are made of what is kept, with their text. */
  public Map<Path, String> made() throws IOException {
    List<Report> reports = kept();
    Map<Path, String> made = new LinkedHashMap<>();
    made.put(docs.resolve("benchmarks.md"), MarkdownPage.of(reports));
    reports.stream().findFirst().ifPresent(report -> made.put(docs.resolve("images/benchmarks.svg"), StepPicture.of(report)));
    Path readme = docs.resolveSibling("README.md");
    String sentences = reports.stream().findFirst().map(Headline::of).orElseGet(Headline::none);
    made.put(readme, SENTENCES.matcher(Files.readString(readme).replace("\r\n", "\n"))
        .replaceFirst("$1" + Matcher.quoteReplacement(sentences + "\n") + "$2"));
    return made;
  }

  /** Writes them. */
  public void redraw() throws IOException {
    Files.createDirectories(docs.resolve("images"));
    for (Map.Entry<Path, String> file : made().entrySet()) {
      Files.writeString(file.getKey(), file.getValue());
    }
  }

  /** Keeps a run in the place of the last one on its processor, unless that measured more; says what it did. */
  public String keep(Report report) throws IOException {
    Path file = docs.resolve(KEPT).resolve(report.machine().id() + ".json");
    Optional<Report> last = kept().stream().filter(one -> one.machine().id().equals(report.machine().id())).findFirst();
    Optional<Report> more = last.filter(one -> MORE.compare(report.mode(), one.mode()) > 0);
    if (more.isPresent()) {
      return "not kept: " + file + " is of a " + words(more.get()) + " run, which a " + words(report)
          + " one does not replace; delete it to have this one";
    }
    Files.createDirectories(docs.resolve(KEPT));
    Files.writeString(file, Archive.write(report));
    redraw();
    return "kept: " + file + ", and made anew of it: " + String.join(", ", made().keySet().stream().map(Path::toString).toList());
  }
}
