package org.residua.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.signal.Shape;
import org.residua.api.signal.SignalBuffer;

/** A WAV file as a signal of its channels, whole numbers scaled to {@code [-1, 1)}. NaN is a missing sample. */
final class WavInput {

  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private WavInput() {}

  /** The samples; at least two in each channel. */
  static Samples read(String name, InputStream in) throws IOException {
    byte[] file = in.readNBytes(LARGEST);
    if (in.read() >= 0) {
      throw new IllegalArgumentException(
          name + " has more than " + LARGEST + " bytes; split it");
    }
    WavChunks chunks = WavChunks.of(name, file);
    int frames = chunks.samples().remaining() / chunks.format().frame();
    if (frames < 2) {
      throw new IllegalArgumentException(name + " has " + frames
          + (frames == 1 ? " frame" : " frames") + ", at least 2 are needed; give a longer recording");
    }
    return samples(name, chunks, frames);
  }

  private static Samples samples(String name, WavChunks chunks, int frames) {
    WavFormat format = chunks.format();
    ByteBuffer bytes = chunks.samples();
    SignalBuffer u = new SignalBuffer(new Shape(format.channels(), frames));
    long missing = 0;
    String first = "";
    for (int i = 0; i < frames; i++) {
      for (int c = 0; c < format.channels(); c++) {
        double sample = format.encoding().decode(bytes);
        if (Double.isInfinite(sample)) {
          throw new IllegalArgumentException(name + ", frame " + (i + 1) + ", channel " + (c + 1)
              + ": " + sample + " is not finite; use NaN for a missing sample");
        }
        if (Double.isNaN(sample)) {
          first = missing++ == 0 ? "frame " + (i + 1) : first;
        }
        u.set(c, i, sample);
      }
    }
    List<String> channels = IntStream.rangeClosed(1, format.channels()).mapToObj(c -> "channel " + c).toList();
    return new Samples(name, u.handOver(), new ColumnNames(channels, Optional.empty()),
        new Samples.Gap(missing, first), Optional.of(format), List.of());
  }
}
