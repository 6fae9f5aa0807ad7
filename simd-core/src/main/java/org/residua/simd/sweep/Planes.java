package org.residua.simd.sweep;

import java.util.function.IntFunction;
import org.residua.simd.row.Strip;

/**
 * How many planes each of the {@link Parts} has, 0 for those that are left out.
 *
 * @param even those of the iterates of even number
 * @param odd those of the iterates of odd number
 * @param factor those of the kept diffusivities
 * @param start those of the start
 * @param force those of its force
 */
record Planes(int even, int odd, int factor, int start, int force) {

  /** Those of the iterates alone. */
  Planes iterates() {
    return new Planes(even, odd, 0, 0, 0);
  }

  /** Those of {@code u} alone. */
  Planes signal() {
    return new Planes(even, 0, 0, 0, 0);
  }

  /** Those that are not among the others, which are some of these. */
  Planes without(Planes others) {
    return new Planes(even - others.even, odd - others.odd, factor - others.factor,
        start - others.start, force - others.force);
  }

  /** A strip for each. */
  Parts each(IntFunction<Strip> made) {
    return new Parts(made.apply(even), made.apply(odd), made.apply(factor), made.apply(start),
        made.apply(force));
  }

  /** These of the parts, no planes for the rest. */
  Parts of(Parts all) {
    return new Parts(only(even, all.even()), only(odd, all.odd()), only(factor, all.factor()),
        only(start, all.start()), only(force, all.force()));
  }

  private static Strip only(int planes, Strip strip) {
    return planes > 0 ? strip : Strip.none();
  }
}
