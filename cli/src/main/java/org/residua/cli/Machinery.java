package org.residua.cli;

import org.residua.api.kernel.Execution;
import org.residua.api.kernel.KernelChoice;
import org.residua.api.kernel.Kernels;
import org.residua.api.kernel.Workers;
import tools.jackson.databind.node.ObjectNode;

/**
 * What does the work; no bit of a result depends on it.
 *
 * @param kernels the loops
 * @param threads number of threads
 */
record Machinery(Kernels kernels, int threads) {

  /** Beyond the processors of any machine that runs this: more threads only wait for each other. */
  private static final int MOST_THREADS = 1024;

  /** The kernels and threads that the options ask for. */
  static Machinery of(Given given) {
    String name = Names.KERNELS.named(given.text(Option.KERNELS).orElse("auto"));
    int processors = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    int threads = given.text(Option.THREADS)
        .map(text -> Decimal.whole(Option.THREADS, text, 1, MOST_THREADS,
            "the default is the number of processors, " + processors + " here"))
        .orElse(processors);
    return new Machinery(
        name.equals("auto") ? KernelChoice.preferred() : KernelChoice.forced(name), threads);
  }

  /** The same for a plan; the threads are started when they are first asked for. */
  Execution execution() {
    return Execution.of(kernels).on(Workers.of(threads));
  }

  /** Puts kernels, lanes and threads. */
  void describe(ObjectNode json) {
    json.put("kernels", kernels.name());
    json.put("lanes", kernels.lanes());
    json.put("threads", threads);
  }

  @Override
  public String toString() {
    return kernels.name() + ", " + kernels.lanes() + (kernels.lanes() == 1 ? " lane, " : " lanes, ")
        + threads + (threads == 1 ? " thread" : " threads");
  }
}
