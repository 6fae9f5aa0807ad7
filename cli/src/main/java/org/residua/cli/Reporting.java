package org.residua.cli;

import static org.residua.cli.Smoothing.counted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residua.api.block.Scheme;
import org.residua.api.signal.Signal;
import org.residua.cli.report.Abscissa;
import org.residua.cli.report.Measured;
import org.residua.cli.report.Method;
import org.residua.cli.report.Report;
import org.residua.cli.report.Run;
import org.residua.cli.report.Trajectory;
import org.residua.schemes.denoiser.Explanation;

/** Makes the report of {@code denoise} from its result. */
final class Reporting {

  private Reporting() {}

  static Report of(Given given, Denoised denoised) {
    return new Report(
        new Measured(denoised.input(), denoised.samples().columns().channels(), abscissa(denoised),
            denoised.observed().measured(), denoised.after(), denoised.evidence()),
        method(given, denoised), trajectory(denoised), denoised.certification(),
        new Run(command(given), denoised.machinery().toString(), Information.version(),
            denoised.seconds(), denoised.networkBitwiseEqual()), denoised.warnings(), explanations(given, denoised));
  }

  /** Signals that are too large for it, which the page says, and results of schemes have none. */
  private static List<Explanation> explanations(Given given, Denoised denoised) {
    Signal measured = denoised.observed().measured();
    return denoised.smoothing() instanceof ByChoice && measured.shape().size() <= Explanation.LONGEST
        ? Denoising.denoiser(given, denoised.machinery()).explain(measured) : List.of();
  }

  private static Method method(Given given, Denoised denoised) {
    Smoothing smoothing = denoised.smoothing();
    return switch (smoothing) {
      case ByScheme(Setup setup, _, _) -> new Method(setup.family().title(), extent(setup),
          Optional.of(setup.diffusion()), setup.architecture(), List.of(), new Reasons(given, setup, smoothing.noise()).choices());
      case ByChoice choice -> new Method("the automatic denoiser", choice.parts(), Optional.empty(),
          choice.networks().get(0), choice.mixtures(denoised.samples().columns().channels()), choice.choices());
    };
  }

  private static Optional<Trajectory> trajectory(Denoised denoised) {
    return denoised.smoothing() instanceof ByScheme(Setup setup, _, _) ? Optional.of(Trajectory.of(
        setup.architecture(), setup.diffusion(), denoised.before(), denoised.machinery().engine())) : Optional.empty();
  }

  private static Optional<Abscissa> abscissa(Denoised denoised) {
    KeptColumns kept = denoised.samples().kept();
    return denoised.samples().columns().time().map(name -> new Abscissa(name,
        kept.positions(denoised.after().shape().length()), kept.increasing().filter(TimeFormat::dated).isPresent()));
  }

  private static String extent(Setup setup) {
    Scheme scheme = setup.scheme();
    String steps = counted(scheme.steps(), "step");
    return scheme.cycles() == 1 ? steps : counted(scheme.cycles(), "cycle") + " of " + steps;
  }

  /** The command line without the places that results went to. */
  static String command(Given given) {
    List<String> words = new ArrayList<>(List.of("residua", given.command().text()));
    given.operand().ifPresent(operand -> words.add(quoted(operand)));
    for (Option option : Option.of(given.command())) {
      if (given.has(option) && option != Option.REPORT && option != Option.JSON
          && option != Option.OUTPUT) {
        words.add(option.flag());
        given.text(option).filter(text -> !text.isEmpty()).map(Reporting::quoted).ifPresent(words::add);
      }
    }
    return String.join(" ", words) + " --json -";
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:,=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
