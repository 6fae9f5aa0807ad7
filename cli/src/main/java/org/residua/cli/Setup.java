package org.residua.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.schemes.SolverChoice;
import org.residua.schemes.SolverRule;
import org.residua.schemes.denoiser.Tuning;

/**
 * The method that the options ask for, ready to run.
 *
 * @param family what the scheme is called
 * @param filters the operator as it was named
 * @param boundary its boundary
 * @param scheme the scheme
 * @param architecture its network, traced once for all that reads it
 * @param settled what the options left open
 */
record Setup(Family family, Filters filters, Boundary boundary, Scheme scheme, Architecture architecture, Settled settled) {

  private static final int MOST = 10_000_000;
  private static final int STEPS = 10;
  /** Step sizes are about its reciprocal, whose square is still a number. */
  private static final double GREATEST_FIDELITY = 1e150;

  /** What is discretised. */
  Diffusion diffusion() {
    return scheme.diffusion();
  }

  /** The method of the options without data. */
  static Setup withoutData(Given given) {
    return of(given, Settled.withoutData(given), 1, Fidelity::of);
  }

  /**
   * The method of the options.
   *
   * @param settled what they leave open
   * @param channels of the signal
   * @param fidelity the data term of a weight
   */
  static Setup of(Given given, Settled settled, int channels, DoubleFunction<? extends Fidelity> fidelity) {
    Family family = Names.SCHEMES.named(given.text(Option.SCHEME).orElse(Schemes.usual().name()));
    requireFitting(given, family);
    Boundary boundary = Names.BOUNDARIES.named(given.text(Option.BOUNDARY).orElse("natural"));
    Filters filters = Filters.of(given, settled.order());
    Convolution k = filters.on(boundary, channels);
    Diffusion diffusion = new Diffusion(k, Activation.of(flux(given, settled, k)), fidelity(given, fidelity));
    Scheme scheme = scheme(given, settled, family, diffusion);
    int[] each = new int[scheme.inputs()];
    Arrays.fill(each, channels);
    return new Setup(family, filters, boundary, scheme, Tracer.trace(scheme, each), settled);
  }

  /** Refuses options that contradict the scheme. */
  private static void requireFitting(Given given, Family family) {
    String circumstance = "--scheme " + family.name();
    if (!family.cyclic()) {
      given.requireAbsent(Option.CYCLES, circumstance, "it has steps, not cycles (--steps)");
    }
    switch (family.freezing()) {
      case NEVER -> {
        given.requireAbsent(Option.FROZEN, circumstance, "it renews the diffusivities in each step");
        given.requireAbsent(Option.NO_FROZEN, circumstance, "it always renews the diffusivities");
      }
      case ALWAYS -> given.requireAbsent(
          Option.NO_FROZEN, circumstance, "it always keeps the diffusivities within a cycle");
      case KEPT, RENEWED -> given.requireNotBoth(Option.FROZEN, Option.NO_FROZEN, "diffusivities are kept or renewed");
    }
    String counted = family.cyclic() ? "cycles" : "steps";
    given.requireNotBoth(Option.TIME, family.cyclic() ? Option.CYCLES : Option.STEPS,
        "the number of " + counted + " follows from the time");
    if (!family.iterative()) {
      given.requireAbsent(Option.SOLVER, circumstance, "it looks for no fixed point");
    }
    for (Option extra : Option.EXTRAS) {
      if (family.extra().filter(taken -> taken.name().equals(extra.noun())).isEmpty()) {
        given.requireAbsent(extra, circumstance, "it has no " + extra.noun());
      }
    }
  }

  private static Flux flux(Given given, Settled settled, Convolution k) {
    Flux flux = Names.FLUXES.named(given.text(Option.FLUX).orElse("perona-malik"));
    Optional<String> contrast = given.text(Option.CONTRAST).filter(text -> !text.equals("auto"));
    if (contrast.isPresent()) {
      return flux.withContrast(Decimal.positive(Option.CONTRAST, contrast.get(),
          "give the size of a difference that counts as an edge, or auto"));
    }
    return flux.constantDiffusivity() ? flux : flux.withContrast(settled.contrast().applyAsDouble(k));
  }

