package org.residua.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.residua.api.signal.Signal;

/** A signal as a WAV file: format and samples, no further chunks. */
final class WavOutput {

  private static final int FORMAT = 16;

  private WavOutput() {}

  /** How many samples lie beyond what the format can store. */
  static long clipped(Signal u, WavFormat.Encoding encoding) {
    long clipped = 0;
    for (int c = 0; c < u.shape().channels(); c++) {
      for (int i = 0; i < u.shape().length(); i++) {
        clipped += encoding.clips(u.get(c, i)) ? 1 : 0;
      }
    }
    return clipped;
  }

  /** Writes finite samples, rounded to the nearest, ties to even, and clipped. */
  static void write(Signal u, WavFormat format, OutputStream to) throws IOException {
    OutputStream out = new BufferedOutputStream(to, 1 << 16);
    long bytes = (long) u.shape().length() * format.frame();
    long padding = bytes % 2;
    out.write(header(format, (int) bytes, (int) (bytes + padding)));
    ByteBuffer frame = ByteBuffer.allocate(format.frame()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < u.shape().length(); i++) {
      frame.clear();
      for (int c = 0; c < u.shape().channels(); c++) {
        format.encoding().encode(u.get(c, i), frame);
      }
      out.write(frame.array());
    }
    out.write(new byte[(int) padding]);
    out.flush();
  }

  /** The sizes are unsigned: their sum may exceed 2^31. */
  private static byte[] header(WavFormat format, int bytes, int padded) {
    ByteBuffer header = ByteBuffer.allocate(28 + FORMAT).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(20 + FORMAT + padded).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(FORMAT);
    header.putShort((short) format.encoding().tag()).putShort((short) format.channels());
    header.putInt(format.rate()).putInt(format.rate() * format.frame());
    header.putShort((short) format.frame()).putShort((short) format.encoding().bits());
    return header.put(ascii("data")).putInt(bytes).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
