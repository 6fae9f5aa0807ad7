package org.residua.api.kernel;

/**
 * A stretch of planar samples or responses in an array: plane {@code c}, position {@code i} is element
 * {@code c plane + i - first}. A workspace: mutable, not thread safe.
 */
public final class Strip {

  private final int planes;
  private double[] samples;
  private int plane;
  private int first;

  /**
   * A stretch.
   *
   * @param samples the array
   * @param planes number of planes
   * @param plane elements from one plane to the next
   * @param first the position of element 0
   */
  @SuppressWarnings("ArrayParameterStored")
  public Strip(double[] samples, int planes, int plane, int first) {
    this.samples = samples;
    this.planes = planes;
    this.plane = plane;
    this.first = first;
  }

  /** A stretch of zeros of its own. */
  public static Strip of(int planes, int length, int first) {
    return new Strip(new double[Math.multiplyExact(planes, length)], planes, length, first);
  }

  /** A stretch that shows nothing yet. */
  public static Strip view(int planes) {
    return new Strip(new double[0], planes, 0, 0);
  }

  /** No planes: what a computation does without. */
  public static Strip none() {
    return view(0);
  }

  /** The array itself. */
  public double[] samples() {
    return samples;
  }

  /** Elements from one plane to the next. */
  public int plane() {
    return plane;
  }

  /** The element of plane {@code c} at position {@code i}. */
  public int at(int c, int i) {
    return c * plane + i - first;
  }

  /** The value of plane {@code c} at position {@code i}. */
  public double get(int c, int i) {
    return samples[at(c, i)];
  }

  /** Sets the value of plane {@code c} at position {@code i}. */
  public void set(int c, int i, double value) {
    samples[at(c, i)] = value;
  }

  /** Copies the positions {@code lo..hi-1} of another stretch, which calls them {@code lo + shift..}. */
  public void copy(Strip from, int shift, int lo, int hi) {
    for (int c = 0; c < planes && lo < hi; c++) {
      System.arraycopy(from.samples, from.at(c, lo + shift), samples, at(c, lo), hi - lo);
    }
  }

  /** Calls element 0 position {@code newFirst} from now on. */
  public void startAt(int newFirst) {
    first = newFirst;
  }

  /** Moves on so that position {@code newFirst} comes first; positions up to {@code end-1} keep their values. */
  public void slide(int newFirst, int end) {
    for (int c = 0; c < planes && newFirst < end; c++) {
      System.arraycopy(samples, at(c, newFirst), samples, c * plane, end - newFirst);
    }
    first = newFirst;
  }

  /** Shows the memory of another stretch from now on. */
  public void show(Strip other) {
    samples = other.samples;
    plane = other.plane;
    first = other.first;
  }

  /** Shows a planar array from now on, its positions counted from 0. */
  @SuppressWarnings("ArrayParameterStored")
  public void show(double[] planar, int length) {
    samples = planar;
    plane = length;
    first = 0;
  }
}
