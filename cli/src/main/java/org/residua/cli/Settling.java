package org.residua.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Scheme;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Convolution;
import org.residua.schemes.denoiser.Denoiser;
import org.residua.schemes.denoiser.NoiseLevel;
import org.residua.schemes.denoiser.Tuning;

/** Settles what the options leave open: by the estimated risk, or by fixed defaults where nothing can be chosen. */
final class Settling {

  /** More steps are not spent on a trial. */
  private static final long MOST_STEPS = 4096;

  private final Given given;
  private final Observed observed;
  private final List<NoiseLevel> noise;
  private final Machinery machinery;
  /** The options that are to be chosen. */
  private final Set<Option> open;

  Settling(Given given, Observed observed, List<NoiseLevel> noise, Machinery machinery) {
    this.given = given;
    this.observed = observed;
    this.noise = noise;
    this.machinery = machinery;
    this.open = open(given);
  }

  /** The method of the options and the data. */
  Setup setup() {
    Settled settled = settled();
    return Setup.of(given, settled, observed.start().shape().channels(), observed::fidelity);
  }

  /** The same with nothing chosen, for signals that are too short. */
  Setup usual(String warning) {
    return Setup.of(given, usual(Optional.of(warning)), observed.start().shape().channels(), observed::fidelity);
  }

  private Settled settled() {
    if (open.isEmpty()) {
      return usual(Optional.empty());
    }
    Optional<Tuning> tuning = Tuning.common(noise) == 0 ? Optional.empty()
        : Tuning.of(observed.measured(), noise, trials(), this::trial,
        machinery.choosing(given, observed.measured().shape().size()).engine());
    return tuning.map(found -> new Settled(found.parameters().order(),
        k -> contrast(found.parameters().contrast(), Tuning.common(noise), k),
        open.contains(Option.TIME) ? OptionalDouble.of(found.parameters().time()) : Settled.time(given), open, Optional.empty()))
        .orElseGet(() -> usual(Optional.of("nothing can be chosen from the data (" + (Tuning.common(noise) > 0
            ? "a choice needs " + Denoiser.FEWEST + " samples" : noise.get(0).describe()) + "); these stand: " + defaults())));
  }

  /** What stands for what was to be chosen. */
  private String defaults() {
    return open.stream().map(option -> switch (option) {
      case ORDER -> "order 1";
      case TIME -> "the time of 10 steps";
      default -> "the contrast " + (Tuning.common(noise) > 0 ? "of the noise level" : "1");
    }).collect(Collectors.joining(", "));
  }

  private Settled usual(Optional<String> warning) {
    double sigma = Tuning.common(noise);
    return new Settled(Filters.order(given), k -> sigma > 0 ? contrast(1, sigma, k) : 1, Settled.time(given), Set.of(), warning);
  }

  private static Set<Option> open(Given given) {
    Set<Option> open = EnumSet.noneOf(Option.class);
    boolean constant = Names.FLUXES.named(given.text(Option.FLUX).orElse("perona-malik")).constantDiffusivity();
    if (automatic(given, Option.CONTRAST) && !constant) {
      open.add(Option.CONTRAST);
    }
    if (automatic(given, Option.TIME) && !given.has(Option.STEPS) && !given.has(Option.CYCLES)) {
      open.add(Option.TIME);
    }
    boolean ordered = Stream.of(Option.ORDER, Option.SCHEME, Option.FILTER, Option.TAU, Option.STEPS, Option.CYCLES)
        .anyMatch(given::has);
    if (!ordered) {
      open.add(Option.ORDER);
    }
    return open;
  }

  private static boolean automatic(Given given, Option option) {
    return given.text(option).map(text -> text.equals("auto")).orElse(true);
  }

  private Tuning.Open trials() {
    Tuning.Open trials = Tuning.Open.nothing(Filters.order(given));
    trials = open.contains(Option.ORDER) ? trials.choosingOrder() : trials;
    trials = open.contains(Option.CONTRAST) ? trials.choosingContrast() : trials;
    return open.contains(Option.TIME) ? affordable(trials.choosingTime()) : trials;
  }

  /** Without the times that take too many steps. */
  private Tuning.Open affordable(Tuning.Open trials) {
    List<Double> times = trials.times().stream().filter(time -> {
      Scheme scheme = trial(new Tuning.Parameters(trials.orders().get(0), 1, time), Tuning.common(noise));
      return (long) scheme.steps() * scheme.cycles() <= MOST_STEPS;
    }).toList();
    return new Tuning.Open(trials.orders(), trials.contrasts(), times.isEmpty() ? trials.times().subList(0, 1) : times);
  }

  /** A scheme of one channel with the parameters, for samples of that noise level. */
  private Scheme trial(Tuning.Parameters tried, double sigma) {
    Settled settled = new Settled(tried.order(), k -> contrast(tried.contrast(), sigma, k),
        open.contains(Option.TIME) ? OptionalDouble.of(tried.time()) : Settled.time(given), open, Optional.empty());
    return Setup.of(given, settled, 1, Fidelity::of).scheme();
  }

  private static double contrast(double factor, double sigma, Convolution k) {
    double contrast = factor * Tuning.response(sigma, k);
    if (contrast >= Flux.LEAST_CONTRAST && contrast <= Flux.GREATEST_CONTRAST) {
      return contrast;
    }
    throw new IllegalArgumentException("the noise level " + sigma + " makes a contrast of " + contrast + ", which must be in "
        + Flux.LEAST_CONTRAST + ".." + Flux.GREATEST_CONTRAST
        + "; scale the samples or the filter by a power of 10, or give a contrast (--contrast X)");
  }
}
