package org.residua.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.cli.wav.Recording;
import org.residua.cli.wav.WavReader;

/** A WAV file as a signal of its channels. */
final class WavInput {

  private WavInput() {}

  /** Whether the first bytes are those of a recording, which {@link #read} reads or refuses by name. */
  static boolean recognises(BufferedInputStream in) throws IOException {
    return WavReader.recognises(in);
  }

  /**
   * The samples; at least two in each channel.
   *
   * @param name the file's name for messages
   * @param in the file
   */
  static Samples read(String name, InputStream in) throws IOException {
    Recording recording = WavReader.read(name, in);
    List<String> channels =
        IntStream.rangeClosed(1, recording.format().channels()).mapToObj(c -> "channel " + c).toList();
    return new Samples(name, recording.signal(), new ColumnNames(channels, Optional.empty()), KeptColumns.none(),
        new Samples.Gap(recording.missing(), recording.first()), Optional.of(recording.format()), recording.warnings());
  }
}
