package org.residua.simd.kernel;

/**
 * Where samples {@code first, first + 1, ...} of one channel are: all of them, or those that are needed just now. Not thread
 * safe.
 */
public final class Piece {

  private double[] samples;
  private int first;

  /** All samples. */
  public Piece(double[] samples) {
    this.samples = samples;
  }

  /** Samples from {@code first} on. */
  static Piece from(int first, double[] samples) {
    Piece piece = new Piece(samples);
    piece.first = first;
    return piece;
  }

  public double[] samples() {
    return samples;
  }

  /** Whether they are where those of another piece are. */
  @SuppressWarnings("ReferenceEquality")
  boolean shares(Piece other) {
    return samples == other.samples;
  }

  /** Where sample {@code i} is. */
  public int at(int i) {
    return i - first;
  }

  /** Begins anew with sample 0, in other memory. */
  public void begin(double[] memory) {
    samples = memory;
    first = 0;
  }

  /** Begins anew with sample 0. */
  public void begin() {
    first = 0;
  }

  /** Forgets the samples before {@code from}, and moves those up to {@code to} to the front. */
  public void forget(int from, int to) {
    System.arraycopy(samples, from - first, samples, 0, to - from);
    first = from;
  }
}
