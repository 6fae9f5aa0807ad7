package org.residua.simd.vector.banded;

import org.residua.simd.banded.EndLayout;
import org.residua.simd.copy.Cache;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** The copies of loops over ends for one vector width, made when first used. Thread safe. */
public final class EndsLoops {

  private final Cache<EndLayout, EndsLoop> ends;

  /** None yet. */
  public EndsLoops(Width width) {
    this.ends = new Cache<>(layout -> LoopMaker.copy(
        EndsLoop.class, template(layout), new EndsLoop.Constants(width, layout)));
  }

  /** The loops over the ends of a batch of banded factors. */
  public EndsLoop of(EndLayout layout) {
    return ends.of(layout);
  }

  private static Class<? extends EndsLoop> template(EndLayout layout) {
    if (layout.border() == 0 && layout.width() == 1) {
      return TridiagonalTemplate.class;
    }
    return layout.border() == 0 && layout.width() == 2 ? PentadiagonalTemplate.class : EndsTemplate.class;
  }
}
