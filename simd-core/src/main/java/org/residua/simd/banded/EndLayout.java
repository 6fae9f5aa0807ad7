package org.residua.simd.banded;

/**
 * Where the state of an {@link End} between two columns {@code t-1} and {@code t} is, each value once per lane:
 * <ul>
 *   <li>{@code window(p, q)}, {@code 0 <= p <= q < w}: what the columns before {@code t} add to the entry of
 *       rows {@code t+p} and {@code t+q}; to the entry (0, 0) only those before {@code t-1}; zero for
 *       {@code q = w};
 *   <li>{@code fill(p, k)}: the same for row {@code t+p} and border row {@code k}; zero for {@code p = w};
 *   <li>{@code corner(j, k)}, {@code j <= k}: the same for two border rows;
 *   <li>{@code square}, {@code reciprocal}, {@code pivot}: of column {@code t-1} the entry {@code c_1^2}, and
 *       {@code 1/d}, {@code d}, the latter for even {@code t-1} only;
 *   <li>{@code column(q)}, {@code multiplier(q)}, {@code q = 0..w+border}: scratch for the column at work, the
 *       entries with rows {@code t+q}, then those with the border rows;
 *   <li>{@code substituted(k)}: what the rows before {@code t} add to the right-hand side of border row
 *       {@code k}.
 * </ul>
 *
 * @param width {@code w}
 * @param border the number of border rows
 * @param lanes the number of matrices side by side
 */
public record EndLayout(int width, int border, int lanes) {

  /** Place in the state. */
  public int window(int p, int q) {
    return (p * (width + 1) + q) * lanes;
  }

  /** Place in the state. */
  public int fill(int p, int k) {
    return window(width + 1, 0) + (p * border + k) * lanes;
  }

  /** Place in the state. */
  public int corner(int j, int k) {
    return fill(width + 1, 0) + (j * border + k) * lanes;
  }

  /** Place in the state. */
  public int square() {
    return corner(border, 0);
  }

  /** Place in the state. */
  public int reciprocal() {
    return square() + lanes;
  }

  /** Place in the state. */
  public int pivot() {
    return square() + 2 * lanes;
  }

  /** Place in the state. */
  public int column(int q) {
    return square() + (3 + q) * lanes;
  }

  /** Place in the state. */
  public int multiplier(int q) {
    return column(width + 1 + border) + q * lanes;
  }

  /** Place in the state. */
  public int substituted(int k) {
    return multiplier(width + 1 + border) + k * lanes;
  }

  /** The number of places. */
  int size() {
    return substituted(border);
  }
}
