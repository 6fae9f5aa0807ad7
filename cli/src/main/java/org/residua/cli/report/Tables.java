package org.residua.cli.report;

import static org.residua.cli.report.Html.escape;
import static org.residua.cli.report.Html.number;
import static org.residua.cli.report.Html.rough;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.cli.evidence.Evidence;
import org.residua.cli.evidence.Jump;
import org.residua.cli.evidence.Residual;

/** What was measured on the result, channel by channel and jump by jump. */
final class Tables {

  private static final int MOST_JUMPS = 25;
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Tables() {}

  /** What was removed from each channel. */
  static String channels(Measured measured) {
    return table(List.of("Channel", "Removed", "Noise level", "Correlation of neighbours", "With the result"), IntStream.range(
        0, measured.channels().size()).mapToObj(c -> channel(measured.channels().get(c), measured.evidence().get(c))));
  }

  private static List<String> channel(String name, Evidence evidence) {
    return List.of(escape(name), number(evidence.residual().deviation()),
        evidence.noise().sigma() > 0 ? number(evidence.noise().sigma()) : "none",
        correlation(evidence.residual(), evidence.residual().neighbours()), correlation(evidence.residual(), evidence.residual().withResult()));
  }

  private static String correlation(Residual residual, double value) {
    return Double.isNaN(value) ? residual.changed() == 0 ? "nothing removed" : "too few samples"
        : String.format(Locale.ROOT, "%.2f", Math.rint(100 * value) / 100 + 0.0).replace('-', '\u2212');
  }

  /** The largest jumps of each channel, in order; empty where there are none. */
  static String jumps(Measured measured) {
    if (measured.jumps() == 0) {
      return "";
    }
    boolean several = measured.channels().size() > 1;
    String more = measured.jumps() <= MOST_JUMPS ? "" : " The " + MOST_JUMPS + " largest of each channel are shown.";
    Stream<List<String>> rows = IntStream.range(0, measured.channels().size()).boxed().flatMap(c -> largest(measured.evidence().get(c)).map(
        jump -> Stream.concat(several ? Stream.of(escape(measured.channels().get(c))) : Stream.empty(), jump(measured, jump)).toList()));
    return "<section id=\"jumps\">\n  <h2>Jumps</h2>\n  <p>Where the input jumps beyond its noise, and over how many samples 80&nbsp;% of the"
        + " height are spread after. Up to 3 count as kept." + more + "</p>\n"
        + table(Stream.concat(several ? Stream.of("Channel") : Stream.empty(), Stream.of("At", "Height", "Width after", "")).toList(), rows)
        + "</section>\n";
  }

  private static Stream<Jump> largest(Evidence evidence) {
    return evidence.jumps().found().stream().sorted(Comparator.comparingDouble((Jump jump) -> -Math.abs(jump.height())))
        .limit(MOST_JUMPS).sorted(Comparator.comparingInt(Jump::at));
  }

  private static Stream<String> jump(Measured measured, Jump jump) {
    return Stream.of(place(measured, jump.at()), rough(jump.height()), jump.lost() ? "" : Integer.toString(jump.width()),
        jump.kept() ? "kept" : jump.lost() ? "lost" : "spread");
  }

  /** A sample by its number and, where there is one, its time. */
  private static String place(Measured measured, int sample) {
    return "sample " + number(sample + 1) + measured.time().filter(time -> time.positions().isPresent()).map(time -> {
      double at = time.positions().orElseThrow()[sample];
      return ", " + (time.dated() ? DATE.format(Instant.ofEpochMilli(Math.round(1e3 * at))) : escape(time.name()) + " " + number(at));
    }).orElse("");
  }

  private static String table(List<String> heads, Stream<List<String>> rows) {
    String head = heads.stream().map(text -> "<th scope=\"col\">" + text + "</th>").collect(Collectors.joining());
    String body = rows.map(cells -> "    <tr><th scope=\"row\">" + cells.get(0) + "</th>" + cells.stream().skip(1)
        .map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining()) + "</tr>\n").collect(Collectors.joining());
    return "  <table class=\"measured\">\n    <thead><tr>" + head + "</tr></thead>\n    <tbody>\n" + body + "    </tbody>\n  </table>\n";
  }
}
