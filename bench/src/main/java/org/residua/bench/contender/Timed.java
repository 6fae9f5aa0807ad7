package org.residua.bench.contender;

import java.util.function.Consumer;

/** A problem prepared by a contender for one length. Not thread safe. */
public interface Timed {

  /** Takes the samples to start from; they may be overwritten. */
  void load(double[] start);

  /** Maps the samples: what is timed. */
  void run();

  /** The samples now. */
  double[] samples();

  /** A map of a heap array in place. */
  static Timed inPlace(Consumer<double[]> map) {
    return new Timed() {
      private double[] u = new double[0];

      @Override
      public void load(double[] start) {
        u = start;
      }

      @Override
      public void run() {
        map.accept(u);
      }

      @Override
      public double[] samples() {
        return u;
      }
    };
  }
}
