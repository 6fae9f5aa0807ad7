package org.residua.api.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (K u)_{m,i} = sum_c sum_{j=0..p-1} w_{mcj} u_{c,i+jd}}: a bank of {@code M} filters with
 * {@code p} taps over {@code C} channels, stride 1, rows as the {@link Boundary} says.
 *
 * <p>With {@code G} groups, response {@code m} reads only the {@code C/G} channels of group {@code m / (M/G)}; the matrix
 * is block diagonal. With the dilation {@code d}, neighbouring taps are {@code d} samples apart.
 *
 * <p>Two convolutions are equal when they hold equal {@link Parameter}s, key and numbers, the same boundary, groups and
 * dilation.
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
    this(weights, boundary, 1, 1);
  }

  /**
   * A convolution in groups, with distances between its taps.
   *
   * @param weights extents {@code [M, C/G, p]}
   * @param boundary the rows
   * @param groups {@code G}, a divisor of {@code M}
   * @param dilation {@code d}, at least 1
   */
  public Convolution(Parameter weights, Boundary boundary, int groups, int dilation) {
    this.weights = weights;
    this.boundary = boundary;
    this.stencil = new Stencil(weights, boundary, groups, dilation);
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

  /** One filter on each of {@code channels} channels by itself: as many groups, a set of weights for each. */
  public static Convolution channelwise(int channels, Boundary boundary, double... filter) {
    return of(boundary, filter).onEach(channels);
  }

  /**
   * This bank on each of {@code copies} such signals by itself, the channels of the first one first: block diagonal with
   * equal blocks, to begin with, as each gets weights of its own. Its norm is that of one block.
   */
  public Convolution onEach(int copies) {
    if (copies < 1) {
      throw new IllegalArgumentException("copies = " + copies + " of a filter bank; give at least 1");
    }
    if (copies == 1) {
      return this;
    }
    double[] one = weights.values();
    double[] all = new double[Math.multiplyExact(one.length, copies)];
    for (int k = 0; k < copies; k++) {
      System.arraycopy(one, 0, all, k * one.length, one.length);
    }
    List<Integer> extents = weights.dimensions();
    return new Convolution(new Parameter(weights.name(), List.of(Math.multiplyExact(extents.get(0), copies),
        extents.get(1), extents.get(2)), all), boundary, groups() * copies, dilation());
  }

  /** Group {@code g} by itself, with numbers of its own. */
  public Convolution group(int g) {
    int size = weights.size() / groups();
    List<Integer> extents = weights.dimensions();
    return new Convolution(new Parameter(weights.name(),
        List.of(extents.get(0) / groups(), extents.get(1), extents.get(2)),
        Arrays.copyOfRange(weights.values(), g * size, (g + 1) * size)), boundary, 1, dilation());
  }

  /** The same weights, tied to these, with neighbouring taps {@code dilation} samples apart. */
  public Convolution dilated(int dilation) {
    return new Convolution(weights, boundary, groups(), dilation);
  }

  /** The parameter that holds the weights, extents {@code [M, C/G, p]}. */
  public Parameter weights() {
    return weights;
  }

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

  /** {@code G}, the number of groups. */
  public int groups() {
    return stencil.groups();
  }

  /** {@code d}, the distance of neighbouring taps in samples. */
  public int dilation() {
    return stencil.dilation();
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
    return next.equals(weights) ? this : new Convolution(next, boundary, groups(), dilation());
  }

  @Override
  public List<Object> structure() {
    return List.of("convolution", weights.dimensions(), boundary, groups(), dilation());
  }

  @Override
  public String word() {
    return "convolution " + this;
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return "conv";
  }

  @Override
  public Optional<Convolution> bank() {
    return Optional.of(this);
  }

  @Override
  public OptionalInt sourceChannels() {
    return OptionalInt.of(inputs());
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
        && weights.equals(that.weights) && boundary == that.boundary
        && groups() == that.groups() && dilation() == that.dilation();
  }

  @Override
  public int hashCode() {
    return Objects.hash(weights, boundary, groups(), dilation());
  }

  /** Such as {@code K (4 x 1 x 3, natural, 2 groups, dilation 8)}: {@code M x C/G x p}, what is 1 left out. */
  @Override
  public String toString() {
    return weights.name() + " (" + outputs() + " x " + stencil.groupInputs() + " x " + taps() + ", "
        + boundary.name().toLowerCase(Locale.ROOT) + (groups() == 1 ? "" : ", " + groups() + " groups")
        + (dilation() == 1 ? "" : ", dilation " + dilation()) + ")";
  }
}
