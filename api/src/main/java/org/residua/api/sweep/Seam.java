package org.residua.api.sweep;

import org.residua.api.kernel.Held;
import org.residua.api.kernel.Strip;

/**
 * The border of two chunks, or of both ends of a periodic signal: the samples that the rows of the left chunk stopped
 * before and those of the right one left out. Done in memory of its own, where they are neighbours.
 */
final class Seam {

  private final Table table;
  private final Layout layout;
  private final Chunk left;
  private final Chunk right;
  private final Strip u;
  private final Strip[] own;
  private final Held outside;
  private final Strip signal;
  private final Strip target;

  Seam(Table table, Layout layout, Chunk left, Chunk right) {
    this.table = table;
    this.layout = layout;
    this.left = left;
    this.right = right;
    int first = left.end() - layout.border();
    int channels = table.stencil().inputs();
    this.u = Strip.of(channels, table.signals(), 2 * layout.border(), first);
    this.own = table.strips(2 * layout.border(), first);
    this.outside = table.outside(2 * layout.border(), first);
    this.signal = Strip.view(channels, table.signals());
    this.target = Strip.view(channels, table.signals());
  }

  /** Does them, once both chunks have run. */
  void run(double[] samples, double[] f, int offset) {
    signal.show(samples, offset, layout.length());
    target.show(f, offset, layout.length());
    int border = left.end();
    int from = border - layout.border();
    int to = border + layout.border();
    int shift = right.begin() - border;
    gather(u, signal, shift);
    gather(outside.target(), target, shift);
    gather(outside.weights(), table.weights(), shift);
    for (int k = 0; k < own.length; k++) {
      own[k].copy(left.stretches()[k], 0, from, border);
      own[k].copy(right.head()[k], shift, border, to);
    }
    left.show(u, own, outside);
    for (int k = 0; k < table.rows(); k++) {
      left.advance(k, border + (k + 1) * table.skew() - table.before());
      left.close(k, right);
    }
    left.tellWorked();
    Strip result = table.resultApart() ? own[0] : u;
    signal.copy(result, 0, from, border);
    signal.copy(result, -shift, right.begin(), right.begin() + layout.border());
  }

  /** Both sides of the border of what belongs to the whole signal. */
  private void gather(Strip to, Strip from, int shift) {
    int border = left.end();
    to.copy(from, 0, border - layout.border(), border);
    to.copy(from, shift, border, border + layout.border());
  }
}
