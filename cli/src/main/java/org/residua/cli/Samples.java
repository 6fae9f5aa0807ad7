package org.residua.cli;

import java.util.List;
import java.util.Optional;
import org.residua.api.signal.Signal;
import org.residua.cli.wav.WavFormat;

/**
 * What was read: the samples, missing ones as NaN.
 *
 * @param name the input's name for messages
 * @param signal the samples
 * @param columns what they are called in the input
 * @param kept what an output writes back beside them
 * @param gap what is missing
 * @param wav how a WAV input stores them
 * @param warnings what the caller should know about how the input was read
 */
record Samples(String name, Signal signal, ColumnNames columns, KeptColumns kept, Gap gap,
    Optional<WavFormat> wav, List<String> warnings) {

  /**
   * The missing samples.
   *
   * @param count how many there are, over all channels
   * @param first where the first one is; empty when there is none
   */
  record Gap(long count, String first) {}

  /** The size up to which fluxes have their squares. */
  private static final double GREATEST = 1e150;

  /** Copies the warnings. */
  Samples {
    warnings = List.copyOf(warnings);
  }

  /** Samples none of which is missing. */
  static Samples complete(String name, Signal signal) {
    return new Samples(name, signal, ColumnNames.single(), KeptColumns.none(), new Gap(0, ""), Optional.empty(), List.of());
  }

  private void requireSquares() {
    for (int c = 0; c < signal.shape().channels(); c++) {
      for (int i = 0; i < signal.shape().length(); i++) {
        if (Math.abs(signal.get(c, i)) > GREATEST) {
          throw new IllegalArgumentException(name + ", column " + Shown.quoted(columns.channels().get(c)) + ": sample " + (i + 1)
              + " is " + signal.get(c, i) + ", and at most " + GREATEST + " is possible: differences and squares of larger"
              + " ones are no numbers; scale the samples down");
        }
      }
    }
  }

  /** The samples with their gaps treated as {@code --missing} says: refused, unless they are to be filled. */
  Observed observed(Given given) {
    requireSquares();
    boolean fill = given.text(Option.MISSING).map(Names.MISSING::named).orElse("fail").equals("fill");
    for (int c = 0; c < signal.shape().channels(); c++) {
      if (gap.count() > 0 && Gaps.in(signal, c) == signal.shape().length()) {
        throw new IllegalArgumentException(name + ": all " + signal.shape().length()
            + " samples of channel " + (c + 1) + " are missing (column " + Shown.quoted(columns.channels().get(c))
            + "), at least 1 is needed; give another column");
      }
    }
    if (gap.count() > 0 && !fill) {
      throw new IllegalArgumentException(name + ": " + gap.count() + " of " + signal.shape().size()
          + " samples are missing, the first in " + gap.first() + ", and at most 0 may be;"
          + " fill them in or remove them, or let them be interpolated (--missing fill)");
    }
    return gap.count() == 0 ? Observed.complete(signal) : Observed.filled(signal);
  }
}
