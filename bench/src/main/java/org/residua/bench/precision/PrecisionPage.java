package org.residua.bench.precision;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page in Markdown.
 *
 * @param times what was measured for each time
 * @param stiff ways to a steady state with a strong data term
 * @param loose the same with a weak one
 */
record PrecisionPage(List<AtTime> times, List<SteadyStates.Way> stiff, List<SteadyStates.Way> loose) {

  private static final double[] ERRORS = {0.1, 1e-2, 1e-3, 1e-4, 1e-6};
  /** Errors below this many times that of the reference are not told apart from it. */
  private static final double MARGIN = 5;
  private static final String BEYOND = "?";

  /**
   * All attempts for one time.
   *
   * @param time the time
   * @param reference the error of the reference
   * @param attempts all of them
   */
  record AtTime(double time, double reference, List<Attempt> attempts) {

    String picture() {
      return String.format(Locale.ROOT, "work-precision-%.0f.svg", time);
    }

    List<String> schemes() {
      return attempts.stream().map(Attempt::scheme).distinct().toList();
    }

    /** Whether the reference is exact enough to tell. */
    boolean tells(double error) {
      return error >= MARGIN * reference;
    }

    /** The least time of a run that is at least as exact. */
    Optional<Attempt> cheapest(String scheme, double error) {
      return attempts.stream().filter(attempt -> attempt.scheme().equals(scheme) && attempt.error() <= error)
          .min(Comparator.comparingDouble(Attempt::seconds));
    }

    Optional<Attempt> cheapest(double error) {
      return schemes().stream().flatMap(scheme -> cheapest(scheme, error).stream())
          .min(Comparator.comparingDouble(Attempt::seconds));
    }
  }

  String text() {
    return """
        # Work and precision

        What each scheme costs for the same time and the same error. `bench/run --precision` measures it and writes this page; the numbers of work are
        the same on every machine, those of time are of one.

        %d samples of steps and a wave with noise, Charbonnier's flux with contrast 1, first differences, natural boundary: the limit of an explicit
        step is .5. Errors are relative to the way from the input to the evolution. Work counts evaluations of the force `F`, for implicit schemes
        linear systems; times are of one thread or two as the engine likes, the fastest of three runs. FED and FSI keep their diffusivities within a cycle and
        are certified; RKL1 and RKL2 renew them and are not. Each cell is the cheapest of 1, 2, 4, ... steps or cycles, in cycles of as few stages as
        the limit allows: `work / time`; `-`: not within %d evaluations or a quarter of a second; `?`: the reference is not exact enough to tell.

        ## What follows

        %s
        %s
        ## To a steady state

        The minimum of `c/2 ||u - f||^2 + E(u)`, until the gradient is a millionth of what it was at the start; of one run each, the making of its
        plans included. Polyak's momentum and step size are the best for quadratic energies; for this one nothing is proven of them, and they may
        circle around the minimum for ever.

        %s""".formatted(Evolutions.LENGTH, Evolutions.MOST_WORK, advice(), times.stream().map(PrecisionPage::section).collect(Collectors.joining("\n")),
        steady("c = .1", stiff) + "\n" + steady("c = .001", loose));
  }

  /** The cheapest scheme for each time and error. */
  private String advice() {
    StringBuilder table = new StringBuilder("The cheapest by time:\n\n| T | ").append(heads()).append("\n|---|")
        .append("---|".repeat(ERRORS.length)).append('\n');
    for (AtTime at : times) {
      table.append("| ").append(number(at.time())).append(" |");
      for (double error : ERRORS) {
        table.append(' ').append(at.tells(error) ? at.cheapest(error).map(Attempt::scheme).orElse("none") : BEYOND).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String heads() {
    StringBuilder heads = new StringBuilder();
    for (double error : ERRORS) {
      heads.append("error ").append(number(error)).append(" | ");
    }
    return heads.toString().strip();
  }

  private static String section(AtTime at) {
    StringBuilder text = new StringBuilder("## T = ").append(number(at.time())).append("\n\n![error against work to the time ")
        .append(number(at.time())).append("](images/").append(at.picture()).append(")\n\n| scheme | ").append(heads())
        .append("\n|---|")
        .append("---|".repeat(ERRORS.length)).append('\n');
    for (String scheme : at.schemes()) {
      text.append("| ").append(scheme).append(" |");
      for (double error : ERRORS) {
        text.append(' ').append(at.tells(error) ? cell(at.cheapest(scheme, error)) : BEYOND).append(" |");
      }
      text.append('\n');
    }
    return text.append("\nThe reference is exact to ").append(number(at.reference())).append(".\n").toString();
  }

  private static String cell(Optional<Attempt> best) {
    return best.map(attempt -> attempt.work() + " / " + milliseconds(attempt.seconds())).orElse("-");
  }

  private static String steady(String title, List<SteadyStates.Way> ways) {
    return "| " + title + " | work | time | ended |\n|---|---|---|---|\n" + ways.stream()
        .map(way -> "| " + way.method() + " | " + way.work()
        + " | " + milliseconds(way.seconds()) + " | " + way.outcome() + " |\n").collect(Collectors.joining());
  }

  private static String milliseconds(double seconds) {
    return String.format(Locale.ROOT, "%.3g ms", 1e3 * seconds);
  }

  private static String number(double value) {
    return value >= 1 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.1e", value)
        .replace(".0e-0", "e-").replace("e-0", "e-");
  }
}
