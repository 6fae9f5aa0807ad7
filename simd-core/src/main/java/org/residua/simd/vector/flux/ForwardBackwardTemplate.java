package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link ActivationLoop} for {@code Phi(s) = s exp(-a q) (exp((1 - q) ln 2) - 1)}, as
 * {@link ForwardBackward}: in stages as {@link StagedTemplate}, with two exponentials, and for its derivative.
 */
final class ForwardBackwardTemplate implements ActivationLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final FunctionLoop EXP =
      LoopMaker.copy(FunctionLoop.class, ExpTemplate.class, WIDTH);
  private static final FunctionLoop SECOND = COPY.derivative()
      ? EXP : LoopMaker.copy(FunctionLoop.class, Expm1Template.class, WIDTH);
  private static final int TILE = 1024;

  private final ThreadLocal<double[][]> tiles =
      ThreadLocal.withInitial(() -> new double[2][TILE]);

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    double[][] pair = tiles.get();
    int whole = count - count % LANES;
    for (int start = 0; start < whole; start += TILE) {
      int size = Math.min(TILE, whole - start);
      arguments((ForwardBackward) flux, y, from + start, pair, size);
      EXP.run(pair[0], size);
      SECOND.run(pair[1], size);
      if (COPY.derivative()) {
        slopes((ForwardBackward) flux, y, from + start, pair, z, to + start, size);
        continue;
      }
      for (int i = 0; i < size; i += LANES) {
        DoubleVector g = DoubleVector.fromArray(SPECIES, pair[0], i)
            .mul(DoubleVector.fromArray(SPECIES, pair[1], i));
        DoubleVector value = COPY.flux()
            ? DoubleVector.fromArray(SPECIES, y, from + start + i).mul(g) : g;
        value.intoArray(z, to + start + i);
      }
    }
    for (int i = whole; i < count; i++) {
      z[to + i] = COPY.form().of(flux, y[from + i]);
    }
  }

  private static void slopes(
      ForwardBackward flux, double[] y, int from, double[][] pair, double[] z, int to, int size) {
    double factor = 1 / (flux.contrast() * flux.contrast());
    double narrowRate = -2 * (flux.k() * flux.k() * flux.rate());
    double wideRate = 2 * flux.rate();
    for (int i = 0; i < size; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector q = s.mul(s).mul(factor).min(ForwardBackward.VANISHED);
      DoubleVector narrow = q.fma(narrowRate, 1);
      DoubleVector wide = q.fma(wideRate, -1);
      DoubleVector.fromArray(SPECIES, pair[0], i)
          .mul(DoubleVector.fromArray(SPECIES, pair[1], i).fma(narrow, wide)).intoArray(z, to + i);
    }
  }

  private static void arguments(
      ForwardBackward flux, double[] y, int from, double[][] pair, int size) {
    double factor = 1 / (flux.contrast() * flux.contrast());
    double minusRate = -flux.rate();
    for (int i = 0; i < size; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector q = s.mul(s).mul(factor);
      q.mul(minusRate).intoArray(pair[0], i);
      q.fma(-ForwardBackward.LN2, ForwardBackward.LN2)
          .intoArray(pair[1], i);
    }
  }
}
