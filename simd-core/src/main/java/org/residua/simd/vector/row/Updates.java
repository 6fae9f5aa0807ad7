package org.residua.simd.vector.row;

import org.residua.api.block.Row;
import org.residua.simd.row.Update;

/** The loops of updates, the last one at hand: to look one up takes as long as some dozen samples. Not thread safe. */
final class Updates {

  private final LoopRegistry loops;
  private Update.Terms terms;
  private UpdateLoop loop;

  Updates(LoopRegistry loops) {
    this.loops = loops;
    this.terms = new Update.Terms(Update.Pull.NONE, Row.explicit().terms());
    this.loop = loops.update(terms);
  }

  /** That of a row: rows of a table mostly have the same terms. */
  UpdateLoop of(Update.Terms wanted) {
    if (!wanted.equals(terms)) {
      terms = wanted;
      loop = loops.update(wanted);
    }
    return loop;
  }
}
