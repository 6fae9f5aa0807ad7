package org.residua.bench.contender;

import java.lang.foreign.MemorySegment;

/** A native map of a heap array in place. */
final class NativeTimed implements Timed {

  /** A native function of the samples and their number. */
  @FunctionalInterface
  interface Map {
    void apply(MemorySegment u, long n);
  }

  /** Numbers that a native function reads, or scratch that it writes. */
  record Constant(MemorySegment segment) {
    Constant(double[] values) {
      this(MemorySegment.ofArray(values));
    }
  }

  private final Map map;
  private double[] u = new double[0];
  private MemorySegment segment = MemorySegment.ofArray(u);

  NativeTimed(Map map) {
    this.map = map;
  }

  @Override
  public void load(double[] start) {
    u = start;
    segment = MemorySegment.ofArray(u);
  }

  @Override
  public void run() {
    map.apply(segment, u.length);
  }

  @Override
  public double[] samples() {
    return u;
  }
}
