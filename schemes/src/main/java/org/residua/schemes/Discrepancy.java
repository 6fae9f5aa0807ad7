package org.residua.schemes;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import org.residua.api.block.Scheme;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * The discrepancy principle: the time {@code T} with {@code ||u(T) - f|| = sigma sqrt(N)}, found by doubling
 * and bisection on the {@link Sections} of the signal. Source: Morozov (1966); for diffusion Mrazek, Navara
 * (2003).
 */
final class Discrepancy {

  /** The time is found to this relative width: far below what the noise level is known to. */
  private static final double RELATIVE_WIDTH = 1e-3;
  /** Times beyond this multiple of the first are not tried: nothing more is removed by then. */
  private static final int MOST_DOUBLINGS = 24;

  private Discrepancy() {}

  /**
   * The time, or, when the evolution removes less than the noise holds, the last one tried that still
   * removed more.
   */
  static double time(List<Signal> sections, double noise,
      DoubleFunction<? extends Scheme> schemes) {
    double goal = noise * Math.sqrt(sections.stream().mapToDouble(f -> f.shape().size()).sum());
    if (!(goal > 0)) {
      throw new IllegalArgumentException("noise level = " + noise + ": no time can be derived from"
          + " it; give a time or a number of steps");
    }
    double low = 0;
    double high = schemes.apply(1).limit() / 4;
    double removed = 0;
    for (int k = 0; k < MOST_DOUBLINGS; k++) {
      double now = removed(schemes.apply(high), sections);
      if (now >= goal) {
        return bisect(sections, goal, schemes, low, high);
      }
      if (k > 8 && now - removed < RELATIVE_WIDTH * goal) {
        return high;
      }
      removed = now;
      low = high;
      high *= 2;
    }
    return low;
  }

  private static double bisect(List<Signal> sections, double goal,
      DoubleFunction<? extends Scheme> schemes, double from, double to) {
    double low = from;
    double high = to;
    while (high - low > RELATIVE_WIDTH * high) {
      double middle = 0.5 * (low + high);
      if (removed(schemes.apply(middle), sections) >= goal) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** {@code ||u(T) - f||} over all sections. */
  private static double removed(Scheme scheme, List<Signal> sections) {
    Engine engine = Engines.preferred();
    double sum = 0;
    for (Signal f : sections) {
      double distance = engine.distance(evolve(scheme, f), f);
      sum = Math.fma(distance, distance, sum);
    }
    return Math.sqrt(sum);
  }

  /** The evolved signal; with a data term the target is the signal itself. */
  static Signal evolve(Scheme scheme, Signal f) {
    int count = scheme.inputs();
    Shape[] shapes = new Shape[count];
    Arrays.fill(shapes, f.shape());
    return Plan.of(scheme, shapes).run(Collections.nCopies(count, f)).get(0);
  }
}
