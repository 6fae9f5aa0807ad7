package org.residua.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.residua.api.kernel.Kernels;
import org.residua.api.signal.Signal;
import org.residua.verification.Certifier;

/** The subcommand {@code denoise}. */
final class Denoising {

  /** Above this many samples the network is not run a second time in its expanded form. */
  private static final int LARGEST_COMPARED = 1 << 22;

  private Denoising() {}

  static int run(Given given, Streams streams) throws IOException {
    given.text(Option.PRECISION).ifPresent(Names.PRECISIONS::named);
    given.text(Option.MISSING).ifPresent(Names.MISSING::named);
    Input input = Input.of(given, streams.in());
    Machinery machinery = Machinery.of(given);
    requireDistinct(given);
    Optional<Path> source = input.file();
    try (Destination output = Destination.of(given, Option.OUTPUT, streams.out(), source);
        Destination json = Destination.of(given, Option.JSON, streams.out(), source)) {
      Denoised denoised = denoise(given, input.read(given).requireComplete(), machinery, streams);
      if (denoised.outcome().good()) {
        output.write(to -> CsvOutput.write(denoised.after(), to));
      } else {
        streams.err().println("residua: the result is " + denoised.outcome().text()
            + " and is not written; " + denoised.outcome().remedy());
      }
      json.write(Json.content(denoised.json()));
      if (denoised.outcome().good()) {
        output.commit();
      }
      json.commit();
      if (!given.has(Option.JSON) && !given.text(Option.OUTPUT).equals(Optional.of("-"))) {
        streams.out().print(denoised.text());
      }
      return denoised.outcome().good() ? Main.DONE : Main.NO;
    }
  }

  private static void requireDistinct(Given given) {
    Optional<String> output = given.text(Option.OUTPUT);
    if (output.isPresent() && output.map(Denoising::place).equals(
        given.text(Option.JSON).map(Denoising::place))) {
      throw new IllegalArgumentException("--output contradicts --json: both name "
          + Shown.quoted(output.get()) + "; write one of them to a file of its own");
    }
    output.ifPresent(name -> {
      String file = Optional.ofNullable(Path.of(name).getFileName()).map(Path::toString).orElse("");
      if (file.contains(".") && !file.endsWith(".csv") && !name.startsWith("/dev/")) {
        throw new IllegalArgumentException("output " + Shown.quoted(name) + ": "
            + file.substring(file.lastIndexOf('.')) + " is not available in this version;"
            + " give a name that ends in .csv, or -");
      }
    });
  }

  private static Path place(String name) {
    return name.equals("-") ? Path.of(name) : Path.of(name).toAbsolutePath().normalize();
  }

  private static Denoised denoise(
      Given given, Signal f, Machinery machinery, Streams streams) {
    Estimates.FromData estimates = Estimates.FromData.of(f);
    Setup setup = Setup.forData(given, estimates);
    Evolution evolution = setup.evolution();
    boolean compared = f.shape().size() <= LARGEST_COMPARED;
    Kernels kernels = machinery.kernels();
    try (Progress progress = new Progress(streams, (compared ? 2 : 1) * evolution.length())) {
      long start = System.nanoTime();
      Signal after = evolution.run(f, kernels, false, progress::advance);
      double seconds = 1e-9 * (System.nanoTime() - start);
      Optional<Boolean> same = compared
          ? Optional.of(evolution.run(f, kernels, true, progress::advance).equals(after))
          : Optional.empty();
      return new Denoised(Denoised.name(given), setup, f, after, estimates.noise(), machinery,
          seconds, same, Certifier.certify(evolution.architecture(1)).strongest());
    }
  }
}
