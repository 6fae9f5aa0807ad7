package org.residua.cli;

import org.residua.api.kernel.KernelChoice;
import org.residua.api.kernel.Kernels;
import tools.jackson.databind.node.ObjectNode;

/**
 * What does the work; no bit of a result depends on it.
 *
 * @param kernels the loops
 * @param threads number of threads
 */
record Machinery(Kernels kernels, int threads) {

  /** The kernels that the options ask for. */
  static Machinery of(Given given) {
    String name = Names.KERNELS.named(given.text(Option.KERNELS).orElse("auto"));
    return new Machinery(
        name.equals("auto") ? KernelChoice.preferred() : KernelChoice.forced(name), 1);
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
