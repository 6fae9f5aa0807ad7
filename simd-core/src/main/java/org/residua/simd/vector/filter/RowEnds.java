package org.residua.simd.vector.filter;

import java.util.Arrays;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;

/**
 * Rows of a convolution some of whose taps leave the signal.
 *
 * <p>The line is divided into copies of the signal: positions {@code qN..(q+1)N-1} are copy {@code q}. Rows from one at which a
 * tap enters another copy to the next such one are a piece: all read the same copies with the same taps. Of a row, the taps that
 * meet one copy are neighbours, and the samples that they meet advance with the row, or go back in odd copies where these
 * are mirror images. So each range of taps is a sum of vectors as within the signal, and only pieces shorter than a vector are
 * scalar.
 */
public final class RowEnds {

  private final Banks banks;
  private final int lanes;

  /** By the loops of a filter that is not transposed. */
  public RowEnds(Filter forward) {
    this.banks = forward.banks();
    this.lanes = forward.width().lanes();
  }

  /**
   * Rows {@code from..to-1} of {@code outputs} neighbouring responses of one group: {@code y_{at + o beside + row}}.
   *
   * @param m the first of the responses
   */
  public void run(Stencil k, int m, int outputs, double[] u, int length, double[] y, int at, int beside, int from, int to) {
    int next;
    for (int row = from; row < to; row = next) {
      next = Math.min(to, turn(k, row, length));
      int block;
      for (int o = 0; o < outputs; o += block) {
        block = banks.outputs(outputs - o);
        piece(k, m + o, block, u, length, y, at + o * beside, beside, row, next - row);
      }
    }
  }

  /** The first row after this one of which a tap meets another copy. */
  private static int turn(Stencil k, int row, int length) {
    int nearest = length;
    for (int j = 0; j < k.taps(); j++) {
      nearest = Math.min(nearest, length - Math.floorMod(row + j * k.dilation(), length));
    }
    return row + nearest;
  }

  /** The last block may begin within the one before it, and then finds the same sums again. */
  private void piece(
      Stencil k, int m, int outputs, double[] u, int length, double[] y, int at, int beside, int row, int count) {
    if (count < lanes) {
      for (int i = row; i < row + count; i++) {
        for (int o = 0; o < outputs; o++) {
          y[at + o * beside + i] = k.respond(m + o, i, u, length);
        }
      }
      return;
    }
    int group = m / k.groupOutputs();
    int size = banks.pieceSize(outputs, count);
    for (int done = 0; done < count; done += size) {
      int i = row + Math.min(done, count - size);
      int base = group * k.groupInputs() * length;
      block(k.group(group), m % k.groupOutputs(), outputs, u, length, base, i, size, y, beside, at + i);
    }
  }

  private void block(
      Stencil k, int m, int outputs, double[] u, int length, int base, int row, int size, double[] y, int beside, int to) {
    int weight = m * k.inputs() * k.taps();
    if (k.boundary() == Boundary.ZERO) {
      zero(k, weight, outputs, u, length, base, row, size, y, beside, to);
      return;
    }
    int split = end(k, row, 0, length);
    boolean plain = k.boundary() == Boundary.PERIODIC;
    int around = (row + split * k.dilation()) / length;
    if (split == k.taps() || (plain && end(k, row, split, length) == k.taps())) {
      banks.ofPiece(outputs, size, false, false).run(
          k, weight, k.inputs(), k.taps(), split, -around * length, u, length, base + row, y, beside, to, size, 0, 0);
      return;
    }
    for (int c = 0; c < k.inputs(); c++) {
      int end;
      for (int j = 0; j < k.taps(); j = end) {
        end = end(k, row, j, length);
        int position = row + j * k.dilation();
        boolean mirrored = !plain && position / length % 2 == 1;
        banks.ofPiece(outputs, size, mirrored, c + j > 0).run(k, weight + c * k.taps() + j, 1, end - j, end - j, 0, u, length,
            base + c * length + k.boundary().source(position, length), y, beside, to, size, 0, 0);
      }
    }
  }

  /** One past the last tap that meets the copy that tap {@code j} meets. */
  private static int end(Stencil k, int row, int j, int length) {
    long next = ((row + j * k.dilation()) / length + 1L) * length;
    return (int) Math.min(k.taps(), Math.ceilDiv(next - row, (long) k.dilation()));
  }

  /** Only taps that meet the signal itself. */
  private void zero(
      Stencil k, int weight, int outputs, double[] u, int length, int base, int row, int size, double[] y, int beside, int to) {
    int j = Math.max(0, Math.ceilDiv(-row, k.dilation()));
    int end = Math.min(k.taps(), Math.ceilDiv(length - row, k.dilation()));
    if (j < end) {
      banks.ofPiece(outputs, size, false, false).run(k, weight + j, k.inputs(), end - j, end - j, 0, u, length,
          base + row + j * k.dilation(), y, beside, to, size, 0, 0);
      return;
    }
    for (int o = 0; o < outputs; o++) {
      Arrays.fill(y, to + o * beside, to + o * beside + size, 0.0);
    }
  }
}
