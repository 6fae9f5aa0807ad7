package org.residua.cli.wav;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.residua.api.signal.Shape;
import org.residua.api.signal.SignalBuffer;

/** A WAV file as a signal of its channels, whole numbers scaled to {@code [-1, 1)}. NaN is a missing sample. */
public final class WavReader {

  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private WavReader() {}

  /** Whether the first bytes are those of a recording, which {@link #read} reads or refuses by name. */
  public static boolean recognises(BufferedInputStream in) throws IOException {
    in.mark(WavContainer.BYTES);
    byte[] start = in.readNBytes(WavContainer.BYTES);
    in.reset();
    return WavContainer.of(start).isPresent();
  }

  /**
   * The samples; at least two in each channel. Memory is taken for bytes that are there, never for those that a
   * header announces.
   *
   * @param name the file's name for messages
   * @param in the file
   */
  public static Recording read(String name, InputStream in) throws IOException {
    byte[] file = in.readNBytes(LARGEST);
    if (in.read() >= 0) {
      throw new IllegalArgumentException(
          name + " has more than " + LARGEST + " bytes; split it");
    }
    WavChunks chunks = WavChunks.of(name, file);
    WavFormat format = WavFormat.of(name, chunks.format());
    int frames = frames(name, chunks, format.frame());
    return recording(name, format, chunks.samples(), frames, warnings(name, chunks, format.frame(), frames));
  }

  private static int frames(String name, WavChunks chunks, int frame) {
    int bytes = chunks.samples().remaining();
    int frames = bytes / frame;
    int left = bytes % frame;
    if (left != 0 && !chunks.streamed()) {
      throw new IllegalArgumentException(name + " is damaged: " + bytes + " bytes of samples are no multiple of the "
          + frame + " of a frame; give the undamaged file");
    }
    if (frames < 2) {
      throw new IllegalArgumentException(name + " has " + frames
          + (frames == 1 ? " frame" : " frames") + ", at least 2 are needed; give a longer recording");
    }
    return frames;
  }

  private static List<String> warnings(String name, WavChunks chunks, int frame, int frames) {
    int bytes = chunks.samples().remaining();
    int left = bytes % frame;
    return !chunks.streamed() ? List.of() : List.of(name + " has the header of a stream, which leaves its length open:"
        + " read to the end, " + frames + " frames" + (left == 0 ? "" : "; the last " + left + " of " + bytes
            + " bytes are no whole frame of " + frame + " and are left out"));
  }

  private static Recording recording(
      String name, WavFormat format, ByteBuffer bytes, int frames, List<String> warnings) {
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
    return new Recording(u.handOver(), missing, first, format, warnings);
  }
}
