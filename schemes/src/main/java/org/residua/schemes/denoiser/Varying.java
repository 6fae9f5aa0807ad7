package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.residua.api.operator.Diagonal;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * A noise level {@code v}, positive, at each sample, and what follows from it, made when it is first asked for: candidates of the same
 * noise are made again and again, for probes, for the last test, for the result. Thread safe.
 */
final class Varying {

  private final Signal v;
  private final Map<Frame, Diagonal> frames = new ConcurrentHashMap<>();
  private final Map<Integer, Varying> windows = new ConcurrentHashMap<>();

  Varying(double... v) {
    this.v = Signal.of(v);
  }

  /** {@code v}. */
  Signal signal() {
    return v;
  }

  double at(int i) {
    return v.get(0, i);
  }

  int length() {
    return v.shape().length();
  }

  /** The mean of {@code v_i^2}. */
  double square() {
    double sum = 0;
    for (int i = 0; i < length(); i++) {
      sum += at(i) * at(i);
    }
    return sum / length();
  }

  /** The same on a piece of the samples; pieces of one signal that begin at the same sample have the same length. */
  Varying on(Piece piece) {
    return length() == piece.length() ? this : windows.computeIfAbsent(piece.from(),
        from -> new Varying(Arrays.copyOfRange(v.channel(0), from, from + piece.length())));
  }

  /** {@code 1/v} at each detail, {@code v^2} smoothed by the squared filters: noise that is divided by it has one level in each row. */
  Diagonal evened(Frame frame) {
    return frames.computeIfAbsent(frame, this::made);
  }

  private Diagonal made(Frame frame) {
    List<double[]> rows = frame.variances(Arrays.stream(v.channel(0)).map(x -> x * x).toArray());
    SignalBuffer weights = new SignalBuffer(new Shape(rows.size(), 2 * length()));
    for (int j = 0; j < rows.size(); j++) {
      double[] row = rows.get(j);
      for (int i = 0; i < row.length; i++) {
        weights.set(j, i, 1 / Math.sqrt(row[i]));
      }
    }
    return new Diagonal(weights.handOver());
  }

  /** {@code 1/v} between samples, the root mean square of both sides. */
  Diagonal between() {
    double[] weights = new double[length() - 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 / Math.sqrt((at(i) * at(i) + at(i + 1) * at(i + 1)) / 2);
    }
    return new Diagonal(Signal.of(weights));
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Varying that && v.equals(that.v));
  }

  @Override
  public int hashCode() {
    return v.hashCode();
  }
}
