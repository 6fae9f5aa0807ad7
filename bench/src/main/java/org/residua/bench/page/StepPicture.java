package org.residua.bench.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.residua.bench.problem.Batch;
import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.Step;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Column;
import org.residua.bench.result.Goals;
import org.residua.bench.result.Limit;
import org.residua.bench.result.Report;
import org.residua.bench.result.ReportText;

/** What a Perona-Malik step takes by everybody, on one logarithmic axis; a mark for each width. */
final class StepPicture {

  private static final int WIDTH = 860;
  private static final int LEFT = 210;
  private static final int RIGHT = 830;
  private static final int TOP = 62;
  private static final int LINE = 34;
  private static final double LEAST = 0.1;
  private static final List<Double> TICKS = List.of(0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
  private static final Step STEP = Step.difference("perona-malik");
  private static final Evolution FIFTY = Evolution.explicit(50);

  /** Who is drawn, and the time at a width. */
  private record Line(String label, boolean ours, List<Optional<Double>> times) {}

  private StepPicture() {}

  static String of(Report report) {
    List<Line> lines = lines(report).stream().filter(line -> line.times().stream().anyMatch(Optional::isPresent)).toList();
    double most = lines.stream().flatMap(line -> line.times().stream()).flatMap(Optional::stream).mapToDouble(time -> time)
        .max().orElse(1);
    double end = TICKS.stream().filter(tick -> tick >= most).findFirst().orElse(2 * most);
    int bottom = TOP + LINE * lines.size();
    StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" "
        + "aria-label=\"Nanoseconds for each sample of a Perona-Malik step\">%n<style>text{font:14px "
        + "sans-serif;fill:#1d2532}.head{font-weight:600;font-size:15px}"
        + ".soft{fill:#586374;font-size:12px}.grid{stroke:#dde1e8}.ours{fill:#1f57c3;stroke:#1f57c3}.other{fill:#586374;stroke:#586374}"
        + ".open{fill:#ffffff;stroke-width:2}.span{stroke-width:2}.bold{font-weight:600}%n@media(prefers-color-scheme:dark){text{fill:#e8ecf2}.soft{fill:#a3aebd}"
        + ".grid{stroke:#2b3340}.ours{fill:#7fb0ff;stroke:#7fb0ff}.other{fill:#a3aebd;stroke:#a3aebd}.open{fill:#12161d}}</style>%n", WIDTH, bottom + 44));
    svg.append(text(20, 26, "head", "start", "A Perona-Malik step, 4096 doubles, one thread")).append(legend(report));
    TICKS.stream().filter(tick -> tick <= end).forEach(tick -> svg.append(String.format(Locale.ROOT,
        "<line class=\"grid\" x1=\"%1$.1f\" y1=\"%2$d\" x2=\"%1$.1f\" y2=\"%3$d\"/>%n", x(tick, end), TOP - 8, bottom))
        .append(text(x(tick, end), bottom + 18, "soft", "middle", ReportText.plain(tick))));
    svg.append(text(RIGHT, bottom + 36, "soft", "end", "ns for each sample and step, further left is better"));
    for (int k = 0; k < lines.size(); k++) {
      svg.append(line(lines.get(k), TOP + LINE * k + LINE / 2.0, end));
    }
    return svg.append("</svg>\n").toString();
  }

  private static List<Line> lines(Report report) {
    return List.of(
        new Line("the divisions alone", false, report.columns().stream()
            .map(column -> Optional.of(Limit.DIVISION.nanoseconds(column.results()))
            .filter(time -> time > 0)).toList()),
        new Line("Residua, interleaved", true, report.columns().stream().map(column -> time(column,
            Cell.of(new Batch(column.width().lanes()), "vector", Goals.CACHED / column.width().lanes()))).toList()),
        new Line("Residua", true, times(report, Cell.of(STEP, "vector", Goals.CACHED))),
        new Line("C, vectors by hand", false, times(report, Cell.of(STEP, "hand", Goals.CACHED))),
        new Line("C, gcc -O3", false, times(report, Cell.of(STEP, "gcc", Goals.CACHED))),
        new Line("naive Java", false, times(report, Cell.of(STEP, "naive", Goals.CACHED))),
        new Line("PyTorch, preallocated", false, times(report, Cell.of(FIFTY, "torch-preallocated", Goals.CACHED))),
        new Line("ONNX Runtime", false, times(report, Cell.of(FIFTY, "onnxruntime", Goals.CACHED)).stream().limit(1).toList()),
        new Line("PyTorch, idiomatic", false, times(report, Cell.of(FIFTY, "torch-idiomatic", Goals.CACHED))));
  }

  private static List<Optional<Double>> times(Report report, Cell cell) {
    return report.columns().stream().map(column -> time(column, cell)).toList();
  }

  private static Optional<Double> time(Column column, Cell cell) {
    return column.results().of(cell).map(measured -> measured.spread().median());
  }

  private static String legend(Report report) {
    StringBuilder svg = new StringBuilder();
    int x = RIGHT - 110 * report.columns().size();
    for (int k = 0; k < report.columns().size(); k++) {
      svg.append(mark("other", x + 110 * k + 20, 21, k))
          .append(text(x + 110 * k + 32, 26, "soft", "start", report.columns().get(k).width().title()));
    }
    return svg.toString();
  }

  private static String line(Line line, double y, double end) {
    String kind = line.ours() ? "ours" : "other";
    StringBuilder svg = new StringBuilder(text(LEFT - 16, y + 5, line.ours() ? "bold" : "", "end", line.label()));
    List<Double> places = line.times().stream().flatMap(Optional::stream).map(time -> x(time, end)).toList();
    double last = places.stream().mapToDouble(place -> place).max().orElse(LEFT);
    double first = places.stream().mapToDouble(place -> place).min().orElse(LEFT);
    svg.append(String.format(Locale.ROOT, "<line class=\"span %s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", kind,
        first, y, last, y));
    for (int k = line.times().size() - 1; k >= 0; k--) {
      int column = k;
      line.times().get(k).ifPresent(time -> svg.append(mark(kind, x(time, end), y, column)));
    }
    String numbers = String.join(" | ", line.times().stream().flatMap(Optional::stream).map(ReportText::number).toList());
    boolean beyond = last > RIGHT - 110;
    return svg.append(text(beyond ? first - 12 : last + 12, y + 4.5, "soft", beyond ? "end" : "start", numbers)).toString();
  }

  /** Filled for the machine's own width, open for the held one. */
  private static String mark(String kind, double x, double y, int column) {
    return String.format(Locale.ROOT, "<circle class=\"%s%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"5.5\"/>%n", kind, column == 0 ? ""
        : " open", x, y);
  }

  private static double x(double time, double end) {
    return LEFT + (RIGHT - LEFT) * Math.log(Math.max(time, LEAST) / LEAST) / Math.log(end / LEAST);
  }

  private static String text(double x, double y, String kind, String anchor, String text) {
    return String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", kind, x, y,
        anchor, Html.escape(text));
  }
}
