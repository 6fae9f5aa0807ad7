package org.residua.bench.contender;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The functions of {@code peers.c}; their handles are constants, as only these are compiled to plain calls. */
final class Twins {

  private static final MethodHandle PERONA_MALIK =
      GccLibrary.function("perona_malik", ADDRESS, JAVA_LONG, JAVA_DOUBLE, JAVA_DOUBLE);
  private static final MethodHandle PERONA_MALIK_VECTORS =
      GccLibrary.function("perona_malik_vectors", ADDRESS, JAVA_LONG, JAVA_DOUBLE, JAVA_DOUBLE);
  private static final MethodHandle HEAT =
      GccLibrary.function("heat", ADDRESS, JAVA_LONG, JAVA_DOUBLE);
  private static final MethodHandle TAPS3 =
      GccLibrary.function("taps3", ADDRESS, JAVA_LONG, ADDRESS, JAVA_DOUBLE, JAVA_DOUBLE);
  private static final MethodHandle TAPS5 =
      GccLibrary.function("taps5", ADDRESS, JAVA_LONG, ADDRESS, JAVA_DOUBLE, JAVA_DOUBLE);
  private static final MethodHandle TAPS7 =
      GccLibrary.function("taps7", ADDRESS, JAVA_LONG, ADDRESS, JAVA_DOUBLE, JAVA_DOUBLE);
  private static final MethodHandle FILTERS16 =
      GccLibrary.function("filters16", ADDRESS, JAVA_LONG, ADDRESS, JAVA_DOUBLE, JAVA_DOUBLE);
  private static final MethodHandle DENSE = GccLibrary.function("dense", ADDRESS, JAVA_LONG, ADDRESS, JAVA_DOUBLE, ADDRESS,
      JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle THOMAS =
      GccLibrary.function("thomas", ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle PENTADIAGONAL =
      GccLibrary.function("pentadiagonal", ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle FRAME =
      GccLibrary.function("frame", ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle FMA =
      GccLibrary.function("fma_peak", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_DOUBLE, JAVA_DOUBLE);
  private static final MethodHandle DIVIDE =
      GccLibrary.function("divide", ADDRESS, JAVA_LONG, ADDRESS);
  private static final MethodHandle STREAM =
      GccLibrary.function("stream", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_DOUBLE, JAVA_DOUBLE);

  private Twins() {}

  private static IllegalStateException failed(Throwable cause) {
    return new IllegalStateException("a native call failed", cause);
  }

  static void peronaMalik(MemorySegment u, long n, double tau, double s) {
    try {
      PERONA_MALIK.invokeExact(u, n, tau, s);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void peronaMalikVectors(MemorySegment u, long n, double tau, double s) {
    try {
      PERONA_MALIK_VECTORS.invokeExact(u, n, tau, s);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void heat(MemorySegment u, long n, double tau) {
    try {
      HEAT.invokeExact(u, n, tau);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void taps3(MemorySegment u, long n, MemorySegment w, double tau, double s) {
    try {
      TAPS3.invokeExact(u, n, w, tau, s);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void taps5(MemorySegment u, long n, MemorySegment w, double tau, double s) {
    try {
      TAPS5.invokeExact(u, n, w, tau, s);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void taps7(MemorySegment u, long n, MemorySegment w, double tau, double s) {
    try {
      TAPS7.invokeExact(u, n, w, tau, s);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void filters16(MemorySegment u, long n, MemorySegment w, double tau, double s) {
    try {
      FILTERS16.invokeExact(u, n, w, tau, s);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void dense(MemorySegment u, long n, MemorySegment w, double tau, MemorySegment z, int channels, int filters, int groups,
      int taps, long distance, int relu) {
    try {
      DENSE.invokeExact(u, n, w, tau, z, channels, filters, groups, taps, distance, relu);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void thomas(MemorySegment u, long n, MemorySegment diagonal, MemorySegment off, MemorySegment scratch) {
    try {
      THOMAS.invokeExact(u, n, diagonal, off, scratch);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void pentadiagonal(MemorySegment u, long n, MemorySegment diagonal, MemorySegment off, MemorySegment far,
      MemorySegment scratch) {
    try {
      PENTADIAGONAL.invokeExact(u, n, diagonal, off, far, scratch);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void frame(MemorySegment u, long n, long levels, MemorySegment low, MemorySegment high, MemorySegment contrasts,
      MemorySegment scratch) {
    try {
      FRAME.invokeExact(u, n, levels, low, high, contrasts, scratch);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void fma(MemorySegment u, long n, long rounds, double factor, double summand) {
    try {
      FMA.invokeExact(u, n, rounds, factor, summand);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void divide(MemorySegment u, long n, MemorySegment dividends) {
    try {
      DIVIDE.invokeExact(u, n, dividends);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void stream(MemorySegment u, long from, long to, double factor, double summand) {
    try {
      STREAM.invokeExact(u, from, to, factor, summand);
    } catch (Throwable e) {
      throw failed(e);
    }
  }
}
