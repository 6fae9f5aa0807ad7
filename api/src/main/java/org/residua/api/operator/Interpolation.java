package org.residua.api.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code P}: the samples of a fine level from those of a coarse one. As a network layer: a transposed convolution of stride
 * 2, whose filter changes near the ends, unless it is regular: then it is one with weights.
 *
 * @param matrix with a row for each fine sample and a column for each coarse one
 * @param filter the strided convolution that {@code P^T} is, where it is one
 */
public record Interpolation(SparseMatrix matrix, Optional<Strided> filter) implements LinearOperator {

  /** Refuses a matrix that leads to fewer samples. */
  public Interpolation {
    filter.ifPresent(strided -> requireSame(matrix, assembled(strided, matrix.rows())));
    if (matrix.columns() > matrix.rows()) {
      throw new IllegalArgumentException("an interpolation from " + matrix.columns() + " to " + matrix.rows()
          + " samples; the coarse level has fewer");
    }
  }

  /** One whose filter changes. */
  public Interpolation(SparseMatrix matrix) {
    this(matrix, Optional.empty());
  }

  /**
   * One with the same filter everywhere.
   *
   * @param filter on one channel, the transpose
   * @param length fine samples
   */
  public static Interpolation regular(Strided filter, int length) {
    return new Interpolation(assembled(filter, length), Optional.of(filter));
  }

  private static SparseMatrix assembled(Strided filter, int length) {
    int rows = filter.target(new Shape(1, length)).length();
    Stencil k = filter.of().stencil();
    int first = Math.ceilDiv(Math.max(0, -k.firstRow()), filter.stride());
    int inside = Math.floorDiv(length - 1 - k.firstRow() - (k.taps() - 1) * k.dilation(), filter.stride()) + 1;
    KnownRows known = new KnownRows(first, Math.min(rows, inside), 1, filter.stride());
    SparseWriter writer = new SparseWriter("P\u1d40", length);
    for (int t = 0; t < rows; t = known.skip(t + 1, writer)) {
      for (int j = 0; j < k.taps(); j++) {
        int source = k.boundary().source(k.firstRow() + t * filter.stride() + j * k.dilation(), length);
        if (source >= 0) {
          writer.add(source, k.weight(0, 0, j));
        }
      }
      writer.end();
    }
    return writer.matrix().adjoint();
  }

  private static void requireSame(SparseMatrix matrix, SparseMatrix filter) {
    if (!matrix.named("P").equals(filter.named("P"))) {
      throw new IllegalArgumentException(matrix + " is not that of the filter; give the matrix alone where the filter changes");
    }
  }

  /** The number of fine samples. */
  public int length() {
    return matrix.rows();
  }

  /** The number of coarse samples. */
  public int coarseLength() {
    return matrix.columns();
  }

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    if (source.length() != coarseLength()) {
      throw new IllegalArgumentException("interpolation to " + length() + " samples reads "
          + coarseLength() + ", not " + source.length());
    }
    return new Shape(source.channels(), length());
  }

  @Override
  public Signal apply(Signal x) {
    target(x.shape());
    return matrix.apply(x);
  }

  @Override
  public Restriction adjoint() {
    return new Restriction(this);
  }

  @Override
  public boolean anyLength() {
    return false;
  }

  @Override
  public List<Parameter> parameters() {
    return filter.map(Strided::parameters).orElse(List.of());
  }

  @Override
  public Interpolation with(UnaryOperator<Parameter> numbers) {
    return filter.map(strided -> regular(strided.with(numbers), length())).orElse(this);
  }

  @Override
  public List<Object> structure() {
    return filter.<List<Object>>map(strided -> List.of("interpolation", strided.structure(), length())).orElse(List.of(this));
  }

  @Override
  public String word() {
    return filter.map(strided -> "transposed " + described(strided) + ", ").orElse("") + this;
  }

  /** With its weights. */
  static String described(Strided filter) {
    return "strided convolution " + Arrays.stream(filter.of().weights().values()).mapToObj(String::valueOf)
        .collect(Collectors.joining(" ")) + ", stride " + filter.stride();
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return matrix.symbol(number);
  }

  @Override
  public NormBound norm() {
    return matrix.norm();
  }

  @Override
  public String toString() {
    return "interpolation " + coarseLength() + " -> " + length();
  }
}
