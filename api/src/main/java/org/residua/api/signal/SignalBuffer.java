package org.residua.api.signal;

/**
 * A mutable signal of fixed shape: the place a repeated computation writes to without allocation.
 *
 * <p>Not thread safe.
 */
public final class SignalBuffer {

  private final Shape shape;
  private final double[] samples;

  /** A buffer of zeros. */
  public SignalBuffer(Shape shape) {
    this.shape = shape;
    this.samples = new double[shape.size()];
  }

  /** The extent. */
  public Shape shape() {
    return shape;
  }

  /** The sample of {@code channel} at {@code index}, both from 0. */
  public double get(int channel, int index) {
    return samples[offset(channel, index)];
  }

  /** Sets the sample of {@code channel} at {@code index}. */
  public void set(int channel, int index, double value) {
    samples[offset(channel, index)] = value;
  }

  /** Replaces all samples by the planar ones at the front of {@code source}. */
  public void copyFrom(double[] source) {
    System.arraycopy(source, 0, samples, 0, samples.length);
  }

  /** Copies all samples, planar, to the front of {@code target}. */
  public void copyTo(double[] target) {
    System.arraycopy(samples, 0, target, 0, samples.length);
  }

  /** The present samples as an immutable signal. */
  public Signal toSignal() {
    return Signal.planar(shape, samples);
  }

  private int offset(int channel, int index) {
    if (channel < 0 || channel >= shape.channels() || index < 0 || index >= shape.length()) {
      throw new IndexOutOfBoundsException(
          "sample (" + channel + ", " + index + ") of a buffer " + shape);
    }
    return channel * shape.length() + index;
  }
}
