package org.residua.simd.sweep;

import org.residua.simd.row.Strip;

/**
 * The border of two chunks, or of both ends of a periodic signal: the samples that the rows of the left chunk stopped
 * before and those of the right one left out. Done in memory of its own, where they are neighbours.
 */
final class Seam {

  private final Whole whole;
  private final Chunk left;
  private final Chunk right;
  private final boolean resultApart;
  private final int rows;
  private final Parts parts;
  private final Parts passing;
  private final Parts lasting;
  private final DataTerm data;

  Seam(PreparedTable table, Whole whole, Chunk left, Chunk right) {
    this.whole = whole;
    this.left = left;
    this.right = right;
    this.resultApart = table.resultApart();
    this.rows = table.rows();
    int length = 2 * whole.layout().border();
    int first = left.end() - whole.layout().border();
    int signals = table.signals();
    this.parts = table.planes().each(planes -> Strip.of(planes, signals, length, first));
    this.passing = whole.passing().of(parts);
    this.lasting = whole.lasting().of(parts);
    this.data = new DataTerm(Strip.of(table.targets(), signals, length, first),
        Strip.of(table.weighted(), signals, length, first));
  }

  /** Does some rows of them, once both chunks have run these. */
  void run(Band band) {
    int border = left.end();
    int from = border - whole.layout().border();
    int to = border + whole.layout().border();
    int shift = right.begin() - border;
    parts.copy(left.window().parts(), 0, from, border);
    passing.copy(right.window().head(), shift, border, to);
    lasting.copy(whole.parts(), shift, border, to);
    data.copy(whole.data(), 0, from, border);
    data.copy(whole.data(), shift, border, to);
    left.close(parts, data, right);
    if (resultApart && band.to() == rows) {
      parts.even().copy(parts.odd(), 0, from, to);
    }
    Parts signal = whole.parts();
    signal.copy(lasting, 0, from, border);
    signal.copy(lasting, -shift, right.begin(), right.begin() + whole.layout().border());
  }
}