  private static Fidelity fidelity(Given given, DoubleFunction<? extends Fidelity> fidelity) {
    return given.text(Option.FIDELITY).<Fidelity>map(text -> fidelity.apply(Decimal.within(Option.FIDELITY, text, 0,
            GREATEST_FIDELITY, "0 means no data term, and above 1e16 or so the result is the input")))
        .orElse(Fidelity.none());
  }

  private static Scheme scheme(Given given, Settled settled, Family family, Diffusion diffusion) {
    StepGuard guard = given.has(Option.UNCHECKED) ? StepGuard.UNCHECKED : StepGuard.CERTIFIED;
    Pace pace = new Pace(count(given, Option.STEPS, STEPS), count(given, Option.CYCLES, 1),
        given.has(Option.FROZEN) || (!given.has(Option.NO_FROZEN) && family.freezing() != Family.Freezing.RENEWED),
        extra(given, family), given.text(Option.SOLVER).<SolverRule>map(name -> Names.SOLVERS.named(name).rule())
        .orElse(SolverChoice.USUAL));
    StepSize.Fixed step = step(given, diffusion, family, pace, guard);
    if (settled.time().isEmpty()) {
      return family.make(diffusion, step, pace);
    }
    double time = settled.time().getAsDouble();
    boolean chosen = settled.chosen().contains(Option.TIME);
    boolean free = chosen && !given.has(Option.TAU) && family.unlimited(diffusion, pace);
    Pace fitting = chosen && family.cyclic() ? fitting(given, diffusion, family, pace, time) : pace;
    return family.until(diffusion,
        free ? new StepSize.Fixed(time / STEPS, guard) : step(given, diffusion, family, fitting, guard), time, fitting);
  }

  /** Cycles that suit a time; a step size that is given says itself how far the stages of a cycle go. */
  private static Pace fitting(Given given, Diffusion diffusion, Family family, Pace pace, double time) {
    boolean automatic = given.text(Option.TAU).orElse("auto").equals("auto");
    if (family.staged() && !automatic) {
      return pace;
    }
    return pace.withSteps(Tuning.steps(inner -> family.span(inner) * (automatic ? family.usual(diffusion, pace.withSteps(inner))
        : step(given, diffusion, family, pace, StepGuard.UNCHECKED).tau()), time));
  }

  private static OptionalDouble extra(Given given, Family family) {
    return Option.EXTRAS.stream().filter(option -> family.extra().isPresent() && given.has(option))
        .filter(option -> !(option.value(Command.CERTIFY).endsWith("auto") && given.text(option).equals(Optional.of("auto"))))
        .mapToDouble(option -> Decimal.within(option, given.text(option).orElseThrow(), 0, Double.MAX_VALUE,
            "leave it out for its default"))
        .findFirst();
  }

  private static int count(Given given, Option option, int otherwise) {
    return given.text(option)
        .map(text -> Decimal.whole(option, text, 1, MOST, "the default is " + otherwise))
        .orElse(otherwise);
  }

  private static StepSize.Fixed step(
      Given given, Diffusion diffusion, Family family, Pace pace, StepGuard guard) {
    String text = given.text(Option.TAU).orElse("auto");
    if (!text.equals("auto")) {
      double limit = family.limit(diffusion, pace);
      double tau = Decimal.positive(Option.TAU, text, "the certified limit is "
          + (Double.isFinite(limit) ? limit : "infinite") + " (auto)");
      StepSize.Fixed step = new StepSize.Fixed(tau, guard);
      Hint.adding(" (--unchecked)", () -> family.make(diffusion, step, pace));
      return step;
    }
    double usual = family.usual(diffusion, pace);
    if (!Double.isFinite(usual)) {
      throw new IllegalArgumentException("tau = auto has no value: nothing limits the step of "
          + diffusion.operator() + "; give a tau greater than 0, or a filter that is not zero");
    }
    return new StepSize.Fixed(usual, guard);
  }
}
