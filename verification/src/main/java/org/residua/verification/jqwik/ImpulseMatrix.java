package org.residua.verification.jqwik;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** What a linear map does to unit impulses: its matrix. */
final class ImpulseMatrix {

  private final Shape source;
  private final Shape target;
  /** To the impulse at each sample of the source, planar: the columns. */
  private final double[][] responses;

  private ImpulseMatrix(Shape source, Shape target, double[][] responses) {
    this.source = source;
    this.target = target;
    this.responses = responses;
  }

  /** The shape the map reads. */
  Shape source() {
    return source;
  }

  /** The shape it gives. */
  Shape target() {
    return target;
  }

  /** What becomes of sample {@code to} when sample {@code from}, both planar, is 1 and all others are 0. */
  double at(int from, int to) {
    return responses[from][to];
  }

  static ImpulseMatrix of(UnaryOperator<Signal> map, Shape source, Shape target) {
    double[][] responses = new double[source.size()][target.size()];
    for (int j = 0; j < responses.length; j++) {
      double[] impulse = new double[source.size()];
      impulse[j] = 1;
      Signal response = map.apply(Signal.planar(source, impulse));
      response.requireShape(target);
      response.copyTo(responses[j]);
    }
    return new ImpulseMatrix(source, target, responses);
  }

  /** The transpose. */
  ImpulseMatrix transposed() {
    double[][] rows = new double[target.size()][source.size()];
    for (int j = 0; j < responses.length; j++) {
      for (int i = 0; i < rows.length; i++) {
        rows[i][j] = responses[j][i];
      }
    }
    return new ImpulseMatrix(target, source, rows);
  }

  double sumOfSquares() {
    return Arrays.stream(responses).flatMapToDouble(Arrays::stream).map(x -> x * x).sum();
  }
}
