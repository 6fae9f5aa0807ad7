package org.residua.cli.wav;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bits of a sample in a WAV file, little-endian; whole numbers stand for {@code [-1, 1)}. Of their bits the
 * upper ones may be all that count, so many are called the depth.
 */
public enum WavEncoding {
  PCM_8(1, 8), PCM_16(1, 16), PCM_24(1, 24), PCM_32(1, 32), FLOAT_32(3, 32), FLOAT_64(3, 64);

  private final int tag;
  private final int bits;

  WavEncoding(int tag, int bits) {
    this.tag = tag;
    this.bits = bits;
  }

  /** The encoding of a number of bits in a format; empty when it is not read. */
  public static Optional<WavEncoding> of(int tag, int bits) {
    return Arrays.stream(values()).filter(known -> known.tag == tag && known.bits == bits).findFirst();
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
  public boolean whole() {
    return tag == 1;
  }

  /** The next sample, exactly. */
  double decode(ByteBuffer from) {
    return switch (this) {
      case PCM_8 -> unit((from.get() & 0xFF) - 128);
      case PCM_16 -> unit(from.getShort());
      case PCM_24 -> unit((from.get() & 0xFF) | (from.get() & 0xFF) << 8 | from.get() << 16);
      case PCM_32 -> unit(from.getInt());
      case FLOAT_32 -> from.getFloat();
      case FLOAT_64 -> from.getDouble();
    };
  }

  private double unit(int whole) {
    return Math.scalb((double) whole, 1 - bits);
  }

  /** Appends a sample: a whole number scaled and rounded to the nearest with its depth, ties to even, then clipped. */
  void encode(double sample, int depth, ByteBuffer to) {
    switch (this) {
      case PCM_8 -> to.put((byte) (clipped(sample, depth) + 128));
      case PCM_16 -> to.putShort((short) clipped(sample, depth));
      case PCM_24 -> {
        int whole = clipped(sample, depth);
        to.put((byte) whole).put((byte) (whole >> 8)).put((byte) (whole >> 16));
      }
      case PCM_32 -> to.putInt(clipped(sample, depth));
      case FLOAT_32 -> to.putFloat((float) Math.clamp(sample, -Float.MAX_VALUE, Float.MAX_VALUE));
      case FLOAT_64 -> to.putDouble(sample);
    }
  }

  private int clipped(double sample, int depth) {
    double limit = Math.scalb(1.0, depth - 1);
    return (int) Math.clamp(rounded(sample, depth), -limit, limit - 1) << (bits - depth);
  }

  private static double rounded(double sample, int depth) {
    return Math.rint(Math.scalb(sample, depth - 1));
  }

  /** Whether a finite sample lies beyond what can be stored, so that it is clipped. */
  boolean clips(double sample, int depth) {
    return switch (this) {
      case PCM_8, PCM_16, PCM_24, PCM_32 -> {
        double limit = Math.scalb(1.0, depth - 1);
        yield rounded(sample, depth) < -limit || rounded(sample, depth) > limit - 1;
      }
      case FLOAT_32 -> Float.isInfinite((float) sample);
      case FLOAT_64 -> false;
    };
  }
}
