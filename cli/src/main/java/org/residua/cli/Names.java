package org.residua.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.cli.experiment.Experiment;
import org.residua.multigrid.Chebyshev;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.FsiSmoother;
import org.residua.multigrid.FullApproximation;
import org.residua.multigrid.GaussSeidel;
import org.residua.multigrid.RedBlack;
import org.residua.multigrid.Smoother;
import org.residua.schemes.Family;
import org.residua.schemes.Schemes;
import org.residua.schemes.SolverChoice;
import org.residua.schemes.SolverRule;
import org.residua.schemes.denoiser.Denoiser;
import org.residua.verification.certificate.Claim;

/** The tables of named values: what works, and after it what is refused as not available yet. */
final class Names {

  static final Choices<Family> SCHEMES = Choices.among("scheme", Schemes.all(), Family::name, "multigrid");

  /** The fluxes, each with contrast 1. */
  static final Choices<Flux> FLUXES = Choices.among("flux", BuiltinFluxes.diffusions(), Flux::name);

  static final Choices<Boundary> BOUNDARIES =
      Choices.among("boundary", List.of(Boundary.values()), Names::text);

  static final Choices<BuiltinSignal> BUILTINS = Choices.among("builtin signal",
      Stream.<BuiltinSignal>concat(Stream.of(new BuiltinSignal.Nile()),
          Arrays.stream(DonohoJohnstone.values()).map(BuiltinSignal.Noisy::new)).toList(),
      BuiltinSignal::name);

  static final Choices<Claim> CLAIMS = Choices.among("claim",
      Arrays.stream(Claim.values()).filter(claim -> claim != Claim.UNKNOWN).toList(), Claim::text);

  /**
   * A solver of implicit steps.
   *
   * @param text its name
   * @param rule how it is made for a step
   */
  record NamedSolver(String text, SolverRule rule) {}

  static final Choices<NamedSolver> SOLVERS = Choices.among("solver", Stream.concat(Arrays.stream(SolverChoice.values())
      .filter(choice -> choice != SolverChoice.USUAL).map(choice -> new NamedSolver(choice.text(), choice)),
      Stream.of(new FullApproximation()).map(multigrid -> new NamedSolver(multigrid.name(), _ -> multigrid))).toList(),
      NamedSolver::text);

  static final Choices<Denoiser.Choice> CHOICES = Choices.among("choice", List.of(Denoiser.Choice.values()),
      choice -> choice.name().toLowerCase(Locale.ROOT));

  static final Choices<Denoiser.Coloured> COLOURED = Choices.among("coloured", List.of(Denoiser.Coloured.values()),
      coloured -> coloured.name().toLowerCase(Locale.ROOT));

  static final Choices<Denoiser.Outlying> OUTLIERS = Choices.among("outliers", List.of(Denoiser.Outlying.values()),
      outliers -> outliers.name().toLowerCase(Locale.ROOT));

  static final Choices<Experiment> EXPERIMENTS = Choices.among("experiment", Experiment.all(), Experiment::name);

  static final Choices<String> KERNELS =
      Choices.among("kernels", List.of("auto", "scalar", "vector"), Function.identity());

  static final Choices<String> MISSING =
      Choices.among("missing", List.of("fail", "fill"), Function.identity());

  static final Choices<CsvDialect.Separator> SEPARATORS = Choices.among("separator",
      List.of(CsvDialect.Separator.values()), CsvDialect.Separator::text);

  static final Choices<CsvDialect.Sign> DECIMALS =
      Choices.among("decimal", List.of(CsvDialect.Sign.values()), CsvDialect.Sign::text);

  static final Choices<String> PRECISIONS =
      Choices.among("precision", List.of("double"), Function.identity(), "float");

  static final String POISSON = "poisson";
  static final String IMPLICIT = "implicit";

  static final Choices<String> PROBLEMS =
      Choices.among("problem", List.of(POISSON, "bratu", IMPLICIT), Function.identity());

  static final Choices<Cycle> CYCLES = Choices.among("cycle", List.of(Cycle.values()), Cycle::text);

  static final Choices<Smoother> SMOOTHERS = Choices.among("smoother", List.of(new DampedJacobi(2.0 / 3), new GaussSeidel(),
      new RedBlack(), new Chebyshev(2), new FsiSmoother(2)), Smoother::name);

  private Names() {}

  /** The name of a boundary at the command line. */
  static String text(Boundary boundary) {
    return boundary.name().toLowerCase(Locale.ROOT);
  }
}
