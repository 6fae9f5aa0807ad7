package org.residua.simd.vector.filter;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;
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
  private static final int OUTPUTS = COPY.block().outputs();
  private static final int VECTORS = COPY.block().vectors();
  private static final int SIZE = VECTORS * LANES;
  private static final boolean ONWARD = COPY.reading().onward();
  private static final boolean MIRRORED = COPY.reading().mirrored();
  private static final boolean WHOLE = COPY.reading().whole();
  private static final int NEXT = MIRRORED ? -LANES : LANES;
  private static final VectorShuffle<Double> REVERSED = VectorShuffle.iota(SPECIES, LANES - 1, -1, false);

  @Override
  public void run(Stencil k, int weight, int planes, int taps, int split, int wrap, double[] x, int plane, int from, double[] z,
      int beside, int to, int count, double first, double second) {
    int terms = planes * taps;
    int distance = COPY.sign() * k.dilation();
    int next = plane - taps * distance - wrap;
    int filter = COPY.filter(k);
    int jump = COPY.plane(k) - taps;
    DoubleVector nothing = DoubleVector.broadcast(SPECIES, BlockLoop.NOTHING);
    for (int done = 0; done < count; done += SIZE) {
      int i = Math.min(done, count - SIZE);
      int put = to + i;
      int put1 = put + beside;
      int put2 = put1 + beside;
      int put3 = put2 + beside;
      int put4 = put3 + beside;
      int put5 = put4 + beside;
      DoubleVector s00 = ONWARD ? DoubleVector.fromArray(SPECIES, z, put) : nothing;
      DoubleVector s01 = ONWARD && VECTORS > 1 ? DoubleVector.fromArray(SPECIES, z, put + LANES) : nothing;
      DoubleVector s02 = ONWARD && VECTORS > 2 ? DoubleVector.fromArray(SPECIES, z, put + 2 * LANES) : nothing;
      DoubleVector s03 = ONWARD && VECTORS > 2 ? DoubleVector.fromArray(SPECIES, z, put + 3 * LANES) : nothing;
      DoubleVector s04 = ONWARD && VECTORS > 4 ? DoubleVector.fromArray(SPECIES, z, put + 4 * LANES) : nothing;
      DoubleVector s05 = ONWARD && VECTORS > 4 ? DoubleVector.fromArray(SPECIES, z, put + 5 * LANES) : nothing;
      DoubleVector s06 = ONWARD && VECTORS > 6 ? DoubleVector.fromArray(SPECIES, z, put + 6 * LANES) : nothing;
      DoubleVector s07 = ONWARD && VECTORS > 6 ? DoubleVector.fromArray(SPECIES, z, put + 7 * LANES) : nothing;
      DoubleVector s10 = ONWARD && OUTPUTS > 1 ? DoubleVector.fromArray(SPECIES, z, put1) : nothing;
      DoubleVector s11 = ONWARD && OUTPUTS > 1 && VECTORS > 1 ? DoubleVector.fromArray(SPECIES, z, put1 + LANES) : nothing;
      DoubleVector s12 = ONWARD && OUTPUTS > 1 && VECTORS > 2 ? DoubleVector.fromArray(SPECIES, z, put1 + 2 * LANES) : nothing;
      DoubleVector s13 = ONWARD && OUTPUTS > 1 && VECTORS > 2 ? DoubleVector.fromArray(SPECIES, z, put1 + 3 * LANES) : nothing;
      DoubleVector s14 = nothing;
      DoubleVector s15 = nothing;
      DoubleVector s16 = nothing;
      DoubleVector s17 = nothing;
      DoubleVector s20 = ONWARD && OUTPUTS > 2 ? DoubleVector.fromArray(SPECIES, z, put2) : nothing;
      DoubleVector s21 = ONWARD && OUTPUTS > 2 && VECTORS > 1 ? DoubleVector.fromArray(SPECIES, z, put2 + LANES) : nothing;
      DoubleVector s22 = nothing;
      DoubleVector s23 = nothing;
      DoubleVector s30 = ONWARD && OUTPUTS > 3 ? DoubleVector.fromArray(SPECIES, z, put3) : nothing;
      DoubleVector s31 = ONWARD && OUTPUTS > 3 && VECTORS > 1 ? DoubleVector.fromArray(SPECIES, z, put3 + LANES) : nothing;
      DoubleVector s32 = nothing;
      DoubleVector s33 = nothing;
      DoubleVector s40 = ONWARD && OUTPUTS > 4 ? DoubleVector.fromArray(SPECIES, z, put4) : nothing;
      DoubleVector s41 = ONWARD && OUTPUTS > 4 && VECTORS > 1 ? DoubleVector.fromArray(SPECIES, z, put4 + LANES) : nothing;
      DoubleVector s50 = ONWARD && OUTPUTS > 5 ? DoubleVector.fromArray(SPECIES, z, put5) : nothing;
      DoubleVector s51 = ONWARD && OUTPUTS > 5 && VECTORS > 1 ? DoubleVector.fromArray(SPECIES, z, put5 + LANES) : nothing;
      int at = MIRRORED ? from - i : from + i;
      int w = weight;
      int j = 0;
      for (int t = 0; t < terms; t++) {
        DoubleVector x0 = load(x, at);
        DoubleVector x1 = VECTORS > 1 ? load(x, at + NEXT) : x0;
        DoubleVector x2 = VECTORS > 2 ? load(x, at + 2 * NEXT) : x0;
        DoubleVector x3 = VECTORS > 2 ? load(x, at + 3 * NEXT) : x0;
        DoubleVector x4 = VECTORS > 4 ? load(x, at + 4 * NEXT) : x0;
        DoubleVector x5 = VECTORS > 4 ? load(x, at + 5 * NEXT) : x0;
        DoubleVector x6 = VECTORS > 6 ? load(x, at + 6 * NEXT) : x0;
        DoubleVector x7 = VECTORS > 6 ? load(x, at + 7 * NEXT) : x0;
        DoubleVector w0 = DoubleVector.broadcast(SPECIES, k.weight(w));
        s00 = x0.fma(w0, s00);
        if (VECTORS > 1) {
          s01 = x1.fma(w0, s01);
        }
        if (VECTORS > 2) {
          s02 = x2.fma(w0, s02);
          s03 = x3.fma(w0, s03);
        }
        if (VECTORS > 4) {
          s04 = x4.fma(w0, s04);
          s05 = x5.fma(w0, s05);
        }
        if (VECTORS > 6) {
          s06 = x6.fma(w0, s06);
          s07 = x7.fma(w0, s07);
        }
        if (OUTPUTS > 1) {
          DoubleVector w1 = DoubleVector.broadcast(SPECIES, k.weight(w + filter));
          s10 = x0.fma(w1, s10);
          if (VECTORS > 1) {
            s11 = x1.fma(w1, s11);
          }
          if (VECTORS > 2) {
            s12 = x2.fma(w1, s12);
            s13 = x3.fma(w1, s13);
          }
          if (VECTORS > 4) {
            s14 = x4.fma(w1, s14);
            s15 = x5.fma(w1, s15);
          }
          if (VECTORS > 6) {
            s16 = x6.fma(w1, s16);
            s17 = x7.fma(w1, s17);
          }
        }
        if (OUTPUTS > 2) {
          DoubleVector w2 = DoubleVector.broadcast(SPECIES, k.weight(w + 2 * filter));
          s20 = x0.fma(w2, s20);
          if (VECTORS > 1) {
            s21 = x1.fma(w2, s21);
          }
          if (VECTORS > 2) {
            s22 = x2.fma(w2, s22);
            s23 = x3.fma(w2, s23);
          }
        }
        if (OUTPUTS > 3) {
          DoubleVector w3 = DoubleVector.broadcast(SPECIES, k.weight(w + 3 * filter));
          s30 = x0.fma(w3, s30);
          if (VECTORS > 1) {
            s31 = x1.fma(w3, s31);
          }
          if (VECTORS > 2) {
            s32 = x2.fma(w3, s32);
            s33 = x3.fma(w3, s33);
          }
        }
        if (OUTPUTS > 4) {
          DoubleVector w4 = DoubleVector.broadcast(SPECIES, k.weight(w + 4 * filter));
          s40 = x0.fma(w4, s40);
          if (VECTORS > 1) {
            s41 = x1.fma(w4, s41);
          }
        }
        if (OUTPUTS > 5) {
          DoubleVector w5 = DoubleVector.broadcast(SPECIES, k.weight(w + 5 * filter));
          s50 = x0.fma(w5, s50);
          if (VECTORS > 1) {
            s51 = x1.fma(w5, s51);
          }
        }
        at += distance;
        w++;
        j++;
        if (!WHOLE && j == split) {
          at += wrap;
        }
        if (j == taps) {
          j = 0;
          at += next;
          w += jump;
        }
      }
      s00.intoArray(z, put);
      if (VECTORS > 1) {
        s01.intoArray(z, put + LANES);
      }
      if (VECTORS > 2) {
        s02.intoArray(z, put + 2 * LANES);
        s03.intoArray(z, put + 3 * LANES);
      }
      if (VECTORS > 4) {
        s04.intoArray(z, put + 4 * LANES);
        s05.intoArray(z, put + 5 * LANES);
      }
      if (VECTORS > 6) {
        s06.intoArray(z, put + 6 * LANES);
        s07.intoArray(z, put + 7 * LANES);
      }
      if (OUTPUTS > 1) {
        s10.intoArray(z, put1);
        if (VECTORS > 1) {
          s11.intoArray(z, put1 + LANES);
        }
        if (VECTORS > 2) {
          s12.intoArray(z, put1 + 2 * LANES);
          s13.intoArray(z, put1 + 3 * LANES);
        }
        if (VECTORS > 4) {
          s14.intoArray(z, put1 + 4 * LANES);
          s15.intoArray(z, put1 + 5 * LANES);
        }
        if (VECTORS > 6) {
          s16.intoArray(z, put1 + 6 * LANES);
          s17.intoArray(z, put1 + 7 * LANES);
        }
      }
      if (OUTPUTS > 2) {
        s20.intoArray(z, put2);
        if (VECTORS > 1) {
          s21.intoArray(z, put2 + LANES);
        }
        if (VECTORS > 2) {
          s22.intoArray(z, put2 + 2 * LANES);
          s23.intoArray(z, put2 + 3 * LANES);
        }
      }
      if (OUTPUTS > 3) {
        s30.intoArray(z, put3);
        if (VECTORS > 1) {
          s31.intoArray(z, put3 + LANES);
        }
        if (VECTORS > 2) {
          s32.intoArray(z, put3 + 2 * LANES);
          s33.intoArray(z, put3 + 3 * LANES);
        }
      }
      if (OUTPUTS > 4) {
        s40.intoArray(z, put4);
        if (VECTORS > 1) {
          s41.intoArray(z, put4 + LANES);
        }
      }
      if (OUTPUTS > 5) {
        s50.intoArray(z, put5);
        if (VECTORS > 1) {
          s51.intoArray(z, put5 + LANES);
        }
      }
      if (COPY.flux()) {
        activate(z, beside, put, first, second);
      }
    }
  }

  private static DoubleVector load(double[] x, int at) {
    return MIRRORED
        ? DoubleVector.fromArray(SPECIES, x, at - LANES + 1).rearrange(REVERSED)
        : DoubleVector.fromArray(SPECIES, x, at);
  }

  /**
   * While the sums of the next block are made. Not within the sums' own code, which would then be too large to be compiled at
   * once.
   */
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
