package org.residua.simd.vector.banded;

import java.util.Optional;
import org.residua.simd.banded.EndLayout;
import org.residua.simd.copy.Cache;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** The copies of loops over ends for one vector width, made when first used. Thread safe. */
public final class EndsLoops {

  private final Cache<EndLayout, EndsLoop> ends;
  private final Cache<EndLayout, OnceLoop> once;

  /** None yet. */
  public EndsLoops(Width width) {
    this.ends = new Cache<>(layout -> LoopMaker.copy(
        EndsLoop.class, template(layout), new EndsLoop.Constants(width, layout)));
    this.once = new Cache<>(layout -> LoopMaker.copy(
        OnceLoop.class, OnceTemplate.class, new EndsLoop.Constants(width, layout)));
  }

  /** The loops over the ends of a batch of banded factors. */
  public EndsLoop of(EndLayout layout) {
    return ends.of(layout);
  }

  /** Those of systems that are solved once, where they have loops of their own. */
  Optional<OnceLoop> once(EndLayout layout) {
    return tridiagonal(layout) ? Optional.of(once.of(layout)) : Optional.empty();
  }

  private static boolean tridiagonal(EndLayout layout) {
    return layout.border() == 0 && layout.width() == 1;
  }

  private static Class<? extends EndsLoop> template(EndLayout layout) {
    if (tridiagonal(layout)) {
      return TridiagonalTemplate.class;
    }
    return layout.border() == 0 && layout.width() == 2 ? PentadiagonalTemplate.class : EndsTemplate.class;
  }
}
