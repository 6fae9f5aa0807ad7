package org.residua.simd.banded;

/**
 * The extent of a symmetric banded matrix: {@code a_ij = 0} unless {@code |i - j| <= w}, or, if it is
 * periodic, unless {@code i - j = d mod n} with {@code |d| <= w}.
 *
 * <p>Its bands are {@code (w+1) x n} planar numbers: {@code a_{i,i+d}} at {@code d n + i}, the column taken
 * {@code mod n} if periodic; otherwise the last {@code d} of band {@code d} are not read. Where bands of a
 * small periodic matrix meet ({@code n <= 2w}), an entry is the sum of all numbers given for it.
 *
 * @param size {@code n}, the number of unknowns, at least 1
 * @param halfBandwidth {@code w}, at least 0; it may exceed {@code n}
 * @param periodic whether the bands go on from the last row to the first
 */
public record BandedShape(int size, int halfBandwidth, boolean periodic) {

  /** Refuses extents without unknowns, and those whose bands do not fit into one array. */
  public BandedShape {
    if (size < 1 || halfBandwidth < 0) {
      throw new IllegalArgumentException("a banded matrix of " + size + " unknowns and half-bandwidth "
          + halfBandwidth + ": at least 1 unknown and half-bandwidth 0 are needed");
    }
    if ((halfBandwidth + 1L) * size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("the bands of a matrix of " + size + " unknowns and half-bandwidth "
          + halfBandwidth + " exceed one array; use fewer unknowns, or an iterative method");
    }
  }

  /** The number of band entries of one matrix, {@code (w+1) n}. */
  public int entries() {
    return (halfBandwidth + 1) * size;
  }

  /** Whether bands of a periodic matrix meet, so that it is full. */
  boolean overlapping() {
    return periodic && halfBandwidth > 0 && size <= 2 * (long) halfBandwidth;
  }

  /** The shape that is eliminated: overlapping bands become a full matrix, too wide ones are cut. */
  BandedShape eliminated() {
    boolean wraps = periodic && halfBandwidth > 0 && !overlapping();
    int width = overlapping() ? size - 1 : Math.min(halfBandwidth, size - 1);
    return new BandedShape(size, width, wraps);
  }

  @Override
  public String toString() {
    return (periodic ? "periodic " : "") + "banded matrix " + size + " x " + size + ", half-bandwidth "
        + halfBandwidth;
  }
}
