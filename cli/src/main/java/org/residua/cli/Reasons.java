package org.residua.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.cli.report.Choice;
import org.residua.cli.report.Choice.Origin;
import org.residua.schemes.Family;

/** Why each parameter of a method has its value. */
final class Reasons {

  private static final String RISK = "least estimated risk among those tried";
  private static final Map<Option, String> USUAL = Map.of(
      Option.FLUX, "keeps edges: large responses are hardly smoothed",
      Option.ORDER, "keeps edges between constant pieces",
      Option.BOUNDARY, "free ends: the filter is applied where it fits",
      Option.STEPS, "enough to see an effect",
      Option.CYCLES, "one cycle",
      Option.FIDELITY, "no data term: time alone decides how smooth the result is");

  private final Given given;
  private final Setup setup;
  private final double noise;
  private final List<Choice> choices = new ArrayList<>();

  Reasons(Given given, Setup setup, double noise) {
    this.given = given;
    this.setup = setup;
    this.noise = noise;
  }

  /** All parameters, in the order of the help. */
  List<Choice> choices() {
    Diffusion diffusion = setup.diffusion();
    Family family = setup.family();
    choices.add(new Choice(Option.SCHEME.noun(), family.name(), given.has(Option.SCHEME) ? Origin.GIVEN : Origin.DEFAULT, given.has(Option.SCHEME) ? "" : family.reason()));
    add(Option.FLUX, diffusion.flux().name());
    if (!diffusion.flux().constantDiffusivity()) {
      explain(Option.CONTRAST, digits(diffusion.flux().contrast()), chosen(Option.CONTRAST) ? RISK : noise == 0
          ? "there is no noise level to make it of" : String.format(Locale.ROOT,
              "noise estimate %.4g times the norm of the filter: the noise in a response", noise));
    }
    add(given.has(Option.FILTER) ? Option.FILTER : Option.ORDER, filters());
    add(Option.BOUNDARY, Names.text(setup.boundary()));
    pace();
    if (!diffusion.fidelity().present()) {
      add(Option.FIDELITY, "none");
    } else {
      add(Option.FIDELITY, digits(diffusion.fidelity().largest()));
    }
    return List.copyOf(choices);
  }

  private void pace() {
    Scheme scheme = setup.scheme();
    boolean cyclic = setup.family().cyclic();
    explain(Option.TAU, digits(scheme.tau()), stepSize(scheme));
    boolean timed = chosen(Option.TIME) || Settled.time(given).isPresent();
    if (timed && !cyclic) {
      explain(Option.STEPS, Integer.toString(scheme.steps()), "as many as the time needs");
    } else if (chosen(Option.TIME)) {
      explain(Option.STEPS, Integer.toString(scheme.steps()), setup.family().staged()
          ? "stages of a cycle: the more of them, the larger tau may be"
          : String.format(Locale.ROOT, "inner steps of a cycle, which covers %.4g tau", setup.family().span(scheme.steps())));
    } else {
      add(Option.STEPS, Integer.toString(scheme.steps()));
    }
    if (cyclic) {
      explain(Option.CYCLES, Integer.toString(scheme.cycles()),
          timed ? "as many as the time needs, each with new diffusivities" : "");
      choices.add(new Choice("frozen", scheme.frozen() ? "yes" : "no",
          given.has(Option.FROZEN) || given.has(Option.NO_FROZEN) ? Origin.GIVEN : Origin.DEFAULT,
          scheme.frozen() ? "diffusivities are kept within a cycle: the theorem needs it"
              : "diffusivities are renewed in each step: no theorem is known"));
    }
    boolean automatic = chosen(Option.TIME);
    choices.add(new Choice("time", digits(scheme.time()),
        automatic ? Origin.AUTOMATIC : given.has(Option.TIME) ? Origin.GIVEN : Origin.DEFAULT,
        automatic ? RISK : given.has(Option.TIME) ? "" : "follows from steps, cycles and tau"));
  }

  private String stepSize(Scheme scheme) {
    if (Double.isInfinite(scheme.limit())) {
      return "nothing limits it; at most what is usual for the scheme";
    }
    String theLimit = digits(scheme.limit()) + " = "
        + setup.family().formula(setup.diffusion());
    return scheme.tau() < scheme.limit()
        ? "the certified limit is " + theLimit + "; reduced to hit the time with whole "
            + (scheme.cycles() > 1 ? "cycles" : "steps")
        : "the certified limit " + theLimit;
  }

  private String filters() {
    return switch (setup.filters()) {
      case Filters.Differences differences -> Integer.toString(differences.order());
      case Filters.Bank bank -> bank.weights().stream()
          .map(weights -> weights.stream().map(Reasons::digits).collect(Collectors.joining(", ")))
          .collect(Collectors.joining("; "));
    };
  }

  private boolean chosen(Option option) {
    return setup.settled().chosen().contains(option);
  }

  /** A parameter with a default. */
  private void add(Option option, String value) {
    boolean typed = given.has(option);
    boolean automatic = chosen(option);
    choices.add(new Choice(option.noun(), value,
        typed ? Origin.GIVEN : automatic ? Origin.AUTOMATIC : Origin.DEFAULT,
        typed ? "" : automatic ? RISK : USUAL.getOrDefault(option, "")));
  }

  /** A parameter that is computed unless it is given; without a reason it has its default. */
  private void explain(Option option, String value, String reason) {
    boolean typed = given.text(option).map(text -> !text.equals("auto")).orElse(false);
    Origin otherwise = reason.isEmpty() ? Origin.DEFAULT : Origin.AUTOMATIC;
    choices.add(new Choice(option.noun(), value, typed ? Origin.GIVEN : otherwise,
        typed ? "" : reason.isEmpty() ? USUAL.getOrDefault(option, "") : reason));
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.6g", value).replaceAll("(\\.\\d*?)0+$", "$1")
        .replaceAll("\\.$", "");
  }
}
