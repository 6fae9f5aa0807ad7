package org.residua.simd.vector.filter;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.operator.Stencil;
import org.residua.simd.copy.LoopMaker;

/**
 * Template of {@link BankLoop}. One loop over the terms of a sum, whichever plane and tap: a loop over few taps inside one over
 * planes costs more than its arithmetic. What a copy has no sums for is left out when it is compiled.
 */
public final class BankTemplate implements BankLoop {

  private static final Constants COPY = LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final VectorSpecies<Double> SPECIES = COPY.width().species();
  private static final int LANES = COPY.width().lanes();
  private static final int OUTPUTS = COPY.outputs();
  private static final int VECTORS = COPY.vectors();
  private static final int SIZE = VECTORS * LANES;

  @Override
  public void run(
      Stencil k, int fixed, double[] x, int plane, int from, double[] z, int beside, int to, int count, double first,
      double second) {
    int taps = k.taps();
    int terms = COPY.planes(k) * taps;
    int distance = COPY.sign() * k.dilation();
    int next = plane - taps * distance;
    int begin = COPY.position(k, fixed);
    int filter = COPY.position(k, fixed + 1) - begin;
    int jump = COPY.jump(k);
    DoubleVector nothing = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    for (int done = 0; done < count; done += SIZE) {
      int i = Math.min(done, count - SIZE);
      DoubleVector s00 = nothing;
      DoubleVector s01 = nothing;
      DoubleVector s02 = nothing;
      DoubleVector s03 = nothing;
      DoubleVector s04 = nothing;
      DoubleVector s05 = nothing;
      DoubleVector s06 = nothing;
      DoubleVector s07 = nothing;
      DoubleVector s10 = nothing;
      DoubleVector s11 = nothing;
      DoubleVector s12 = nothing;
      DoubleVector s13 = nothing;
      DoubleVector s14 = nothing;
      DoubleVector s15 = nothing;
      DoubleVector s16 = nothing;
      DoubleVector s17 = nothing;
      DoubleVector s20 = nothing;
      DoubleVector s21 = nothing;
      DoubleVector s22 = nothing;
      DoubleVector s23 = nothing;
      DoubleVector s30 = nothing;
      DoubleVector s31 = nothing;
      DoubleVector s32 = nothing;
      DoubleVector s33 = nothing;
      int at = from + i;
      int w = begin;
      int j = 0;
      for (int t = 0; t < terms; t++) {
        DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, at);
        DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, at + LANES);
        DoubleVector x2 = VECTORS > 2 ? DoubleVector.fromArray(SPECIES, x, at + 2 * LANES) : x0;
        DoubleVector x3 = VECTORS > 3 ? DoubleVector.fromArray(SPECIES, x, at + 3 * LANES) : x0;
        DoubleVector x4 = VECTORS > 4 ? DoubleVector.fromArray(SPECIES, x, at + 4 * LANES) : x0;
        DoubleVector x5 = VECTORS > 5 ? DoubleVector.fromArray(SPECIES, x, at + 5 * LANES) : x0;
        DoubleVector x6 = VECTORS > 6 ? DoubleVector.fromArray(SPECIES, x, at + 6 * LANES) : x0;
        DoubleVector x7 = VECTORS > 7 ? DoubleVector.fromArray(SPECIES, x, at + 7 * LANES) : x0;
        DoubleVector w0 = DoubleVector.broadcast(SPECIES, k.weight(w));
        s00 = x0.fma(w0, s00);
        s01 = x1.fma(w0, s01);
        if (VECTORS > 2) {
          s02 = x2.fma(w0, s02);
          s03 = x3.fma(w0, s03);
        }
        if (VECTORS > 4) {
          s04 = x4.fma(w0, s04);
          s05 = x5.fma(w0, s05);
          s06 = x6.fma(w0, s06);
          s07 = x7.fma(w0, s07);
        }
        if (OUTPUTS > 1) {
          DoubleVector w1 = DoubleVector.broadcast(SPECIES, k.weight(w + filter));
          s10 = x0.fma(w1, s10);
          s11 = x1.fma(w1, s11);
          if (VECTORS > 2) {
            s12 = x2.fma(w1, s12);
            s13 = x3.fma(w1, s13);
          }
          if (VECTORS > 4) {
            s14 = x4.fma(w1, s14);
            s15 = x5.fma(w1, s15);
            s16 = x6.fma(w1, s16);
            s17 = x7.fma(w1, s17);
          }
        }
        if (OUTPUTS > 2) {
          DoubleVector w2 = DoubleVector.broadcast(SPECIES, k.weight(w + 2 * filter));
          s20 = x0.fma(w2, s20);
          s21 = x1.fma(w2, s21);
          if (VECTORS > 2) {
            s22 = x2.fma(w2, s22);
            s23 = x3.fma(w2, s23);
          }
        }
        if (OUTPUTS > 3) {
          DoubleVector w3 = DoubleVector.broadcast(SPECIES, k.weight(w + 3 * filter));
          s30 = x0.fma(w3, s30);
          s31 = x1.fma(w3, s31);
          if (VECTORS > 2) {
            s32 = x2.fma(w3, s32);
            s33 = x3.fma(w3, s33);
          }
        }
        at += distance;
        w++;
        j++;
        if (j == taps) {
          j = 0;
          at += next;
          w += jump;
        }
      }
      int put = to + i;
      s00.intoArray(z, put);
      s01.intoArray(z, put + LANES);
      if (VECTORS > 2) {
        s02.intoArray(z, put + 2 * LANES);
        s03.intoArray(z, put + 3 * LANES);
      }
      if (VECTORS > 4) {
        s04.intoArray(z, put + 4 * LANES);
        s05.intoArray(z, put + 5 * LANES);
        s06.intoArray(z, put + 6 * LANES);
        s07.intoArray(z, put + 7 * LANES);
      }
      if (OUTPUTS > 1) {
        s10.intoArray(z, put + beside);
        s11.intoArray(z, put + beside + LANES);
        if (VECTORS > 2) {
          s12.intoArray(z, put + beside + 2 * LANES);
          s13.intoArray(z, put + beside + 3 * LANES);
        }
        if (VECTORS > 4) {
          s14.intoArray(z, put + beside + 4 * LANES);
          s15.intoArray(z, put + beside + 5 * LANES);
          s16.intoArray(z, put + beside + 6 * LANES);
          s17.intoArray(z, put + beside + 7 * LANES);
        }
      }
      if (OUTPUTS > 2) {
        s20.intoArray(z, put + 2 * beside);
        s21.intoArray(z, put + 2 * beside + LANES);
        if (VECTORS > 2) {
          s22.intoArray(z, put + 2 * beside + 2 * LANES);
          s23.intoArray(z, put + 2 * beside + 3 * LANES);
        }
      }
      if (OUTPUTS > 3) {
        s30.intoArray(z, put + 3 * beside);
        s31.intoArray(z, put + 3 * beside + LANES);
        if (VECTORS > 2) {
          s32.intoArray(z, put + 3 * beside + 2 * LANES);
          s33.intoArray(z, put + 3 * beside + 3 * LANES);
        }
      }
      if (COPY.flux()) {
        activate(z, beside, put, first, second);
      }
    }
  }

  /** While the sums of the next block are made. Not within the sums' own code, which would then be too large to be compiled at once. */
  private static void activate(double[] z, int beside, int put, double first, double second) {
    DoubleVector a = DoubleVector.broadcast(SPECIES, first);
    DoubleVector b = DoubleVector.broadcast(SPECIES, second);
    for (int o = 0; o < OUTPUTS; o++) {
      int at = put + o * beside;
      for (int i = at; i < at + SIZE; i += LANES) {
        COPY.formula().at(DoubleVector.fromArray(SPECIES, z, i), a, b).intoArray(z, i);
      }
    }
  }
}
