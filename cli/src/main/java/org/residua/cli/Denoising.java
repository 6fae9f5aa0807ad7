package org.residua.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Signal;
import org.residua.cli.evidence.Evidence;
import org.residua.schemes.denoiser.Denoiser;
import org.residua.schemes.denoiser.NoiseLevel;
import org.residua.schemes.denoiser.Tuning;
import org.residua.verification.Certification;
import org.residua.verification.Certifier;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;

/** The subcommand {@code denoise}. */
final class Denoising {

  /** Above this many samples the network is not run a second time in its expanded form. */
  private static final int LARGEST_COMPARED = 1 << 22;

  private Denoising() {}

  static int run(Given given, Streams streams) throws IOException {
    if (given.operands().size() > 1 || given.has(Option.OUTPUT_DIR)) {
      return Batch.run(given, streams);
    }
    Denoised denoised = one(given, streams, "residua: ");
    if (given.operands().isEmpty()) {
      streams.err().println("residua: no input is given: the builtin signal nile is used (- reads standard input)");
    }
    if (!given.has(Option.JSON) && given.text(Option.OUTPUT).filter(Destination::standard).isEmpty()) {
      streams.out().print(denoised.text());
    }
    return code(denoised);
  }

  /** The exit code that a result is worth. */
  static int code(Denoised denoised) {
    return denoised.outcome().good() ? Main.DONE : Main.NO;
  }

  /**
   * Denoises one input and writes what is asked for but the text for people.
   *
   * @param teller what warnings begin with
   */
  static Denoised one(Given given, Streams streams, String teller) throws IOException {
    given.text(Option.PRECISION).ifPresent(Names.PRECISIONS::named);
    Stopwatch watch = new Stopwatch();
    Input input = Input.of(given, streams);
    Machinery machinery = Machinery.of(given);
    requireDistinct(given);
    OutputKind kind = OutputKind.of(given);
    Optional<Path> source = input.file();
    try (Destination output = Destination.of(given, Option.OUTPUT, streams.out(), source);
        Destination report = Destination.of(given, Option.REPORT, streams.out(), source);
        Destination json = Destination.of(given, Option.JSON, streams.out(), source)) {
      Samples samples = input.read(given);
      kind.requireFor(given, samples);
      Denoised denoised = denoise(given, samples, machinery, watch, streams);
      watch.enter(Stopwatch.Part.WRITE);
      denoised.warnings().forEach(warning -> streams.err().println(teller + Shown.oneLine(warning)));
      if (denoised.outcome().good()) {
        kind.write(denoised.after(), samples, output, streams.err());
        if (given.has(Option.REPORT)) {
          report.write(to -> Reporting.of(given, denoised).appendTo(to));
        }
      } else {
        streams.err().println("residua: the result is " + denoised.outcome().text()
            + " and is not written; " + denoised.outcome().remedy());
      }
      json.write(Json.content(denoised.json()));
      if (denoised.outcome().good()) {
        output.commit();
        report.commit();
      }
      json.commit();
      return denoised;
    }
  }

  private static void requireDistinct(Given given) {
    requireDistinct(given, Option.OUTPUT, Option.JSON);
    requireDistinct(given, Option.OUTPUT, Option.REPORT);
    requireDistinct(given, Option.REPORT, Option.JSON);
    given.text(Option.REPORT).filter(Destination::standard).ifPresent(name -> {
      throw new IllegalArgumentException("report " + Shown.place(name) + " is no page; give a file that ends in .html");
    });
  }

  private static void requireDistinct(Given given, Option first, Option second) {
    Optional<String> name = given.text(first);
    if (name.isPresent() && name.map(Denoising::place).equals(
        given.text(second).map(Denoising::place))) {
      throw new IllegalArgumentException(first.flag() + " contradicts " + second.flag()
          + ": both name " + Shown.quoted(name.get()) + "; write one of them to a file of its own");
    }
  }

  private static String place(String name) {
    try {
      return Destination.standard(name) ? "-" : Path.of(name).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      return name; // Refused by name when it is opened.
    }
  }

  private static Denoised denoise(Given given, Samples samples, Machinery asked, Stopwatch watch, Streams streams) {
    watch.enter(Stopwatch.Part.CHOOSE);
    Observed known = samples.observed(given);
    Machinery machinery = given.hasMethod() ? asked : asked.choosing(given, samples.signal().shape().size());
    Smoothing smoothing = smoothing(given, known, machinery);
    Observed observed = known.startingFrom(smoothing.starts());
    boolean compared = observed.start().shape().size() <= LARGEST_COMPARED;
    Memory.requireFor(smoothing, compared, machinery.engine());
    Certification certification = common(smoothing.networks());
    try (Progress progress = new Progress(streams)) {
      List<Supplier<Evolution.Evolved>> networks = IntStream.range(0, smoothing.networks().size())
          .mapToObj(k -> smoothing.ready(k, machinery, progress)).toList();
      watch.enter(Stopwatch.Part.EVOLVE);
      Evolution.Evolved evolved = Evolution.Evolved.together(networks.stream().map(Supplier::get).toList());
      watch.enter(Stopwatch.Part.COMPARE);
      Optional<Boolean> same = compared ? Optional.of(expanded(smoothing, machinery, progress).equals(evolved.signal())) : Optional.empty();
      Signal judged = smoothing.judged(observed.measured());
      List<Evidence> evidence = IntStream.range(0, evolved.signal().shape().channels()).mapToObj(c -> Evidence.of(
          judged, observed.start(), evolved.signal(), c, smoothing.levels().get(c))).toList();
      return new Denoised(Denoised.name(given), samples, smoothing, observed, evolved.signal(), machinery,
          evolved.seconds(), watch, evolved.loops(), same, certification, evidence);
    }
  }

