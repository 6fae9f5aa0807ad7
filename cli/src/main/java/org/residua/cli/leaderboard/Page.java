package org.residua.cli.leaderboard;

import static org.residua.cli.leaderboard.Contender.Kind.FLUX;
import static org.residua.cli.leaderboard.Contender.Kind.ORACLE;
import static org.residua.cli.leaderboard.Contender.Kind.OURS;
import static org.residua.cli.leaderboard.Contender.Kind.PEER;
import static org.residua.cli.leaderboard.Contender.Kind.SCHEME;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The leaderboard as a page of Markdown: a function of the standings alone. */
public final class Page {

  private static final int MOST_DECIMALS = 6;

  private final Standings standings;
  private final List<TestSignal> four;

  private Page(Standings standings, List<TestSignal> four) {
    this.standings = standings;
    this.four = four;
  }

  /**
   * The page.
   *
   * @param standings its numbers
   * @param four the signals of the first table, whose formulas it tells
   */
  public static String of(Standings standings, List<TestSignal> four) {
    return new Page(standings, four).text();
  }

  private String text() {
    String tables = standings.ranked().stream().map(Result::slice).distinct().map(this::table).collect(Collectors.joining("\n"));
    return String.format(Locale.ROOT, """
        # Leaderboard

        ![Mean squared errors on four signals](images/leaderboard.svg)

        %s

        Mean squared errors against the clean signal, in units of the squared noise level, over %d seeds; each with the standard error
        of its mean and its rank among the automatic denoiser and the other schools' methods. All of them get the same samples and
        nothing else: noise level and parameters come from the data. Written by `./residua leaderboard`, with the numbers in
        [leaderboard.json](leaderboard.json), in some seven minutes of processor time; `--quick` does the first four rows and short ones with
        five seeds in ten seconds. Every number but the times is the same on every machine; times are medians, taken while all
        processors are busy.

        ## Who takes part

        %s
        ## Where ours is behind

        %s
        ## Tables

        %d samples, a signal of standard deviation %.0f, Gaussian noise of standard deviation 1, unless a row says otherwise. Bold: the best
        that is ranked. The oracle is the best of our candidates for each seed, which only who knows the clean signal can choose: it
        is not ranked.

        %s
        %s## Signals and noise

        Samples are taken at `t = i/n`, i = 1..n, and scaled to the standard deviation; `z` are standard normal numbers. The signal of seed s
        comes from the first, the noise from the second split of `new SplittableRandom(s)`.

        %s
        """, standings.line(), standings.seeds(), contenders(), lost(), Slice.LENGTH, Slice.DEVIATION, tables, schemes(),
        definitions());
  }

  private String contenders() {
    List<Standings.Entry> ranked = standings.of(OURS, ORACLE, PEER);
    return "| | what it does | first | mean rank | &mu;s per sample |\n|---|---|---|---|---|\n" + ranked.stream().map(entry -> {
      List<Result> all = standings.ranked();
      boolean counted = entry.kind().ranked();
      String first = counted ? Long.toString(all.stream().filter(r -> r.winner().contender().equals(entry.name())).count()) : "";
      String rank = counted ? String.format(Locale.ROOT, "%.1f",
          all.stream().mapToInt(r -> r.rank(score(r, entry))).average().orElseThrow()) : "";
      return "| " + entry.name() + " | " + entry.rule() + " | " + first + " | " + rank + " | "
          + digits(micros(standings.ranked(), entry)) + " |\n";
    }).collect(Collectors.joining());
  }

  /** The median over the rows. */
  private static double micros(List<Result> results, Standings.Entry entry) {
    double[] nanos = results.stream().mapToDouble(result -> score(result, entry).nanos()).sorted().toArray();
    return nanos[nanos.length / 2] / 1000;
  }

  private static Score score(Result result, Standings.Entry entry) {
    return result.scores().stream().filter(score -> score.contender().equals(entry.name())).findFirst().orElseThrow();
  }

  private String lost() {
    List<Result> lost = standings.ranked().stream().filter(result -> !result.won()).toList();
    return standings.won() + " of " + standings.ranked().size() + " rows are won. " + (lost.isEmpty() ? "None is lost.\n"
        : "These are not:\n\n" + lost.stream().map(result -> "- " + result.row() + ": " + Why.of(result) + "\n")
        .collect(Collectors.joining()));
  }

  private String table(String slice) {
    List<Standings.Entry> entries = standings.of(OURS, ORACLE, PEER);
    return "### " + slice + "\n\n| | " + entries.stream().map(Standings.Entry::name).collect(Collectors.joining(" | "))
        + " | first |\n|---|" + "---|".repeat(entries.size() + 1) + "\n" + standings.slice(slice).stream()
        .map(result -> row(result, entries)).collect(Collectors.joining());
  }

  /** A line of a table. */
  static String row(Result result, List<Standings.Entry> entries) {
    return "| " + result.row() + " | " + entries.stream().map(entry -> cell(result, score(result, entry)))
        .collect(Collectors.joining(" | ")) + " | " + result.winner().contender() + " |\n";
  }

  private static String cell(Result result, Score score) {
    String text = score.contender().equals(result.winner().contender()) ? "**" + spread(score) + "**" : spread(score);
    return text + (score.kind().ranked() ? " (" + result.rank(score) + ")" : "");
  }

  private static String spread(Score score) {
    return digits(score.mean()) + " &pm; " + digits(score.error(), 1);
  }

  private String schemes() {
    List<Result> results = standings.slice(Slice.SINGLE);
    return results.isEmpty() ? "" : String.format(Locale.ROOT, """
        ### %s

        What `residua denoise --scheme NAME` and `--flux NAME` make of the same samples with 1/%d of the seeds: what they leave open is
        chosen by the estimated risk. They are ours and not ranked.

        | | %s | &mu;s per sample |
        |---|%s
        %s
        """, Slice.SINGLE, Slice.SINGLE_SHARE, results.stream().map(Result::row).collect(Collectors.joining(" | ")), "---|".repeat(results.size() + 1),
        standings.of(OURS, SCHEME, FLUX).stream().map(entry -> "| " + entry.name() + " | " + results.stream().map(result ->
            spread(score(result, entry))).collect(Collectors.joining(" | ")) + " | " + digits(micros(results, entry)) + " |\n")
            .collect(Collectors.joining()));
  }

  private String definitions() {
    Stream<String> signals = TestSignal.withFamilies(four).stream()
        .map(signal -> "| " + signal.name() + " | " + signal.formula().replace("|", "\\|") + " |\n");
    Stream<String> noises = Arrays.stream(NoiseKind.values())
        .map(noise -> "| " + noise.text() + " | " + noise.formula() + " |\n");
    return "| signal | |\n|---|---|\n" + signals.collect(Collectors.joining())
        + "\n| noise | |\n|---|---|\n" + noises.collect(Collectors.joining()).stripTrailing();
  }

  /** Three significant digits without the leading zero. */
  static String digits(double value) {
    return digits(value, 3);
  }

  /** So many significant digits without the leading zero, at most six decimals. */
  static String digits(double value, int significant) {
    if (value == 0) {
      return "0";
    }
    int whole = (int) Math.floor(StrictMath.log10(Math.abs(value))) + 1;
    String text = String.format(Locale.ROOT, "%." + Math.clamp((long) significant - whole, 0, MOST_DECIMALS) + "f", value);
    return text.startsWith("0.") ? text.substring(1) : text;
  }
}
