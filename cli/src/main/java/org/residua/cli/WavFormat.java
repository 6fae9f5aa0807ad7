package org.residua.cli;

import java.nio.ByteBuffer;

/**
 * How a WAV file stores its samples.
 *
 * @param rate frames a second, as the unsigned 32 bits of the header
 * @param channels at least 1
 * @param encoding the bits of a sample
 */
record WavFormat(int rate, int channels, Encoding encoding) {

  /** The bits of a sample, little-endian; whole numbers stand for {@code [-1, 1)}. */
  enum Encoding {
    PCM_8(1, 8), PCM_16(1, 16), PCM_24(1, 24), PCM_32(1, 32), FLOAT_32(3, 32), FLOAT_64(3, 64);

    private final int tag;
    private final int bits;

    Encoding(int tag, int bits) {
      this.tag = tag;
      this.bits = bits;
    }

    /** The number of the format in the header: 1 for whole numbers, 3 for IEEE floating point. */
    int tag() {
      return tag;
    }

    int bits() {
      return bits;
    }

    int bytes() {
      return bits / Byte.SIZE;
    }

    /** Whether samples are stored as whole numbers. */
    boolean whole() {
      return tag == 1;
    }

    /** {@code 2^(bits-1)}, what 1 is scaled to. */
    double scale() {
      return Math.scalb(1.0, bits - 1);
    }

    /** The next sample, exactly. */
    double decode(ByteBuffer from) {
      return switch (this) {
        case PCM_8 -> ((from.get() & 0xFF) - 128) / scale();
        case PCM_16 -> from.getShort() / scale();
        case PCM_24 -> ((from.get() & 0xFF) | (from.get() & 0xFF) << 8 | from.get() << 16) / scale();
        case PCM_32 -> from.getInt() / scale();
        case FLOAT_32 -> from.getFloat();
        case FLOAT_64 -> from.getDouble();
      };
    }

    /** Appends {@link #stored}. */
    void encode(double sample, ByteBuffer to) {
      double stored = stored(sample);
      int whole = (int) stored;
      switch (this) {
        case PCM_8 -> to.put((byte) (whole + 128));
        case PCM_16 -> to.putShort((short) whole);
        case PCM_24 -> to.put((byte) whole).put((byte) (whole >> 8)).put((byte) (whole >> 16));
        case PCM_32 -> to.putInt(whole);
        case FLOAT_32 -> to.putFloat((float) stored);
        case FLOAT_64 -> to.putDouble(stored);
      }
    }

    /** The number that is stored: scaled and rounded to the nearest, ties to even, then clipped. */
    private double stored(double sample) {
      return switch (this) {
        case PCM_8, PCM_16, PCM_24, PCM_32 ->
            Math.clamp(Math.rint(sample * scale()), -scale(), scale() - 1);
        case FLOAT_32 -> Math.clamp((float) sample, -Float.MAX_VALUE, Float.MAX_VALUE);
        case FLOAT_64 -> sample;
      };
    }

    /** Whether a finite sample lies beyond what can be stored, so that it is clipped. */
    boolean clips(double sample) {
      return switch (this) {
        case PCM_8, PCM_16, PCM_24, PCM_32 -> {
          double whole = Math.rint(sample * scale());
          yield whole < -scale() || whole > scale() - 1;
        }
        case FLOAT_32 -> Float.isInfinite((float) sample);
        case FLOAT_64 -> false;
      };
    }
  }

  /** The bytes of one sample of every channel. */
  int frame() {
    return channels * encoding.bytes();
  }
}
