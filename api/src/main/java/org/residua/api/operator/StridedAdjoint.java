package org.residua.api.operator;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.residua.api.arithmetic.Fma;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (S K)^T}, the transpose of a strided convolution, which it holds: a transposed strided convolution, with the same
 * weights.
 *
 * <p>Canonical order of a sample: from 0, over the responses of its group the rows that read it, ascending, of one row the taps,
 * each product fused.
 *
 * @param of the strided convolution
 */
public record StridedAdjoint(Strided of) implements LinearOperator {

  @Override
  public int targetChannels(int channels) {
    return of.of().adjoint().targetChannels(channels);
  }

  @Override
  public Shape target(Shape source) {
    return new Shape(targetChannels(source.channels()), of.samples(source.length()));
  }

  /** {@code u = (S K)^T y}, planar, {@code rows} of each response, {@code length} samples of each channel. */
  public void run(double[] y, int rows, double[] u, int length) {
    Stencil k = of.of().stencil();
    Arrays.fill(u, 0, k.inputs() * length, 0);
    for (int m = 0; m < k.outputs(); m++) {
      int first = m / k.groupOutputs() * k.groupInputs();
      for (int t = 0; t < rows; t++) {
        int row = k.firstRow() + t * of.stride();
        for (int cj = 0; cj < k.groupInputs() * k.taps(); cj++) {
          int source = k.boundary().source(row + cj % k.taps() * k.dilation(), length);
          if (source >= 0) {
            int at = (first + cj / k.taps()) * length + source;
            u[at] = Fma.of(k.weight(m, cj / k.taps(), cj % k.taps()), y[m * rows + t], u[at]);
          }
        }
      }
    }
  }

  @Override
  public Signal apply(Signal y) {
    Shape shape = target(y.shape());
    double[] rows = new double[y.shape().size()];
    double[] samples = new double[shape.size()];
    y.copyTo(rows);
    run(rows, y.shape().length(), samples, shape.length());
    return Signal.planar(shape, samples);
  }

  @Override
  public Strided adjoint() {
    return of;
  }

  @Override
  public NormBound norm() {
    return of.norm();
  }

  @Override
  public List<Parameter> parameters() {
    return of.parameters();
  }

  @Override
  public StridedAdjoint with(UnaryOperator<Parameter> numbers) {
    return new StridedAdjoint(of.with(numbers));
  }

  @Override
  public List<Object> structure() {
    return List.of("adjoint", of.structure());
  }

  @Override
  public String word() {
    return toString();
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return of.of().symbol(number) + "\u1d40\u2191" + of.stride();
  }

  @Override
  public boolean transposed() {
    return true;
  }

  @Override
  public OptionalInt sourceChannels() {
    return OptionalInt.of(of.of().outputs());
  }

  @Override
  public String toString() {
    return "transposed " + of;
  }
}
