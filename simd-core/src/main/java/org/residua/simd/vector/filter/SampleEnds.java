package org.residua.simd.vector.filter;

import java.util.Arrays;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;

/**
 * Samples of the adjoint of a convolution that fewer rows read than taps, or that positions outside the signal stand for.
 *
 * <p>A sample {@code i} is read at position {@code i}, then at {@code i + qN}, in copy {@code q} of the signal, or at the mirror
 * image {@code (q+1)N - 1 - i} in odd copies of one that is reflected. The taps with which rows read a position are neighbours.
 * Samples from one at which there is a tap more or less to the next such one are a piece: all have the same taps at each
 * position. So each position is a sum of vectors over all responses as within the signal, and only pieces shorter than a
 * vector are scalar.
 */
public final class SampleEnds {

  private final Banks banks;
  private final int lanes;

  /** By the loops of a transposed filter. */
  public SampleEnds(Filter transposed) {
    this.banks = transposed.banks();
    this.lanes = transposed.width().lanes();
  }

  /** Samples {@code from..to-1} of all channels of a group from responses {@code y_{at..}}: {@code u_{c length + i}}. */
  public void run(Stencil k, int group, double[] y, int at, int length, double[] u, int from, int to) {
    int next;
    int end = (group + 1) * k.groupInputs();
    for (int i = from; i < to; i = next) {
      next = Math.min(to, turn(k, i, length));
      int block;
      for (int c = group * k.groupInputs(); c < end; c += block) {
        block = banks.outputs(end - c);
        piece(k, c, block, y, at, length, u, i, next - i);
      }
    }
  }

  /** The first sample after this one that other taps meet. */
  private static int turn(Stencil k, int i, int length) {
    int nearest = length;
    for (int j = 0; j < k.taps(); j++) {
      int distance = j * k.dilation();
      nearest = Math.min(nearest, switch (k.boundary()) {
        case NATURAL -> later(distance, later(distance + k.rows(length), length, i), i);
        case ZERO -> length;
        case PERIODIC -> length - Math.floorMod(i - distance, length);
        case REFLECTING -> length - Math.max(Math.floorMod(i - distance, length), Math.floorMod(i + distance, length));
      });
    }
    return i + nearest;
  }

  private static int later(int turn, int otherwise, int i) {
    return turn > i ? turn - i : otherwise;
  }

  /** The last block may begin within the one before it, and then finds the same sums again. */
  private void piece(Stencil k, int c, int channels, double[] y, int at, int length, double[] u, int from, int count) {
    if (count < lanes) {
      for (int o = c; o < c + channels; o++) {
        for (int i = from; i < from + count; i++) {
          u[o * length + i] = k.respondAdjoint(o, i, y, at, length);
        }
      }
      return;
    }
    int group = c / k.groupInputs();
    int size = banks.pieceSize(channels, count);
    for (int done = 0; done < count; done += size) {
      int i = from + Math.min(done, count - size);
      block(k.group(group), c % k.groupInputs(), channels, y, at + group * k.groupOutputs() * k.rows(length), length, i, size,
          u, c * length + i);
    }
  }

  private void block(Stencil k, int c, int channels, double[] y, int at, int length, int i, int size, double[] u, int to) {
    boolean periodic = k.boundary() == Boundary.PERIODIC;
    if (periodic && k.outputs() == 1 && k.reach() <= length) {
      int split = Math.min(k.taps(), i / k.dilation() + 1);
      banks.ofPiece(channels, size, false, false).run(
          k, c * k.taps(), 1, k.taps(), split, length, y, length, at + i, u, length, to, size, 0, 0);
      return;
    }
    boolean onward = position(k, c, channels, y, at, length, i - k.firstRow(), size, false, false, u, to);
    boolean continued = periodic || k.boundary() == Boundary.REFLECTING;
    long end = length + k.reach() - 1L;
    for (int q = 1; continued && (long) q * length < end; q++) {
      boolean mirrored = !periodic && q % 2 == 1;
      long image = mirrored ? (q + 1L) * length - 1 - i : i + (long) q * length;
      onward |= position(k, c, channels, y, at, length, image, size, mirrored, onward, u, to);
    }
    for (int o = 0; o < channels && !onward; o++) {
      Arrays.fill(u, to + o * length, to + o * length + size, 0.0);
    }
  }

  /** Adds the terms of one position, if there are any. */
  private boolean position(Stencil k, int c, int channels, double[] y, int at, int length, long image, int size, boolean mirrored,
      boolean onward, double[] u, int to) {
    int rows = k.rows(length);
    int j = (int) Math.max(0, Math.floorDiv(image - rows, (long) k.dilation()) + 1);
    int end = (int) Math.min(k.taps(), image / k.dilation() + 1);
    if (j >= end) {
      return false;
    }
    int from = (int) (image - (long) j * k.dilation());
    banks.ofPiece(channels, size, mirrored, onward).run(k, c * k.taps() + j, k.outputs(), end - j, end - j, 0, y, rows, at + from,
        u, length, to, size, 0, 0);
    return true;
  }
}
