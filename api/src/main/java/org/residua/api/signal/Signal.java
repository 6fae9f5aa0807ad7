package org.residua.api.signal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.residua.api.memory.Access;
import org.residua.api.sum.Euclidean;
import org.residua.api.sum.FixedTree;

/**
 * An immutable signal {@code u = (u_{c,i})} of {@code channels x length} samples in double precision,
 * stored planar by channel.
 *
 * <p>Samples may be any double, NaN and infinities included, because a computation beyond its step
 * limit may produce them; whoever needs finite samples calls {@link #requireFinite(String)}. Equality
 * is that of the bits. Thread safe.
 */
public final class Signal {

  private static final int DIGEST_BLOCK = 8192;

  private final Shape shape;
  private final double[] samples;

  private Signal(Shape shape, double[] samples) {
    this.shape = shape;
    this.samples = samples;
  }

  /** A signal of one channel; the samples are copied. At least one sample. */
  public static Signal of(double... samples) {
    return new Signal(new Shape(1, samples.length), samples.clone());
  }

  /**
   * A signal from planar samples, channel after channel; the samples are copied.
   *
   * @param shape the extent
   * @param planar at least {@code shape.size()} samples; further ones are ignored
   */
  public static Signal planar(Shape shape, double[] planar) {
    if (planar.length < shape.size()) {
      throw new IllegalArgumentException(
          planar.length + " samples are fewer than the " + shape.size() + " of shape " + shape);
    }
    return new Signal(shape, Arrays.copyOf(planar, shape.size()));
  }

  /** A signal of several channels of equal length; the samples are copied. */
  public static Signal ofChannels(double[]... channels) {
    if (channels.length == 0) {
      throw new IllegalArgumentException("0 channels: at least 1 is needed");
    }
    Shape shape = new Shape(channels.length, channels[0].length);
    double[] planar = new double[shape.size()];
    for (int c = 0; c < channels.length; c++) {
      if (channels[c].length != shape.length()) {
        throw new IllegalArgumentException("channel " + c + " has " + channels[c].length
            + " samples, channel 0 has " + shape.length() + "; give all channels the same length");
      }
      System.arraycopy(channels[c], 0, planar, c * shape.length(), shape.length());
    }
    return new Signal(shape, planar);
  }

  /** A signal around an array that nobody else holds any longer. */
  static Signal owning(Shape shape, double[] samples) {
    return new Signal(shape, samples);
  }

  /** The extent. */
  public Shape shape() {
    return shape;
  }

  /** The sample {@code u_{channel, index}}, both from 0. */
  public double get(int channel, int index) {
    if (channel < 0 || channel >= shape.channels() || index < 0 || index >= shape.length()) {
      throw new IndexOutOfBoundsException(
          "sample (" + channel + ", " + index + ") of a signal " + shape);
    }
    return samples[channel * shape.length() + index];
  }

  /** A copy of the samples of one channel. */
  public double[] channel(int channel) {
    if (channel < 0 || channel >= shape.channels()) {
      throw new IndexOutOfBoundsException("channel " + channel + " of a signal " + shape);
    }
    int from = channel * shape.length();
    return Arrays.copyOfRange(samples, from, from + shape.length());
  }

  /** Copies all samples, planar, to the front of {@code target}. */
  public void copyTo(double[] target) {
    System.arraycopy(samples, 0, target, 0, samples.length);
  }

  /** Copies {@code count} samples from planar index {@code from} on to {@code target} at {@code to} on. */
  public void copyTo(int from, double[] target, int to, int count) {
    System.arraycopy(samples, from, target, to, count);
  }

  /** The planar samples themselves, for engines: not to be written to. */
  @SuppressWarnings("exports")
  public double[] samples(@SuppressWarnings("unused") Access access) {
    return samples;
  }

  /**
   * {@code ||u||}, the Euclidean norm over all channels, summed in the {@link FixedTree}; scaled where squares are too large
   * or small.
   */
  public double norm() {
    return Euclidean.norm(FixedTree.sumOfSquares(samples, samples.length), samples, samples.length);
  }

  /** {@code ||u - v||} for a signal {@code v} of the same shape. */
  public double distance(Signal other) {
    requireShape(other.shape);
    return Euclidean.distance(FixedTree.squaredDistance(samples, other.samples, 0, samples.length),
        samples, other.samples, samples.length);
  }

  /** Refuses a signal of another shape. */
  public void requireShape(Shape expected) {
    if (!shape.equals(expected)) {
      throw new IllegalArgumentException("a signal " + shape + " where " + expected + " is needed");
    }
  }

  /** This signal, if all samples are finite; otherwise an error that names the first other one. */
  public Signal requireFinite(String name) {
    for (int k = 0; k < samples.length; k++) {
      if (!Double.isFinite(samples[k])) {
        throw refused(name, k, "samples must be finite: remove or fill it first");
      }
    }
    return this;
  }

  /** This signal, if no sample is infinite; NaN stands for a missing one. */
  public Signal requireFiniteOrMissing(String name) {
    for (int c = 0; c < shape.channels(); c++) {
      requireFiniteOrMissing(name, c);
    }
    return this;
  }

  /** The same of one channel. */
  public Signal requireFiniteOrMissing(String name, int channel) {
    int from = channel * shape.length();
    for (int k = from; k < from + shape.length(); k++) {
      if (Double.isInfinite(samples[k])) {
        throw refused(name, k, "samples must be finite: mark missing samples by NaN");
      }
    }
    return this;
  }

  private IllegalArgumentException refused(String name, int k, String remedy) {
    return new IllegalArgumentException(String.format(Locale.ROOT, "%s: sample %d of channel %d is %s; %s",
        name, k % shape.length(), k / shape.length(), samples[k], remedy));
  }

  /** Whether no sample is NaN or infinite. */
  public boolean isFinite() {
    for (double sample : samples) {
      if (!Double.isFinite(sample)) {
        return false;
      }
    }
    return true;
  }

  /**
   * SHA-256 of the samples as big-endian IEEE doubles, channel by channel, in lower-case hex. Every NaN counts as the
   * canonical one, so that equal signals have equal digests.
   */
  public String digest() {
    MessageDigest sha = sha256();
    ByteBuffer bytes = ByteBuffer.allocate(DIGEST_BLOCK * Double.BYTES);
    for (int from = 0; from < samples.length; from += DIGEST_BLOCK) {
      int count = Math.min(DIGEST_BLOCK, samples.length - from);
      bytes.clear();
      for (int i = from; i < from + count; i++) {
        bytes.putLong(Double.doubleToLongBits(samples[i]));
      }
      sha.update(bytes.array(), 0, count * Double.BYTES);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  /** Equal shape and equal bits in every sample ({@code -0.0} differs from {@code 0.0}). */
  @Override
  public boolean equals(Object other) {
    return other instanceof Signal that
        && shape.equals(that.shape)
        && Arrays.equals(samples, that.samples);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(samples);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Signal ").append(shape).append(" [");
    int shown = Math.min(6, samples.length);
    for (int i = 0; i < shown; i++) {
      text.append(i == 0 ? "" : ", ").append(samples[i]);
    }
    return text.append(shown < samples.length ? ", ...]" : "]").toString();
  }
}
