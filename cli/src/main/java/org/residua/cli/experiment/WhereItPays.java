package org.residua.cli.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.signal.Signal;
import org.residua.cli.page.Finding;
import org.residua.cli.page.Part;
import org.residua.cli.page.Quantity;
import org.residua.cli.page.Relation;
import org.residua.cli.page.Rounded;

/** On which signals a nonmonotone flux is better, each with its best contrast, when all have removed as much. */
final class WhereItPays {

  private static final int MOST_STEPS = 8000;
  private static final int LENGTH = 512;
  private static final int NOISES = 3;
  private static final double CLEARLY = 0.99;
  private static final List<Double> CONTRASTS = List.of(0.125, 0.25, 0.5, 1.0, 2.0, 4.0);
  /** Forward-and-backward diffusion sharpens noise beyond its contrast. */
  private static final List<Double> ABOVE_NOISE = List.of(3.0, 4.0, 5.0, 6.0, 8.0);
  private static final List<Flux> FLUXES = List.of(new Charbonnier(1), new PeronaMalik(1), new ForwardBackward(1));

  private final Laboratory laboratory;

  WhereItPays(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * The best of a flux on a signal.
   *
   * @param flux with its best contrast
   * @param error to the signal without noise
   */
  private record Best(Flux flux, double error) {}

  /** What the fluxes make of a signal. */
  private record Contest(String name, List<Best> bests) {

    /** The error of a flux in units of the least of the others. */
    double ratio(int k) {
      return bests.get(k).error() / IntStream.range(0, bests.size()).filter(other -> other != k)
          .mapToDouble(other -> bests.get(other).error()).min().orElseThrow();
    }

    String winner() {
      return IntStream.range(0, bests.size()).filter(k -> ratio(k) < CLEARLY).mapToObj(k -> bests.get(k).flux().name())
          .findFirst().orElse("none");
    }
  }

  List<Part> parts() {
    List<Contest> contests = Stream.concat(laboratory.examples().stream(),
        Stream.of(new Example("ramp", TestSignals.ramp(LENGTH, 20)))).map(this::contest).toList();
    List<List<String>> rows = new ArrayList<>();
    for (Contest contest : contests) {
      List<String> row = new ArrayList<>(List.of(contest.name()));
      contest.bests().forEach(best -> row.add(Rounded.text(best.error()) + " (" + Rounded.text(best.flux().contrast()) + ")"));
      row.add(contest.winner());
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("signal"));
    FLUXES.forEach(flux -> head.add(flux.name()));
    head.add("best by 1 % or more");
    return List.of(new Part.Heading("Where it pays, and where not"), new Part.Prose("""
        The signals of Donoho and Johnstone and a ramp that rises by 20, 512 samples with noise of deviation 1, three times. Each flux is
        stopped when it has removed as much as there is noise, and has the contrast of a few that is best for it (1/8 to 4; 3 to 8
        for forward-and-backward diffusion): what a flux can do. What a user without the truth gets from each, [the
        leaderboard](leaderboard.md) tells."""),
        new Part.Table("Mean error of the best contrast, which is in brackets:", head, rows),
        new Part.Findings("Measured", findings(contests)));
  }

  private Contest contest(Example example) {
    return new Contest(example.name(), FLUXES.stream().map(flux -> contrasts(flux).stream().map(flux::withContrast)
        .map(with -> new Best(with, error(with, example.clean()))).min(Comparator.comparingDouble(Best::error)).orElseThrow())
        .toList());
  }

  private static List<Double> contrasts(Flux flux) {
    return flux.sector().lo() < 0 ? ABOVE_NOISE : CONTRASTS;
  }

  /** The mean over the noises; infinite where one of them was not removed. */
  private double error(Flux flux, Signal clean) {
    double sum = 0;
    for (int seed = 1; seed <= NOISES; seed++) {
      Signal noisy = TestSignals.noisy(clean, 1, seed);
      EqualResidual stopped = EqualResidual.of(laboratory, Laboratory.diffusion(flux), noisy,
          laboratory.distance(noisy, clean), MOST_STEPS);
      sum += stopped.reached() ? laboratory.error(stopped.result(), clean) : Double.POSITIVE_INFINITY;
    }
    return sum / NOISES;
  }

  private static List<Finding> findings(List<Contest> contests) {
    List<Finding> findings = new ArrayList<>();
    for (Contest contest : contests) {
      Quantity falling = Quantity.of("on " + contest.name() + " the error of perona-malik, in units of the least of the "
          + "others',", contest.ratio(1));
      findings.add(switch (contest.name()) {
        case "blocks" -> Finding.that(falling, Relation.LESS, 0.75);
        case "heavisine" -> Finding.that(falling, Relation.LESS, CLEARLY);
        default -> Finding.that(falling, Relation.AT_LEAST, CLEARLY);
      });
    }
    findings.add(Finding.that(Quantity.of("the number of signals on which forward-backward is best by 1 % or more",
        (double) contests.stream().filter(contest -> contest.ratio(2) < CLEARLY).count()), Relation.EQUAL, 0));
    return findings;
  }
}
