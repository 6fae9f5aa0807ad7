package org.residua.simd.scalar;

import java.lang.invoke.MethodHandles;
import org.residua.api.arithmetic.Fma;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.flux.OfExponential;
import org.residua.api.flux.OfRadicand;
import org.residua.simd.copy.LoopMaker;

/** Template of {@link FluxLoop}: in each copy the compiler knows the class of the flux. */
final class FluxTemplate implements FluxLoop {

  private static final Class<? extends Flux> KIND = LoopMaker.constants(MethodHandles.lookup(), Constants.class).flux();

  /** Values that pay for passes of their own, and for finding the tile of the thread. */
  private static final int MANY = 16;

  /** Of each thread, where the processor does not fuse. */
  private static final ThreadLocal<Tile> TILES = ThreadLocal.withInitial(Tile::new);

  /** Of each thread. */
  private static final ThreadLocal<TileExp> EXPONENTIALS = ThreadLocal.withInitial(() -> new TileExp(Fma.BY_PROCESSOR));

  @Override
  public void apply(Flux flux, Activation.Form form, double[] y, int from, int to) {
    switch (form) {
      case FLUX -> at(flux, y, from, to);
      case DIFFUSIVITY -> diffusivity(flux, y, from, to);
      case DERIVATIVE -> derivative(flux, y, from, to);
    }
  }

  /** In place, and each value where it was: loops of this shape the compiler turns into vectors by itself. */
  private static void at(Flux flux, double[] y, int from, int to) {
    Flux known = KIND.cast(flux);
    if (!Fma.BY_PROCESSOR && known instanceof OfRadicand) {
      quotients(flux, Activation.Form.FLUX, y, from, to);
      return;
    }
    if (known instanceof OfExponential && to - from >= MANY) {
      exponentials(flux, Activation.Form.FLUX, y, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      y[i] = known.at(y[i]);
    }
  }

  private static void diffusivity(Flux flux, double[] y, int from, int to) {
    Flux known = KIND.cast(flux);
    if (!Fma.BY_PROCESSOR && known instanceof OfRadicand) {
      quotients(flux, Activation.Form.DIFFUSIVITY, y, from, to);
      return;
    }
    if (known instanceof OfExponential && to - from >= MANY) {
      exponentials(flux, Activation.Form.DIFFUSIVITY, y, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      y[i] = known.diffusivity(y[i]);
    }
  }

  /** The same by radicands that are found many at a time, tile by tile. */
  private static void quotients(Flux flux, Activation.Form form, double[] y, int from, int to) {
    OfRadicand known = (OfRadicand) KIND.cast(flux);
    Tile tile = TILES.get();
    for (int at = from; at < to; at += Tile.LENGTH) {
      int count = Math.min(Tile.LENGTH, to - at);
      tile.read(Tile.X0, y, at, count);
      TileFma.radicands(tile.v, known.scale(), known.offset(), count);
      divide(flux, form == Activation.Form.FLUX, tile.v, count);
      tile.write(y, at, count);
    }
  }

  private static void divide(Flux flux, boolean whole, double[] w, int count) {
    OfRadicand known = (OfRadicand) KIND.cast(flux);
    if (whole) {
      for (int i = 0; i < count; i++) {
        w[i] = known.quotient(w[Tile.X0 + i], w[i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        w[i] = known.quotient(1, w[i]);
      }
    }
  }

  /** The same by exponentials that are found many at a time: loops without a branch are made vectors by the compiler. */
  private static void exponentials(Flux flux, Activation.Form form, double[] y, int from, int to) {
    OfExponential known = (OfExponential) KIND.cast(flux);
    TileExp tile = EXPONENTIALS.get();
    for (int at = from; at < to; at += TileExp.MOST) {
      int count = Math.min(TileExp.MOST, to - at);
      System.arraycopy(y, at, tile.v, TileExp.ARGUMENT, count);
      if (known.ofPower()) {
        powers(flux, tile.v, count);
        tile.exp(count);
        System.arraycopy(tile.v, TileExp.EXPONENTIAL, tile.v, TileExp.POWER, count);
      }
      if (known.ofExcess()) {
        excesses(flux, tile.v, count);
        tile.expm1(count);
      }
      compose(flux, form == Activation.Form.FLUX, tile.v, count);
      System.arraycopy(tile.v, TileExp.EXPONENTIAL, y, at, count);
    }
  }

  private static void powers(Flux flux, double[] w, int count) {
    OfExponential known = (OfExponential) KIND.cast(flux);
    for (int i = 0; i < count; i++) {
      w[i] = known.power(w[TileExp.ARGUMENT + i]);
    }
  }

  private static void excesses(Flux flux, double[] w, int count) {
    OfExponential known = (OfExponential) KIND.cast(flux);
    for (int i = 0; i < count; i++) {
      w[i] = known.excess(w[TileExp.ARGUMENT + i]);
    }
  }

  private static void compose(Flux flux, boolean whole, double[] w, int count) {
    OfExponential known = (OfExponential) KIND.cast(flux);
    if (whole) {
      for (int i = 0; i < count; i++) {
        w[i] = known.at(w[TileExp.ARGUMENT + i], w[TileExp.POWER + i], w[i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        w[i] = known.diffusivity(w[TileExp.ARGUMENT + i], w[TileExp.POWER + i], w[i]);
      }
    }
  }

  private static void derivative(Flux flux, double[] y, int from, int to) {
    Flux known = KIND.cast(flux);
    for (int i = from; i < to; i++) {
      y[i] = known.derivative(y[i]);
    }
  }

  @Override
  public void group(Flux flux, Activation.Form form, double[] y, int first, int end, int plane, int length) {
    Flux known = KIND.cast(flux);
    for (int i = 0; i < length; i++) {
      double g = known.diffusivity(Math.sqrt(square(y, first + i, end, plane)));
      for (int at = first + i; at < end; at += plane) {
        y[at] = form == Activation.Form.FLUX ? g * y[at] : g;
      }
    }
  }

  private static double square(double[] y, int i, int end, int plane) {
    double square = y[i] * y[i];
    for (int at = i + plane; at < end; at += plane) {
      square = Fma.of(y[at], y[at], square);
    }
    return square;
  }

  @Override
  public void differential(Flux flux, double[] at, double[] d, double[] z, int from, int to) {
    Flux known = KIND.cast(flux);
    for (int i = from; i < to; i++) {
      z[i] = known.derivative(at[i]) * d[i];
    }
  }

  @Override
  public void groupDifferential(Flux flux, int first, int size, double[] at, double[] d, double[] z, int length) {
    Flux known = KIND.cast(flux);
    int end = first + size * length;
    for (int i = first; i < first + length; i++) {
      double s = Math.sqrt(square(at, i, end, length));
      double w = s == 0 ? 0 : 1 / s;
      double t = w * at[i] * d[i];
      for (int k = i + length; k < end; k += length) {
        t = Fma.of(w * at[k], d[k], t);
      }
      double g = known.diffusivity(s);
      double c = (known.derivative(s) - g) * t;
      for (int k = i; k < end; k += length) {
        z[k] = Fma.of(c, w * at[k], g * d[k]);
      }
    }
  }
}
