package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;

/** Template of {@link ActivationLoop}. The last values, fewer than a vector, go through the scalar flux. */
final class ActivationTemplate implements ActivationLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final boolean FLUX = COPY.form() == Activation.Form.FLUX;

  @Override
  public void channelwise(Flux flux, double[] y, int from, double[] z, int to, int count) {
    double parameter = COPY.formula().parameter(flux.contrast());
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector value = FLUX
          ? COPY.formula().at(s, parameter) : COPY.formula().diffusivity(s, parameter);
      value.intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = FLUX ? flux.at(y[from + i]) : flux.diffusivity(y[from + i]);
    }
  }

  @Override
  public void coupled(
      Flux flux, double[] y, double[] z, int channels, int plane, int from, int count) {
    double parameter = COPY.formula().parameter(flux.contrast());
    int end = channels * plane;
    int i = from;
    for (; i <= from + count - LANES; i += LANES) {
      DoubleVector first = DoubleVector.fromArray(SPECIES, y, i);
      DoubleVector square = first.mul(first);
      for (int at = plane + i; at < end; at += plane) {
        DoubleVector next = DoubleVector.fromArray(SPECIES, y, at);
        square = next.fma(next, square);
      }
      DoubleVector g = COPY.formula().diffusivity(square.sqrt(), parameter);
      for (int at = i; at < end; at += plane) {
        DoubleVector value = FLUX ? g.mul(DoubleVector.fromArray(SPECIES, y, at)) : g;
        value.intoArray(z, at);
      }
    }
    for (; i < from + count; i++) {
      scalar(flux, y, z, end, plane, i);
    }
  }

  private static void scalar(Flux flux, double[] y, double[] z, int end, int plane, int i) {
    double square = y[i] * y[i];
    for (int at = plane + i; at < end; at += plane) {
      square = Math.fma(y[at], y[at], square);
    }
    double g = flux.diffusivity(Math.sqrt(square));
    for (int at = i; at < end; at += plane) {
      z[at] = FLUX ? g * y[at] : g;
    }
  }
}
