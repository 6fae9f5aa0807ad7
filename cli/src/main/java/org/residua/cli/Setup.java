package org.residua.cli;

import java.util.function.DoubleFunction;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepGuard;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.schemes.AutomaticChoice;
import org.residua.schemes.Fsi;

/**
 * The method that the options ask for, ready to run.
 *
 * @param name the scheme's name
 * @param filters the operator as it was named
 * @param boundary its boundary
 * @param diffusion what is discretised
 * @param evolution the scheme
 */
record Setup(
    String name, Filters filters, Boundary boundary, Diffusion diffusion, Evolution evolution) {

  private static final int MOST = 10_000_000;

  /** The method of the options; without any of them, the one that suits the data. */
  static Setup forData(Given given, Estimates.FromData estimates) {
    return given.hasMethod() ? of(given, estimates) : automatic(estimates);
  }

  private static Setup automatic(Estimates.FromData estimates) {
    Fsi scheme = AutomaticChoice.choose(
        estimates.observed().start(), estimates.noise(), Boundary.NATURAL).scheme();
    int order = ((Convolution) scheme.diffusion().operator()).taps() - 1;
    return new Setup(scheme.name(), new Filters.Differences(order), Boundary.NATURAL,
        scheme.diffusion(), FsiChoice.of(scheme));
  }

  /** The method of the options and their defaults. */
  static Setup of(Given given, Estimates estimates) {
    SchemeChoice choice = Names.SCHEMES.named(given.text(Option.SCHEME).orElse("fsi"));
    choice.requireFitting(given);
    Boundary boundary = Names.BOUNDARIES.named(given.text(Option.BOUNDARY).orElse("natural"));
    Filters filters = Filters.of(given);
    Convolution k = filters.on(boundary, estimates.channels());
    Diffusion diffusion = new Diffusion(
        k, Activation.of(flux(given, estimates, k)), fidelity(given, estimates));
    StepGuard guard = given.has(Option.UNCHECKED) ? StepGuard.UNCHECKED : StepGuard.CERTIFIED;
    return new Setup(choice.name(), filters, boundary, diffusion,
        evolution(given, estimates, choice, diffusion, guard));
  }

  private static Flux flux(Given given, Estimates estimates, Convolution k) {
    Flux flux = Names.FLUXES.named(given.text(Option.FLUX).orElse("perona-malik"));
    String contrast = given.text(Option.CONTRAST).orElse("default");
    if (flux.constantDiffusivity() && (contrast.equals("auto") || contrast.equals("default"))) {
      return flux;
    }
    return flux.withContrast(switch (contrast) {
      case "default" -> estimates.defaultContrast(k);
      case "auto" -> estimates.contrast(k);
      default -> Decimal.positive(Option.CONTRAST, contrast,
          "give the size of a difference that counts as an edge, or auto");
    });
  }

  private static Fidelity fidelity(Given given, Estimates estimates) {
    return given.text(Option.FIDELITY).map(text -> estimates.fidelity(
            Decimal.nonnegative(Option.FIDELITY, text, "0 means no data term")))
        .orElse(Fidelity.none());
  }

  private static Evolution evolution(Given given, Estimates estimates, SchemeChoice choice,
      Diffusion diffusion, StepGuard guard) {
    SchemeChoice.Pace pace = new SchemeChoice.Pace(count(given, Option.STEPS, 10),
        count(given, Option.CYCLES, 1), !given.has(Option.NO_FROZEN), guard);
    double tau = tau(given, diffusion, choice, guard);
    Diffusion tried = tried(diffusion);
    SchemeChoice.Pace trial = tried.equals(diffusion) ? pace : new SchemeChoice.Pace(
        pace.steps(), pace.cycles(), pace.frozen(), StepGuard.UNCHECKED);
    return given.text(Option.TIME)
        .map(text -> choice.until(diffusion, tau, text.equals("auto")
            ? estimates.time(time -> choice.until(tried, tau, time, trial).scheme())
            : Decimal.positive(Option.TIME, text, "give the diffusion time, or auto"), pace))
        .orElseGet(() -> choice.counted(diffusion, tau, pace));
  }

  /**
   * What a time is tried with: on windows of a signal, so that weights of single samples do not fit: with
   * their largest for all. It has another limit, which the step size need not keep.
   */
  private static Diffusion tried(Diffusion diffusion) {
    return diffusion.fidelity().constant() ? diffusion : new Diffusion(
        diffusion.operator(), diffusion.activation(), Fidelity.of(diffusion.fidelity().largest()));
  }

  private static int count(Given given, Option option, int otherwise) {
    return given.text(option)
        .map(text -> Decimal.whole(option, text, 1, MOST, "the default is " + otherwise))
        .orElse(otherwise);
  }

  private static double tau(
      Given given, Diffusion diffusion, SchemeChoice choice, StepGuard guard) {
    double limit = diffusion.limit().certified();
    String text = given.text(Option.TAU).orElse("auto");
    if (!text.equals("auto")) {
      double tau = Decimal.positive(Option.TAU, text, "the certified limit is "
          + (Double.isFinite(limit) ? limit : "infinite") + " (auto)");
      requireWithin(tau, diffusion, choice, guard);
      return tau;
    }
    if (!Double.isFinite(limit)) {
      throw new IllegalArgumentException("tau = auto has no value: nothing limits the step of "
          + diffusion.operator() + "; give a tau greater than 0, or a filter that is not zero");
    }
    return limit;
  }

  private static void requireWithin(
      double tau, Diffusion diffusion, SchemeChoice choice, StepGuard guard) {
    try {
      guard.require(tau, diffusion, choice.name());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + " (--unchecked)", e);
    }
  }
}
