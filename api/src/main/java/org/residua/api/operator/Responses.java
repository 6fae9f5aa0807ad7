package org.residua.api.operator;

import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** The responses {@code K u} of one signal, read in parts. Not thread safe: a reader for each thread. */
public interface Responses {

  /** The shape of {@code K u}. */
  Shape shape();

  /** Puts {@code count} responses from planar index {@code from} on at the front of {@code target}. */
  void read(int from, int count, double[] target);

  /** Responses that are there already. */
  static Responses of(Signal image) {
    return new Responses() {
      @Override
      public Shape shape() {
        return image.shape();
      }

      @Override
      public void read(int from, int count, double[] target) {
        image.copyTo(from, target, 0, count);
      }
    };
  }
}
