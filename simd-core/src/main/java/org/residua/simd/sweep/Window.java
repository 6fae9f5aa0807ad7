package org.residua.simd.sweep;

import org.residua.simd.row.Strip;

/**
 * The parts as the rows of a chunk see them: lasting ones where they are, passing ones, of which some row still needs a
 * stretch, in memory that slides along. A resident signal passes nothing. Not thread safe.
 */
final class Window {

  private final Whole whole;
  private final Parts parts;
  private final Parts passing;
  private final Parts lasting;
  private final DataTerm data;
  private final Parts memory;
  private final Parts head;

  /**
   * A window.
   *
   * @param table whose parts they are
   * @param whole what lasts
   * @param begin the first sample
   * @param kept how many samples from there on a seam needs, when the window has passed
   */
  Window(PreparedTable table, Whole whole, int begin, int kept) {
    Layout layout = whole.layout();
    int signals = table.signals();
    this.whole = whole;
    this.parts = layout.resident()
        ? whole.parts() : table.planes().each(planes -> Strip.view(planes, signals));
    this.data = layout.resident()
        ? whole.data() : new DataTerm(Strip.view(table.targets(), signals), Strip.view(table.weighted(), signals));
    this.passing = whole.passing().of(parts);
    this.lasting = whole.lasting().of(parts);
    this.memory = whole.passing().each(planes ->
        Strip.of(planes, signals, layout.positions(table), begin - table.before()));
    this.head = whole.passing().each(planes -> Strip.of(planes, signals, kept, begin));
  }

  Parts parts() {
    return parts;
  }

  DataTerm data() {
    return data;
  }

  /** What was kept of the passing parts. */
  Parts head() {
    return head;
  }

  /** Back to the first sample, from where it was moved or from the memory of a seam. */
  void rewind() {
    lasting.show(whole.parts());
    data.show(whole.data());
    passing.show(memory);
  }

  /** Shows other memory, that of a seam, until it is rewound. */
  void show(Parts others, DataTerm term) {
    parts.show(others);
    data.show(term);
  }

  /** Moves on so that position {@code needed} is still there; positions up to {@code end-1} keep their values. */
  void slide(int needed, int end) {
    passing.slide(Math.floorDiv(needed, Layout.ALIGNMENT) * Layout.ALIGNMENT, end);
  }

  /** Keeps the positions {@code lo..hi-1} for a seam. */
  void keep(int lo, int hi) {
    head.copy(passing, 0, lo, hi);
  }
}
