package org.residua.simd.row;

/**
 * A stretch of planar samples or responses in an array: plane {@code c}, position {@code i} of signal {@code s} is
 * element {@code (c plane + i - first) signals + s}, where several signals of equal length are interleaved. A
 * workspace: mutable, not thread safe.
 */
public final class Strip {

  /**
   * Elements of an array that begin a cache line are these plus multiples of 8, where its object begins with a line, as
   * large ones do: its header takes 16 bytes. Vectors that begin there are loaded and stored in one piece, not in two.
   */
  public static final int LINE = 6;

  private final int planes;
  private final int signals;
  private double[] samples;
  private int plane;
  private int first;

  private Strip(int planes, int signals, int plane, int first) {
    this.planes = planes;
    this.signals = signals;
    this.plane = plane;
    this.first = first;
    this.samples = new double[Math.multiplyExact(Math.multiplyExact(planes, plane), signals)];
  }

  /**
   * A stretch of zeros of its own.
   *
   * @param planes number of planes
   * @param signals number of interleaved signals
   * @param length number of positions
   * @param first the first position
   */
  public static Strip of(int planes, int signals, int length, int first) {
    return new Strip(planes, signals, length, first);
  }

  /** A stretch that shows nothing yet. */
  public static Strip view(int planes, int signals) {
    return new Strip(planes, signals, 0, 0);
  }

  /** No planes: what a computation does without. */
  public static Strip none() {
    return view(0, 1);
  }

  /**
   * Elements from this one to the next that begins a cache line, or a vector of those that fill one.
   *
   * @param lanes 8 or a divisor of it
   */
  public static int toLine(int element, int lanes) {
    return Math.floorMod(LINE - element, lanes);
  }

  /** The number of interleaved signals. */
  public int signals() {
    return signals;
  }

  /** The array itself. */
  public double[] samples() {
    return samples;
  }

  /** Positions from one plane to the next. */
  public int plane() {
    return plane;
  }

  /** The element of plane {@code c} at position {@code i} of the first signal. */
  public int at(int c, int i) {
    return (c * plane + i - first) * signals;
  }

  /** The value of plane {@code c} at position {@code i} of the first signal. */
  public double get(int c, int i) {
    return samples[at(c, i)];
  }

  /** Copies the positions {@code lo..hi-1} of another stretch, which calls them {@code lo + shift..}. */
  public void copy(Strip from, int shift, int lo, int hi) {
    for (int c = 0; c < planes && lo < hi; c++) {
      System.arraycopy(from.samples, from.at(c, lo + shift), samples, at(c, lo), (hi - lo) * signals);
    }
  }

  /** Calls element 0 position {@code newFirst} from now on. */
  public void startAt(int newFirst) {
    first = newFirst;
  }

  /** Moves on so that position {@code newFirst} comes first; positions up to {@code end-1} keep their values. */
  public void slide(int newFirst, int end) {
    for (int c = 0; c < planes && newFirst < end; c++) {
      System.arraycopy(samples, at(c, newFirst), samples, c * plane * signals, (end - newFirst) * signals);
    }
    first = newFirst;
  }

  /** Shows the memory of another stretch from now on. */
  public void show(Strip other) {
    showArray(other.samples);
    plane = other.plane;
    first = other.first;
  }

  /** Shows a planar array of {@code length} positions from now on, counted from 0. */
  @SuppressWarnings("ArrayParameterStored")
  public void show(double[] planar, int length) {
    show(planar, 0, length);
  }

  /** Shows the planes of {@code length} positions, counted from 0, that begin at element {@code offset} of an array. */
  @SuppressWarnings("ArrayParameterStored")
  public void show(double[] planar, int offset, int length) {
    showArray(planar);
    plane = length;
    first = -offset / signals;
  }

  /** A garbage collector may fence each store of a reference, and short runs show the same array again and again. */
  @SuppressWarnings({"ArrayParameterStored", "ReferenceEquality"})
  private void showArray(double[] array) {
    if (samples != array) {
      samples = array;
    }
  }
}
