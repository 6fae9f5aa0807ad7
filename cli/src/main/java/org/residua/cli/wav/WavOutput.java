package org.residua.cli.wav;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.residua.api.signal.Signal;

/** A signal as a WAV file: format, with floating point the number of frames, samples; no further chunks. */
public final class WavOutput {

  private static final int HEADER = 8;
  private static final int FACT = HEADER + Integer.BYTES;

  private WavOutput() {}

  /** How many samples lie beyond what the format can store. */
  public static long clipped(Signal u, WavFormat format) {
    long clipped = 0;
    for (int c = 0; c < u.shape().channels(); c++) {
      for (int i = 0; i < u.shape().length(); i++) {
        clipped += format.clips(u.get(c, i)) ? 1 : 0;
      }
    }
    return clipped;
  }

  /** Writes finite samples, rounded to the nearest, ties to even, and clipped. */
  public static void write(Signal u, WavFormat format, OutputStream to) throws IOException {
    OutputStream out = new BufferedOutputStream(to, 1 << 16);
    out.write(header(format, u.shape().length()));
    ByteBuffer frame = ByteBuffer.allocate(format.frame()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < u.shape().length(); i++) {
      frame.clear();
      for (int c = 0; c < u.shape().channels(); c++) {
        format.encode(u.get(c, i), frame);
      }
      out.write(frame.array());
    }
    out.write(new byte[format.frame() % 2 * (u.shape().length() % 2)]);
    out.flush();
  }

  /** The sizes are unsigned: their sum may exceed 2^31. A chunk of odd size is followed by one byte more. */
  private static byte[] header(WavFormat format, int frames) {
    byte[] kind = format.chunk();
    boolean fact = !format.encoding().whole();
    int samples = frames * format.frame();
    ByteBuffer header = ByteBuffer.allocate(HEADER + 4 + HEADER + kind.length + (fact ? FACT : 0) + HEADER)
        .order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(header.capacity() - HEADER + samples + samples % 2).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(kind.length).put(kind);
    if (fact) {
      header.put(ascii("fact")).putInt(Integer.BYTES).putInt(frames);
    }
    return header.put(ascii("data")).putInt(samples).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
