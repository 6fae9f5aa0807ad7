package org.residua.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.residua.api.signal.SignalBuffer;

/** The signals that come with the command. */
sealed interface BuiltinSignal {

  /** The samples that the options ask for. */
  Samples samples(Given given);

  /** The name after {@code builtin:}. */
  String name();

  /**
   * Annual flow of the Nile at Aswan 1871-1970 in 10^8 m^3, with its drop at 1899. Source: Cobb (1978),
   * Biometrika 65, 243-251; public domain.
   */
  record Nile() implements BuiltinSignal {

    @Override
    public String name() {
      return "nile";
    }

    @Override
    public Samples samples(Given given) {
      for (Option option : List.of(Option.LENGTH, Option.NOISE, Option.SEED)) {
        given.requireAbsent(option, "builtin:nile", "these are measured data");
      }
      try (InputStream in =
          Objects.requireNonNull(Nile.class.getResourceAsStream("nile.csv"), "nile.csv")) {
        return new CsvInput("builtin:nile", CsvAsked.nothing()).read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * A test signal with standard deviation 7 plus white Gaussian noise.
   *
   * @param signal the formula
   */
  record Noisy(DonohoJohnstone signal) implements BuiltinSignal {

    private static final int LONGEST = 1 << 28;

    @Override
    public String name() {
      return signal.text();
    }

    @Override
    public Samples samples(Given given) {
      int length = given.text(Option.LENGTH)
          .map(text -> Decimal.whole(Option.LENGTH, text, 2, LONGEST, "the default is 2048"))
          .orElse(2048);
      Memory.require("builtin:" + name() + " with " + length + " samples", 2.0 * Double.BYTES * length);
      double sigma = given.text(Option.NOISE)
          .map(text -> Decimal.within(Option.NOISE, text, 0, 1e100, "the default is 1"))
          .orElse(1.0);
      Random random = new Random(given.text(Option.SEED)
          .map(text -> Decimal.seed(Option.SEED, text)).orElse(1L));
      SignalBuffer samples = signal.samples(length);
      for (int i = 0; i < length; i++) {
        samples.set(0, i, samples.get(0, i) + sigma * random.nextGaussian());
      }
      return Samples.complete("builtin:" + name(), samples.handOver());
    }
  }
}
