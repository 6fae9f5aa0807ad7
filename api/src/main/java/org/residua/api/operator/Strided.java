package org.residua.api.operator;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (S K u)_{m,t} = (K u)_{m, st}}: every {@code s}-th row of a convolution, from its first one on: a strided
 * convolution. It reads signals whose length is {@code r} modulo {@code s}, so that its adjoint knows the length from the
 * number of rows.
 *
 * <p>Canonical order: that of the rows of the convolution. Two are equal where all their parts are.
 *
 * @param of the convolution {@code K}
 * @param stride {@code s}, at least 1
 * @param remainder {@code r}, in {@code 0..s-1}
 */
public record Strided(Convolution of, int stride, int remainder) implements LinearOperator {

  /** Refuses strides below 1, and remainders that are none. */
  public Strided {
    if (stride < 1 || remainder < 0 || remainder >= stride) {
      throw new IllegalArgumentException("stride = " + stride + ", remainder = " + remainder
          + ": the stride must be at least 1, and the remainder of lengths modulo it between 0 and stride - 1");
    }
  }

  /** The rows that are kept of {@code rows}. */
  private int kept(int rows) {
    return (rows - 1) / stride + 1;
  }

  /** The length of the signals that have so many rows; refused where there is none. */
  int samples(int rows) {
    for (int all = Math.multiplyExact(rows, stride); all > (rows - 1) * stride; all--) {
      int length = of.boundary() == Boundary.ZERO && all < of.stencil().reach() ? 0 : of.stencil().samples(all);
      if (length > 0 && length % stride == remainder) {
        return length;
      }
    }
    throw new IllegalArgumentException(rows + " rows of " + this + " are those of no signal; give more of them");
  }

  @Override
  public int targetChannels(int channels) {
    return of.targetChannels(channels);
  }

  @Override
  public Shape target(Shape source) {
    if (source.length() % stride != remainder) {
      throw new IllegalArgumentException(source.length() + " samples for " + this + "; lengths must be " + remainder
          + " modulo " + stride);
    }
    Shape all = of.target(source);
    return new Shape(all.channels(), kept(all.length()));
  }

  /** {@code y = S K u}, planar. */
  public void run(double[] u, int length, double[] y) {
    int rows = kept(of.stencil().rows(length));
    for (int m = 0; m < of.outputs(); m++) {
      for (int t = 0; t < rows; t++) {
        y[m * rows + t] = of.stencil().respond(m, of.stencil().firstRow() + t * stride, u, length);
      }
    }
  }

  @Override
  public Signal apply(Signal u) {
    Shape shape = target(u.shape());
    double[] samples = new double[u.shape().size()];
    double[] rows = new double[shape.size()];
    u.copyTo(samples);
    run(samples, u.shape().length(), rows);
    return Signal.planar(shape, rows);
  }

  @Override
  public StridedAdjoint adjoint() {
    return new StridedAdjoint(this);
  }

  /** The bound of the convolution: rows are left out. Its largest weight is at most the norm, where a row has it. */
  @Override
  public NormBound norm() {
    NormBound all = of.norm();
    return new NormBound(0, all.upper(), "some of the rows of a convolution: " + all.argument());
  }

  @Override
  public List<Parameter> parameters() {
    return of.parameters();
  }

  @Override
  public Strided with(UnaryOperator<Parameter> numbers) {
    return new Strided(of.with(numbers), stride, remainder);
  }

  @Override
  public List<Object> structure() {
    return List.of("strided", of.structure(), stride, remainder);
  }

  @Override
  public String word() {
    return toString();
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return of.symbol(number) + "\u2193" + stride;
  }

  @Override
  public Optional<Convolution> bank() {
    return Optional.empty();
  }

  @Override
  public OptionalInt sourceChannels() {
    return of.sourceChannels();
  }

  @Override
  public String toString() {
    return "strided convolution " + of + ", stride " + stride;
  }
}
