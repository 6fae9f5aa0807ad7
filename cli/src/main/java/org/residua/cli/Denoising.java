package org.residua.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.residua.api.signal.Signal;
import org.residua.verification.Certification;
import org.residua.verification.Certifier;

/** The subcommand {@code denoise}. */
final class Denoising {

  /** Above this many samples the network is not run a second time in its expanded form. */
  private static final int LARGEST_COMPARED = 1 << 22;

  private Denoising() {}

  static int run(Given given, Streams streams) throws IOException {
    if (given.operands().size() > 1 || given.has(Option.OUTPUT_DIR)) {
      return Batch.run(given, streams);
    }
    Denoised denoised = one(given, streams);
    if (given.operands().isEmpty()) {
      streams.err().println("residua: no input is given: the builtin signal nile is used (- reads standard input)");
    }
    if (!given.has(Option.JSON) && !given.text(Option.OUTPUT).equals(Optional.of("-"))) {
      streams.out().print(denoised.text());
    }
    return code(denoised);
  }

  /** The exit code that a result is worth. */
  static int code(Denoised denoised) {
    return denoised.outcome().good() ? Main.DONE : Main.NO;
  }

  /** Denoises one input and writes what is asked for but the text for people. */
  static Denoised one(Given given, Streams streams) throws IOException {
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
      Machinery.remark().ifPresent(remark -> streams.err().println("residua: " + remark));
      samples.warnings().forEach(warning -> streams.err().println("residua: " + Shown.oneLine(warning)));
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
    given.text(Option.REPORT).filter(name -> name.equals("-")).ifPresent(name -> {
      throw new IllegalArgumentException("report '-' is no page; give a file that ends in .html");
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
      return name.equals("-") ? name : Path.of(name).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      return name; // Refused by name when it is opened.
    }
  }

  private static Denoised denoise(Given given, Samples samples, Machinery machinery, Stopwatch watch, Streams streams) {
    watch.enter(Stopwatch.Part.CHOOSE);
    Observed observed = samples.observed(given);
    Estimates.FromData estimates = Estimates.FromData.of(observed);
    Signal f = observed.start();
    Setup setup = Setup.forData(given, estimates);
    boolean compared = f.shape().size() <= LARGEST_COMPARED;
    Memory.requireFor(setup, f.shape(), compared, machinery.engine());
    Certification certification = Certifier.certify(setup.architecture());
    try (Progress progress = new Progress(streams)) {
      Evolution evolution = Evolution.of(setup.architecture(), f, machinery, progress);
      watch.enter(Stopwatch.Part.COMPARE);
      Optional<Evolution> expanded = compared
          ? Optional.of(Evolution.compared(setup.architecture().expanded(), f, machinery, progress)) : Optional.empty();
      watch.enter(Stopwatch.Part.EVOLVE);
      Evolution.Evolved evolved = evolution.run();
      watch.enter(Stopwatch.Part.COMPARE);
      Optional<Boolean> same = expanded.map(layers -> layers.run().signal().equals(evolved.signal()));
      return new Denoised(Denoised.name(given), samples, setup, observed, evolved.signal(), estimates.noise(), machinery,
          evolved.seconds(), watch, evolved.loops(), same, certification);
    }
  }
}
