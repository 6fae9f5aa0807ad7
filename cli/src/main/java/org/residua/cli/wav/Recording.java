package org.residua.cli.wav;

import java.util.List;
import org.residua.api.signal.Signal;

/**
 * What a WAV file holds.
 *
 * @param signal its channels, whole numbers scaled to {@code [-1, 1)}; NaN is a missing sample
 * @param missing how many samples are missing
 * @param first where the first one is, in words; empty where none is
 * @param format rate, channels and numbers of the file
 * @param warnings what was read otherwise than the header says
 */
public record Recording(Signal signal, long missing, String first, WavFormat format, List<String> warnings) {

  /** Copies the warnings. */
  public Recording {
    warnings = List.copyOf(warnings);
  }
}
