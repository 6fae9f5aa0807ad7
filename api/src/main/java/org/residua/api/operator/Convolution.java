package org.residua.api.operator;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (K u)_{m,i} = sum_c sum_{j=0..p-1} w_{mcj} u_{c,i+j}}: a bank of {@code M} filters with
 * {@code p} taps over {@code C} channels, stride 1, rows as the {@link Boundary} says.
 *
 * <p>Two convolutions are equal when they hold equal {@link Parameter}s, key and numbers, and the same boundary.
 */
public final class Convolution implements LinearOperator {

  private final Parameter weights;
  private final Boundary boundary;
  private final Stencil stencil;
  /** Computed at first use; threads that race compute the same value. */
  private volatile @Nullable NormBound norm;

  /**
   * A convolution with the weights of a parameter.
   *
   * @param weights extents {@code [M, C, p]}
   * @param boundary the rows
   */
  public Convolution(Parameter weights, Boundary boundary) {
    this.weights = weights;
    this.boundary = boundary;
    this.stencil = new Stencil(weights, boundary);
  }

  /** One filter on one channel. */
  public static Convolution of(Boundary boundary, double... filter) {
    return new Convolution(new Parameter("K", List.of(1, 1, filter.length), filter), boundary);
  }

  /**
   * A filter bank.
   *
   * @param boundary the rows
   * @param bank {@code bank[m][c][j]}, rectangular
   */
  public static Convolution bank(Boundary boundary, double[][][] bank) {
    int outputs = bank.length;
    int inputs = outputs == 0 ? 0 : bank[0].length;
    int taps = inputs == 0 ? 0 : bank[0][0].length;
    double[] flat = new double[outputs * inputs * taps];
    int next = 0;
    for (double[][] filters : bank) {
      for (double[] filter : filters) {
        if (filters.length != inputs || filter.length != taps) {
          throw new IllegalArgumentException("filter bank is not rectangular: every response needs "
              + inputs + " channels of " + taps + " taps; pad shorter filters with zeros");
        }
        System.arraycopy(filter, 0, flat, next, taps);
        next += taps;
      }
    }
    return new Convolution(new Parameter("K", List.of(outputs, inputs, taps), flat), boundary);
  }

  /**
   * The {@code order}-th forward difference with {@code h = 1}: binomial coefficients with alternating
   * signs, the last one {@code +1}; {@code order} in {@code 1..50}.
   */
  public static Convolution difference(int order, Boundary boundary) {
    if (order < 1 || order > 50) {
      throw new IllegalArgumentException("order = " + order
          + " is outside 1..50 (beyond, binomial coefficients are not exact); give a smaller order");
    }
    double[] filter = new double[order + 1];
    filter[0] = 1;
    for (int m = 1; m <= order; m++) {
      for (int j = m; j >= 1; j--) {
        filter[j] = filter[j - 1] - filter[j];
      }
      filter[0] = -filter[0];
    }
    String name = order + (order % 10 > 3 || order % 10 == 0 || order / 10 == 1
        ? "th" : List.of("st", "nd", "rd").get(order % 10 - 1)) + " differences";
    return new Convolution(new Parameter(name, List.of(1, 1, filter.length), filter), boundary);
  }

  /** The same filters applied to each of {@code channels} channels by itself: {@code M = channels}. */
  public static Convolution channelwise(int channels, Boundary boundary, double... filter) {
    double[][][] bank = new double[channels][channels][filter.length];
    for (int c = 0; c < channels; c++) {
      bank[c][c] = filter.clone();
    }
    return bank(boundary, bank);
  }

  /** The parameter that holds the weights, extents {@code [M, C, p]}. */
  public Parameter weights() {
    return weights;
  }

  /** The boundary. */
  public Boundary boundary() {
    return boundary;
  }

  /** {@code M}, the number of responses. */
  public int outputs() {
    return stencil.outputs();
  }

  /** {@code C}, the number of channels. */
  public int inputs() {
    return stencil.inputs();
  }

  /** {@code p}, the number of taps. */
  public int taps() {
    return stencil.taps();
  }

  /** The weights in the form kernels read. */
  public Stencil stencil() {
    return stencil;
  }

  @Override
  public int targetChannels(int channels) {
    if (channels != inputs()) {
      throw new IllegalArgumentException("convolution " + this + " reads " + inputs()
          + " channels, not " + channels + "; match the filter bank");
    }
    return outputs();
  }

  @Override
  public Shape target(Shape source) {
    return new Shape(targetChannels(source.channels()), stencil.rows(source.length()));
  }

  @Override
  public Signal apply(Signal u) {
    Shape target = target(u.shape());
    double[] result = new double[target.size()];
    responses(u).read(0, target.size(), result);
    return Signal.planar(target, result);
  }

  @Override
  public Responses responses(Signal u) {
    return new ConvolvedRows(this, u);
  }

  @Override
  public Adjoint adjoint() {
    return new Adjoint(this);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights);
  }

  /** A convolution keeps what it derived from its weights where they stay. */
  @Override
  public Convolution with(UnaryOperator<Parameter> numbers) {
    Parameter next = numbers.apply(weights);
    return next.equals(weights) ? this : new Convolution(next, boundary);
  }

  @Override
  public List<Object> structure() {
    return List.of("convolution", weights.dimensions(), boundary);
  }

  @Override
  public String word() {
    return "convolution " + this;
  }

  @Override
  public NormBound norm() {
    NormBound known = norm;
    if (known == null) {
      known = ConvolutionNorm.of(stencil);
      norm = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Convolution that
        && weights.equals(that.weights) && boundary == that.boundary;
  }

  @Override
  public int hashCode() {
    return Objects.hash(weights, boundary);
  }

  @Override
  public String toString() {
    return weights.name() + " (" + outputs() + " x " + inputs() + " x " + taps() + ", "
        + boundary.name().toLowerCase(Locale.ROOT) + ")";
  }
}
