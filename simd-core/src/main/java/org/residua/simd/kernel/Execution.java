package org.residua.simd.kernel;

import java.util.function.LongConsumer;
import org.residua.simd.team.Workers;

/**
 * Who does the work of a plan; no bit of a result depends on it.
 *
 * @param kernels the loops
 * @param workers the threads; small work stays on the caller's
 * @param worked told, from any of the threads, of progress within long evolutions: how many samples went one row
 *     further since it was told last
 */
public record Execution(Kernels kernels, Workers workers, LongConsumer worked) {

  /** Kernels on the caller's thread. */
  public static Execution of(Kernels kernels) {
    return new Execution(kernels, Workers.single(), samples -> { });
  }

  /** The same with threads. */
  public Execution on(Workers team) {
    return new Execution(kernels, team, worked);
  }

  /** The same with someone who is told of progress. */
  public Execution watched(LongConsumer listener) {
    return new Execution(kernels, workers, listener);
  }
}
