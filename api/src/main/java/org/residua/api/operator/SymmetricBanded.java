package org.residua.api.operator;

import java.util.List;
import java.util.function.DoubleFunction;
import org.residua.api.arithmetic.Fma;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (A x)_i = sum_{|i-j| <= w} a_ij x_j} with a symmetric matrix of half-bandwidth {@code w}: an
 * assembled operator, the same for every channel.
 *
 * <p>Canonical order: columns ascending, the first term the plain product, the others fused onto it.
 *
 * @param bands channel {@code d} holds {@code a_{i,i+d}} at {@code i}, {@code d = 0..w}; its last {@code d}
 *     samples are not read
 */
public record SymmetricBanded(Signal bands) implements LinearOperator {

  /** Refuses entries that are not finite. */
  public SymmetricBanded {
    bands.requireFinite("bands of a matrix");
  }

  /** The number of unknowns. */
  public int size() {
    return bands.shape().length();
  }

  /** {@code w}. */
  public int halfBandwidth() {
    return bands.shape().channels() - 1;
  }

  /** Whether the band holds every entry: as a network layer, a fully connected one. */
  public boolean full() {
    return halfBandwidth() >= size() - 1;
  }

  /** {@code a_ij}, zero outside the band. */
  public double get(int i, int j) {
    int distance = Math.abs(i - j);
    return distance > halfBandwidth() ? 0 : bands.get(distance, Math.min(i, j));
  }

  public double[] diagonal() {
    return bands.channel(0);
  }

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    if (source.length() != size()) {
      throw new IllegalArgumentException("a matrix of " + size() + " unknowns applied to "
          + source.length() + " samples; the numbers must agree");
    }
    return source;
  }

  @Override
  public Signal apply(Signal x) {
    Shape shape = target(x.shape());
    double[] result = new double[shape.size()];
    for (int c = 0; c < shape.channels(); c++) {
      for (int i = 0; i < size(); i++) {
        int first = Math.max(0, i - halfBandwidth());
        double sum = get(i, first) * x.get(c, first);
        for (int j = first + 1; j <= Math.min(size() - 1, i + halfBandwidth()); j++) {
          sum = Fma.of(get(i, j), x.get(c, j), sum);
        }
        result[c * size() + i] = sum;
      }
    }
    return Signal.planar(shape, result);
  }

  @Override
  public SymmetricBanded adjoint() {
    return this;
  }

  @Override
  public boolean anyLength() {
    return false;
  }

  @Override
  public List<Object> structure() {
    return List.of("symmetric banded matrix", bands.shape());
  }

  @Override
  public String word() {
    return toString();
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return full() ? "dense" : "A";
  }

  /** The largest absolute row sum bounds the norm; the largest diagonal entry is at most the norm. */
  @Override
  public NormBound norm() {
    double upper = 0;
    double lower = 0;
    for (int i = 0; i < size(); i++) {
      double sum = 0;
      for (int j = Math.max(0, i - halfBandwidth());
          j <= Math.min(size() - 1, i + halfBandwidth()); j++) {
        sum = RoundedUp.add(sum, Math.abs(get(i, j)));
      }
      upper = Math.max(upper, sum);
      lower = Math.max(lower, Math.abs(get(i, i)));
    }
    return new NormBound(lower, upper, "row sums of the symmetric matrix");
  }

  @Override
  public String toString() {
    String extent = size() + " x " + size();
    return full() ? "dense symmetric matrix " + extent
        : "banded matrix " + extent + ", half-bandwidth " + halfBandwidth();
  }
}
