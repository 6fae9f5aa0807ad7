package org.residua.simd.vector.element;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.kernel.Piece;
import org.residua.simd.vector.copy.Width;

/** Template of {@link ElementLoop}. */
public final class ElementTemplate implements ElementLoop {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();

  @Override
  public void multiply(double[] x, int from, double[] y, double[] z, int to, int count) {
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, x, from + i)
          .mul(DoubleVector.fromArray(SPECIES, y, to + i))
          .intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = x[from + i] * y[to + i];
    }
  }

  @Override
  public void divide(double[] x, double[] y, double[] z, int count) {
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, x, i).div(DoubleVector.fromArray(SPECIES, y, i)).intoArray(z, i);
    }
    for (; i < count; i++) {
      z[i] = x[i] / y[i];
    }
  }

  @Override
  public void combine(double[] coefficients, double[][] inputs, double[] z, int count) {
    if (coefficients.length == 2) {
      pair(coefficients, inputs[0], inputs[1], z, count);
    } else {
      any(coefficients, inputs, z, count);
    }
  }

  private static void pair(double[] coefficients, double[] x, double[] y, double[] z, int count) {
    double a = coefficients[0];
    double b = coefficients[1];
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, x, i).mul(a);
      DoubleVector.fromArray(SPECIES, y, i)
          .fma(DoubleVector.broadcast(SPECIES, b), sum)
          .intoArray(z, i);
    }
    for (; i < count; i++) {
      z[i] = Math.fma(b, y[i], a * x[i]);
    }
  }

  private static void any(double[] coefficients, double[][] inputs, double[] z, int count) {
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, inputs[0], i).mul(coefficients[0]);
      for (int k = 1; k < coefficients.length; k++) {
        DoubleVector c = DoubleVector.broadcast(SPECIES, coefficients[k]);
        sum = DoubleVector.fromArray(SPECIES, inputs[k], i).fma(c, sum);
      }
      sum.intoArray(z, i);
    }
    for (; i < count; i++) {
      double sum = coefficients[0] * inputs[0][i];
      for (int k = 1; k < coefficients.length; k++) {
        sum = Math.fma(coefficients[k], inputs[k][i], sum);
      }
      z[i] = sum;
    }
  }

  @Override
  public void add(double b, double[] x, double[] z, int from, int count) {
    int i = from;
    for (; i <= from + count - LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, x, i).add(b).intoArray(z, i);
    }
    for (; i < from + count; i++) {
      z[i] = x[i] + b;
    }
  }

  @Override
  public void pair(double[] coefficients, Piece x, Piece y, Piece z, int from, int to) {
    double[] px = x.samples();
    double[] py = y.samples();
    double[] pz = z.samples();
    int ax = x.at(0);
    int ay = y.at(0);
    int az = z.at(0);
    double a = coefficients[0];
    double b = coefficients[1];
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, px, ax + i).mul(a);
      DoubleVector.fromArray(SPECIES, py, ay + i).fma(DoubleVector.broadcast(SPECIES, b), sum).intoArray(pz, az + i);
    }
    for (; i < to; i++) {
      pz[az + i] = Math.fma(b, py[ay + i], a * px[ax + i]);
    }
  }

  @Override
  public void triple(double[] coefficients, Piece[] inputs, Piece z, int from, int to) {
    double[] p0 = inputs[0].samples();
    double[] p1 = inputs[1].samples();
    double[] p2 = inputs[2].samples();
    double[] pz = z.samples();
    int a0 = inputs[0].at(0);
    int a1 = inputs[1].at(0);
    int a2 = inputs[2].at(0);
    int az = z.at(0);
    double c0 = coefficients[0];
    double c1 = coefficients[1];
    double c2 = coefficients[2];
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, p0, a0 + i).mul(c0);
      sum = DoubleVector.fromArray(SPECIES, p1, a1 + i).fma(DoubleVector.broadcast(SPECIES, c1), sum);
      DoubleVector.fromArray(SPECIES, p2, a2 + i).fma(DoubleVector.broadcast(SPECIES, c2), sum).intoArray(pz, az + i);
    }
    for (; i < to; i++) {
      pz[az + i] = Math.fma(c2, p2[a2 + i], Math.fma(c1, p1[a1 + i], c0 * p0[a0 + i]));
    }
  }

  @Override
  public void multiply(Piece x, Piece y, Piece z, int from, int to) {
    double[] px = x.samples();
    double[] py = y.samples();
    double[] pz = z.samples();
    int ax = x.at(0);
    int ay = y.at(0);
    int az = z.at(0);
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, px, ax + i).mul(DoubleVector.fromArray(SPECIES, py, ay + i)).intoArray(pz, az + i);
    }
    for (; i < to; i++) {
      pz[az + i] = px[ax + i] * py[ay + i];
    }
  }

  @Override
  public void divide(Piece x, Piece y, Piece z, int from, int to) {
    double[] px = x.samples();
    double[] py = y.samples();
    double[] pz = z.samples();
    int ax = x.at(0);
    int ay = y.at(0);
    int az = z.at(0);
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, px, ax + i).div(DoubleVector.fromArray(SPECIES, py, ay + i)).intoArray(pz, az + i);
    }
    for (; i < to; i++) {
      pz[az + i] = px[ax + i] / py[ay + i];
    }
  }
}
