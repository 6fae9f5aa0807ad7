package org.residua.api.operator;

import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** A linear map of one channel, the same for each of several planar ones. */
@FunctionalInterface
interface PlanarLoop {

  /** {@code y = K x} for {@code channels} channels. */
  void run(double[] x, double[] y, int channels);

  /** {@code K x} of a given shape. */
  default Signal apply(Signal x, Shape target) {
    double[] in = new double[x.shape().size()];
    double[] out = new double[target.size()];
    x.copyTo(in);
    run(in, out, target.channels());
    return Signal.planar(target, out);
  }
}
