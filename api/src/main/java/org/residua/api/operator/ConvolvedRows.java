package org.residua.api.operator;

import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * The rows of a convolution, each block computed from a window of the samples it reads: the memory is that of a window.
 *
 * <p>Beyond the ends the window holds what the boundary puts there, so that inside it every tap meets a sample. With
 * the zero boundary, which leaves terms out, the window is cut instead and its ends are those of the signal.
 */
final class ConvolvedRows implements Responses {

  private static final int BLOCK = 1024;

  private final Stencil stencil;
  private final Boundary boundary;
  private final Signal u;
  private final Shape shape;
  private final double[] window;

  ConvolvedRows(Convolution k, Signal u) {
    this.stencil = k.stencil();
    this.boundary = k.boundary();
    this.u = u;
    this.shape = k.target(u.shape());
    this.window =
        new double[stencil.groupInputs() * (Math.min(BLOCK, shape.length()) + stencil.reach() - 1)];
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public void read(int from, int count, double[] target) {
    for (int at = 0; at < count; ) {
      int output = (from + at) / shape.length();
      int index = (from + at) % shape.length();
      int size = Math.min(Math.min(BLOCK, count - at), shape.length() - index);
      int row = index + stencil.firstRow();
      block(output, row, size, target, at);
      at += size;
    }
  }

  private void block(int output, int row, int count, double[] target, int at) {
    boolean cut = boundary == Boundary.ZERO;
    int end = row + count + stencil.reach() - 1;
    int lo = cut ? Math.max(row, 0) : row;
    int hi = cut ? Math.min(end, u.shape().length()) : end;
    int group = output / stencil.groupOutputs();
    for (int c = 0; c < stencil.groupInputs(); c++) {
      fill(group * stencil.groupInputs() + c, c * (hi - lo), lo, hi);
    }
    stencil.group(group).respond(output % stencil.groupOutputs(), row - lo, count, window, hi - lo, target, at);
  }

  /** The samples of a channel at positions {@code lo..hi-1}, {@code lo >= 0}, go to {@code to}. */
  private void fill(int channel, int to, int lo, int hi) {
    int length = u.shape().length();
    int inside = Math.min(hi, length) - lo;
    u.copyTo(channel * length + lo, window, to, inside);
    for (int position = lo + inside; position < hi; position++) {
      window[to + position - lo] = u.get(channel, boundary.source(position, length));
    }
  }
}
