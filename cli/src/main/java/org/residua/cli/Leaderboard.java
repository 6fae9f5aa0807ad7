package org.residua.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.residua.cli.leaderboard.Contender;
import org.residua.cli.leaderboard.Contest;
import org.residua.cli.leaderboard.Page;
import org.residua.cli.leaderboard.Picture;
import org.residua.cli.leaderboard.Standings;
import org.residua.cli.leaderboard.StandingsJson;
import org.residua.cli.leaderboard.TestSignal;

/** The subcommand {@code leaderboard}: our denoisers and others on the same samples, as a page, JSON and a picture. */
final class Leaderboard {

  private static final int MOST_SEEDS = 10_000;
  private static final int SEEDS = 20;
  private static final int QUICK_SEEDS = 5;

  private Leaderboard() {}

  static int run(Given given, Streams streams) throws IOException {
    Contest contest = contest(given);
    Path folder = Batch.directory(given.text(Option.PAGES).orElse("docs"));
    Path pictures = Batch.directory(folder.resolve("images").toString());
    try (Destination page = file(folder.resolve("leaderboard.md"));
        Destination picture = file(pictures.resolve("leaderboard.svg"));
        Destination numbers = file(folder.resolve("leaderboard.json"));
        Destination json = Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      Standings standings = standings(contest, Machinery.of(given).engine().threads(), streams);
      page.write(to -> to.append(Page.of(standings, signals())));
      picture.write(to -> to.append(Picture.of(standings)));
      numbers.write(to -> to.append(StandingsJson.write(standings)));
      json.write(to -> to.append(StandingsJson.write(standings)));
      for (Destination written : List.of(page, picture, numbers, json)) {
        written.commit();
      }
      if (!given.has(Option.JSON)) {
        streams.out().println(standings.line());
      }
    }
    return Main.DONE;
  }

  private static Contest contest(Given given) {
    boolean quick = given.has(Option.QUICK);
    int seeds = given.text(Option.SEEDS)
        .map(text -> Decimal.whole(Option.SEEDS, text, 1, MOST_SEEDS, "the default is " + SEEDS))
        .orElse(quick ? QUICK_SEEDS : SEEDS);
    List<Contender> contenders = Contenders.all(Machinery.of(given).engine().on(1));
    return quick ? Contest.quick(contenders, signals(), seeds) : Contest.full(contenders, signals(), seeds);
  }

  private static Destination file(Path path) {
    return Destination.file(Option.PAGES, path.toString(), Optional.empty());
  }

  private static Standings standings(Contest contest, int threads, Streams streams) {
    try (Progress progress = new Progress(streams)) {
      progress.expect(contest.work());
      return contest.run(threads, progress::advance);
    }
  }

  /** The signals that every table is about. */
  static List<TestSignal> signals() {
    return Arrays.stream(DonohoJohnstone.values()).map(signal -> new TestSignal(signal.text(), signal.formula(),
        (length, _) -> signal.samples(length).handOver().channel(0))).toList();
  }
}
