package org.residua.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The parts of a WAV file that matter: its format and its samples. Source: Multimedia Programming Interface and
 * Data Specifications 1.0 (IBM, Microsoft, 1991); KSDATAFORMAT for the extensible format.
 *
 * <p>Read by hand: {@code javax.sound.sampled} neither tells a truncated file from a whole one, nor ends on
 * every damaged header, nor pads an odd chunk.
 *
 * @param format how the samples are stored
 * @param samples the bytes of whole frames, little-endian
 */
record WavChunks(WavFormat format, ByteBuffer samples) {

  private static final int EXTENSIBLE = 0xFFFE;
  private static final int HEADER = 8;
  private static final int SHORTEST_FORMAT = 16;
  private static final int SUBFORMAT = 24;

  /** The chunks of a file; refuses what is no complete WAV file. */
  static WavChunks of(String name, byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < HEADER + 4 || !text(bytes, 0).equals("RIFF") || !text(bytes, HEADER).equals("WAVE")) {
      throw new IllegalArgumentException(name + " is no WAV file: its " + file.length
          + " bytes do not start with RIFF....WAVE; give a .wav file (RF64 and RIFX are not read)");
    }
    ByteBuffer format = chunk(name, bytes, "fmt ");
    ByteBuffer samples = chunk(name, bytes, "data");
    WavFormat known = format(name, format);
    if (samples.remaining() % known.frame() != 0) {
      throw new IllegalArgumentException(name + " is damaged: " + samples.remaining()
          + " bytes of samples are no multiple of the " + known.frame()
          + " of a frame; give the undamaged file");
    }
    return new WavChunks(known, samples);
  }

  private static ByteBuffer chunk(String name, ByteBuffer bytes, String wanted) {
    long at = HEADER + 4;
    while (at + HEADER <= bytes.limit()) {
      long size = Integer.toUnsignedLong(bytes.getInt((int) at + 4));
      long present = bytes.limit() - at - HEADER;
      if (text(bytes, (int) at).equals(wanted)) {
        if (size > present) {
          throw new IllegalArgumentException(name + " is truncated: its header announces " + size
              + " bytes of '" + wanted.strip() + "', the file holds " + present
              + "; give the whole file");
        }
        return bytes.slice((int) at + HEADER, (int) size).order(ByteOrder.LITTLE_ENDIAN);
      }
      at += HEADER + size + size % 2;
    }
    throw new IllegalArgumentException(name + " is truncated or damaged: it has 0 chunks '"
        + wanted.strip() + "', 1 is needed; give the whole file");
  }

  private static WavFormat format(String name, ByteBuffer chunk) {
    if (chunk.remaining() < SHORTEST_FORMAT) {
      throw new IllegalArgumentException(name + " is damaged: its format has " + chunk.remaining()
          + " bytes, at least " + SHORTEST_FORMAT + " are needed; give the undamaged file");
    }
    int tag = Short.toUnsignedInt(chunk.getShort(0));
    if (tag == EXTENSIBLE && chunk.remaining() > SUBFORMAT + 1) {
      tag = Short.toUnsignedInt(chunk.getShort(SUBFORMAT));
    }
    int channels = Short.toUnsignedInt(chunk.getShort(2));
    int bits = Short.toUnsignedInt(chunk.getShort(14));
    WavFormat format = new WavFormat(chunk.getInt(4), channels, encoding(name, tag, bits));
    int frame = Short.toUnsignedInt(chunk.getShort(12));
    if (channels == 0 || frame != format.frame() || format.rate() == 0) {
      throw new IllegalArgumentException(name + " is damaged: " + channels + " channels of " + bits
          + " bits in frames of " + frame + " bytes, " + Integer.toUnsignedLong(format.rate())
          + " a second, is not possible; give the undamaged file");
    }
    return format;
  }

  private static WavFormat.Encoding encoding(String name, int tag, int bits) {
    for (WavFormat.Encoding encoding : WavFormat.Encoding.values()) {
      if (encoding.tag() == tag && encoding.bits() == bits) {
        return encoding;
      }
    }
    throw new IllegalArgumentException(name + ": samples of " + bits + " bits in WAV format " + tag
        + " are not read; give PCM (format 1) of 8, 16, 24 or 32 bits, or floating point (3) of 32 or 64");
  }

  private static String text(ByteBuffer bytes, int at) {
    return new String(new byte[] {bytes.get(at), bytes.get(at + 1), bytes.get(at + 2), bytes.get(at + 3)},
        StandardCharsets.ISO_8859_1);
  }
}