  /** The automatic denoiser with the options that it has. */
  static Denoiser denoiser(Given given, Machinery machinery) {
    Denoiser denoiser = Denoiser.automatic().on(machinery.engine()).fillingGaps()
        .choosing(given.text(Option.CHOICE).map(Names.CHOICES::named).orElse(Denoiser.Choice.MIXTURE))
        .coloured(given.text(Option.COLOURED).map(Names.COLOURED::named).orElse(Denoiser.Coloured.AUTO))
        .outliers(given.text(Option.OUTLIERS).map(Names.OUTLIERS::named).orElse(Denoiser.Outlying.AUTO));
    OptionalDouble level = noiseLevel(given);
    return level.isPresent() ? denoiser.withNoiseLevel(level.getAsDouble()) : denoiser;
  }

  /** The method of the options, or the automatic choice; signals that are too short have the usual scheme. */
  private static Smoothing smoothing(Given given, Observed observed, Machinery machinery) {
    OptionalDouble level = noiseLevel(given);
    boolean few = observed.start().shape().length() < Denoiser.FEWEST;
    if (!given.hasMethod() && !few) {
      return new ByChoice(Hint.adding(" (--noise-level X)", () -> denoiser(given, machinery).choose(observed.measured())));
    }
    if (given.hasMethod()) {
      given.requireAbsent(Option.CHOICE, "an option of the method", "nothing is mixed where a scheme is asked for");
      given.requireAbsent(Option.COLOURED, "an option of the method", "the risk of schemes is that of white noise");
      given.requireAbsent(Option.OUTLIERS, "an option of the method", "schemes evolve all samples as they are");
    }
    List<NoiseLevel> noise = IntStream.range(0, observed.measured().shape().channels()).mapToObj(c ->
        level.isPresent() ? NoiseLevel.given(level.getAsDouble()) : NoiseLevel.of(observed.measured(), c)).toList();
    Settling settling = new Settling(given, observed, noise, machinery);
    return new ByScheme(given.hasMethod() ? settling.setup() : settling.usual(observed.start().shape().length()
        + " samples are fewer than the " + Denoiser.FEWEST + " that a choice needs: order 1, 10 steps, contrast "
        + (Tuning.common(noise) > 0 ? "from the noise level" : "1") + unused(given)), observed.start(), noise);
  }

  /** The options of the choice that are given where nothing is chosen. */
  private static String unused(Given given) {
    List<String> options = Stream.of(Option.CHOICE, Option.COLOURED, Option.OUTLIERS).filter(given::has).map(Option::flag).toList();
    return options.isEmpty() ? "" : "; " + String.join(" and ", options) + (options.size() == 1 ? " is" : " are") + " not used";
  }

  private static OptionalDouble noiseLevel(Given given) {
    return given.text(Option.NOISE_LEVEL).filter(text -> !text.equals("auto"))
        .map(text -> OptionalDouble.of(Decimal.positive(Option.NOISE_LEVEL, text, "give the standard deviation of the noise, or auto")))
        .orElse(OptionalDouble.empty());
  }

  /** What is proven of all networks, claim by claim. */
  private static Certification common(List<Architecture> networks) {
    List<Certification> all = networks.stream().distinct().map(Certifier::certify).toList();
    Function<Claim, Certificate> weakest = claim -> all.stream().map(each -> each.of(claim))
        .filter(certificate -> !certificate.proven()).findFirst().orElse(all.get(0).of(claim));
    return new Certification(weakest.apply(Claim.NORM_DECREASING), weakest.apply(Claim.ENERGY_DECREASING),
        weakest.apply(Claim.NONEXPANSIVE), weakest.apply(Claim.MOMENTUM_DECREASING), weakest.apply(Claim.POWER_BOUNDED),
        weakest.apply(Claim.MAXIMUM_PRINCIPLE), all.get(0).digest());
  }

  /** The result of the expanded networks. */
  private static Signal expanded(Smoothing smoothing, Machinery machinery, Progress progress) {
    List<Evolution.Evolved> all = new ArrayList<>();
    for (int k = 0; k < smoothing.networks().size(); k++) {
      all.add(Evolution.compared(smoothing.networks().get(k).expanded(), smoothing.starts().get(k), machinery, progress).run());
    }
    return Evolution.Evolved.together(all).signal();
  }
}
