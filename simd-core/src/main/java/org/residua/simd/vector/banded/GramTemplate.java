package org.residua.simd.vector.banded;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.banded.GramLoop;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** Template of {@link GramLoop}: one pass over a band, its sums in registers. */
public final class GramTemplate implements GramLoop {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();

  @Override
  public void add(double[] products, double tau, double[] w, int at, int step, double[] bands, int to, int count, boolean fresh,
      double init) {
    int whole = count - count % LANES;
    switch (products.length) {
      case 1 -> one(products[0], tau, w, at, bands, to, whole, fresh, init);
      case 2 -> two(products, tau, w, at, step, bands, to, whole, fresh, init);
      default -> any(products, tau, w, at, step, bands, to, whole, fresh, init);
    }
    SCALAR.add(products, tau, w, at + whole, step, bands, to + whole, count - whole, fresh, init);
  }

  private static void one(double product, double tau, double[] w, int at, double[] bands, int to, int whole, boolean fresh,
      double init) {
    DoubleVector p = DoubleVector.broadcast(SPECIES, product);
    DoubleVector begin = DoubleVector.broadcast(SPECIES, init);
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector sum = fresh ? begin : DoubleVector.fromArray(SPECIES, bands, to + i);
      DoubleVector.fromArray(SPECIES, w, at + i).mul(tau).fma(p, sum).intoArray(bands, to + i);
    }
  }

  private static void two(double[] products, double tau, double[] w, int at, int step, double[] bands, int to, int whole,
      boolean fresh, double init) {
    DoubleVector first = DoubleVector.broadcast(SPECIES, products[0]);
    DoubleVector second = DoubleVector.broadcast(SPECIES, products[1]);
    DoubleVector begin = DoubleVector.broadcast(SPECIES, init);
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector sum = fresh ? begin : DoubleVector.fromArray(SPECIES, bands, to + i);
      sum = DoubleVector.fromArray(SPECIES, w, at + i).mul(tau).fma(first, sum);
      DoubleVector.fromArray(SPECIES, w, at + step + i).mul(tau).fma(second, sum).intoArray(bands, to + i);
    }
  }

  private static void any(double[] products, double tau, double[] w, int at, int step, double[] bands, int to, int whole,
      boolean fresh, double init) {
    DoubleVector begin = DoubleVector.broadcast(SPECIES, init);
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector sum = fresh ? begin : DoubleVector.fromArray(SPECIES, bands, to + i);
      for (int k = 0; k < products.length; k++) {
        sum = DoubleVector.fromArray(SPECIES, w, at + i + k * step).mul(tau).fma(DoubleVector.broadcast(SPECIES, products[k]), sum);
      }
      sum.intoArray(bands, to + i);
    }
  }
}
