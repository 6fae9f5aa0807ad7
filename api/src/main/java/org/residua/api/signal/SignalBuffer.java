package org.residua.api.signal;

import java.util.function.DoubleUnaryOperator;
import org.residua.api.sum.FixedTree;

/**
 * A mutable signal of fixed shape: the place a repeated computation writes to without allocation, and the place a long
 * signal is made in without a copy, see {@link #handOver}.
 *
 * <p>Not thread safe.
 */
public final class SignalBuffer {

  private static final double[] HANDED_OVER = {};

  private final Shape shape;
  private double[] samples;

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
    return own()[offset(channel, index)];
  }

  /** Sets the sample of {@code channel} at {@code index}. */
  public void set(int channel, int index, double value) {
    own()[offset(channel, index)] = value;
  }

  /** Replaces all samples by the planar ones at the front of {@code source}. */
  public void copyFrom(double[] source) {
    System.arraycopy(source, 0, own(), 0, shape.size());
  }

  /** Replaces all samples by those of a signal of the same shape. */
  public void copyFrom(Signal source) {
    source.requireShape(shape);
    source.copyTo(own());
  }

  /** Copies all samples, planar, to the front of {@code target}. */
  public void copyTo(double[] target) {
    System.arraycopy(own(), 0, target, 0, shape.size());
  }

  /** {@code sum f(u_{c,i})} over all samples, in the {@link FixedTree}. */
  public double sum(DoubleUnaryOperator f) {
    return FixedTree.sum(own(), shape.size(), f);
  }

  /** A copy of the present samples as an immutable signal. */
  public Signal toSignal() {
    return Signal.planar(shape, own());
  }

  /**
   * The present samples as an immutable signal, without a copy: the buffer gives them away, and every further use of
   * it but {@link #shape} is refused with an {@link IllegalStateException}.
   */
  public Signal handOver() {
    Signal signal = Signal.owning(shape, own());
    samples = HANDED_OVER;
    return signal;
  }

  /** The samples, unless they belong to a signal by now. A shape has at least one sample. */
  private double[] own() {
    if (samples.length == 0) {
      throw new IllegalStateException("the samples of this buffer " + shape
          + " were handed over to a signal, which does not change; make a new buffer");
    }
    return samples;
  }

  private int offset(int channel, int index) {
    if (channel < 0 || channel >= shape.channels() || index < 0 || index >= shape.length()) {
      throw new IndexOutOfBoundsException(
          "sample (" + channel + ", " + index + ") of a buffer " + shape);
    }
    return channel * shape.length() + index;
  }
}
