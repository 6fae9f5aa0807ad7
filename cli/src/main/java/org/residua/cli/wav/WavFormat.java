package org.residua.cli.wav;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * How a WAV file stores its samples: what its chunk {@code fmt} says. Source: Multiple Channel Audio Data and WAVE
 * Files (Microsoft, 2007) for the extensible format.
 *
 * @param rate frames a second, as the unsigned 32 bits of the header
 * @param channels at least 1
 * @param encoding the bits of a sample
 * @param extension what the extensible format adds; empty for the plain one
 */
public record WavFormat(int rate, int channels, WavEncoding encoding, Optional<Extension> extension) {

  private static final int EXTENSIBLE = 0xFFFE;
  private static final int PLAIN_BYTES = 16;
  private static final int SIZED_BYTES = 18;
  private static final int EXTENSIBLE_BYTES = 40;

  private static final int DEPTH = 18;
  private static final int SPEAKERS = 20;
  private static final int SUBFORMAT = 24;
  /** All of the sub-format 0000tttt-0000-0010-8000-00AA00389B71 except the format tttt. */
  private static final long SUBFORMAT_LOW = 0x0010_0000_0000_0000L;
  private static final long SUBFORMAT_HIGH = 0x719B_3800_AA00_0080L;

  /**
   * What the extensible format adds.
   *
   * @param depth how many upper bits of a sample count
   * @param speakers the mask of the places of the channels
   */
  public record Extension(int depth, int speakers) {}

  /** The format that a chunk {@code fmt} says; refuses what is not possible or not read. */
  static WavFormat of(String name, ByteBuffer chunk) {
    requireBytes(name, chunk, PLAIN_BYTES);
    boolean extensible = unsigned(chunk, 0) == EXTENSIBLE;
    if (extensible) {
      requireBytes(name, chunk, EXTENSIBLE_BYTES);
    }
    int bits = unsigned(chunk, 14);
    WavEncoding encoding = encoding(name, extensible ? subformat(name, chunk) : unsigned(chunk, 0), bits);
    WavFormat format = new WavFormat(chunk.getInt(4), unsigned(chunk, 2), encoding,
        extensible ? Optional.of(extension(name, chunk, encoding)) : Optional.empty());
    int frame = unsigned(chunk, 12);
    if (format.channels == 0 || frame != format.frame() || format.rate == 0) {
      throw new IllegalArgumentException(name + " is damaged: " + format.channels + " channels of " + bits
          + " bits in frames of " + frame + " bytes, " + Integer.toUnsignedLong(format.rate)
          + " a second, is not possible; give the undamaged file");
    }
    return format;
  }

  private static void requireBytes(String name, ByteBuffer chunk, int least) {
    if (chunk.remaining() < least) {
      throw new IllegalArgumentException(name + " is damaged: its format has " + chunk.remaining()
          + " bytes, at least " + least + " are needed; give the undamaged file");
    }
  }

  private static WavEncoding encoding(String name, int tag, int bits) {
    return WavEncoding.of(tag, bits).orElseThrow(() -> new IllegalArgumentException(name + ": samples of " + bits
        + " bits in WAV format " + tag + " are not read; give PCM (format 1) of 8, 16, 24 or 32 bits,"
        + " or floating point (3) of 32 or 64"));
  }

  /** The format that the GUID of an extensible one stands for. */
  private static int subformat(String name, ByteBuffer chunk) {
    long low = chunk.getLong(SUBFORMAT);
    long high = chunk.getLong(SUBFORMAT + Long.BYTES);
    for (WavEncoding encoding : WavEncoding.values()) {
      if (low == (SUBFORMAT_LOW | encoding.tag()) && high == SUBFORMAT_HIGH) {
        return encoding.tag();
      }
    }
    throw new IllegalArgumentException(name + ": samples of the sub-format " + guid(low, high)
        + " are not read; give PCM (" + guid(SUBFORMAT_LOW | 1, SUBFORMAT_HIGH) + ") or floating point ("
        + guid(SUBFORMAT_LOW | 3, SUBFORMAT_HIGH) + ")");
  }

  /** A GUID as it is written: its first three numbers are stored little-endian, its last bytes in order. */
  private static String guid(long low, long high) {
    long numbers = low << 32 | (low >>> 32 & 0xFFFF) << 16 | low >>> 48;
    return new UUID(numbers, Long.reverseBytes(high)).toString().toUpperCase(Locale.ROOT);
  }

  /** Of floating point all bits count, whatever is said; a depth of 0 says nothing. */
  private static Extension extension(String name, ByteBuffer chunk, WavEncoding encoding) {
    int said = unsigned(chunk, DEPTH);
    int depth = encoding.whole() && said != 0 ? said : encoding.bits();
    if (depth > encoding.bits()) {
      throw new IllegalArgumentException(name + " is damaged: " + depth + " valid bits in samples of "
          + encoding.bits() + ", at most " + encoding.bits() + " are possible; give the undamaged file");
    }
    return new Extension(depth, chunk.getInt(SPEAKERS));
  }

  private static int unsigned(ByteBuffer chunk, int at) {
    return Short.toUnsignedInt(chunk.getShort(at));
  }

  /** The chunk {@code fmt} that says it: with its size (cbSize) unless it is plain PCM. */
  byte[] chunk() {
    int bytes = extension.isPresent() ? EXTENSIBLE_BYTES : encoding.whole() ? PLAIN_BYTES : SIZED_BYTES;
    ByteBuffer chunk = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    chunk.putShort((short) (extension.isPresent() ? EXTENSIBLE : encoding.tag())).putShort((short) channels);
    chunk.putInt(rate).putInt(rate * frame()).putShort((short) frame()).putShort((short) encoding.bits());
    if (bytes > PLAIN_BYTES) {
      chunk.putShort((short) (bytes - SIZED_BYTES));
    }
    extension.ifPresent(more -> chunk.putShort((short) more.depth).putInt(more.speakers)
        .putLong(SUBFORMAT_LOW | encoding.tag()).putLong(SUBFORMAT_HIGH));
    return chunk.array();
  }

  /** The bytes of one sample of every channel. */
  int frame() {
    return channels * encoding.bytes();
  }

  private int depth() {
    return extension.map(Extension::depth).orElse(encoding.bits());
  }

  /** Appends a finite sample as {@link WavEncoding#encode} does. */
  void encode(double sample, ByteBuffer to) {
    encoding.encode(sample, depth(), to);
  }

  /** Whether a finite sample lies beyond what can be stored. */
  boolean clips(double sample) {
    return encoding.clips(sample, depth());
  }
}
