package org.residua.cli;

import java.util.Optional;
import org.residua.api.arithmetic.Fma;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import tools.jackson.databind.node.ObjectNode;

/**
 * What does the work; no bit of a result depends on it.
 *
 * @param engine who computes, on how many threads
 */
record Machinery(Engine engine) {

  /** Beyond the processors of any machine that runs this: more threads only wait for each other. */
  private static final int MOST_THREADS = 1024;

  private static final int SHORT = 1 << 13;

  /** The kernels and threads that the options ask for; the threads are started when there is work for them. */
  static Machinery of(Given given) {
    String name = Names.KERNELS.named(given.text(Option.KERNELS).orElse("auto"));
    int processors = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    int threads = given.text(Option.THREADS)
        .map(text -> Decimal.whole(Option.THREADS, text, 1, MOST_THREADS,
            "the default is the number of processors, " + processors + " here"))
        .orElse(processors);
    return new Machinery((name.equals("auto") ? Engines.preferred() : Engines.named(name)).on(threads));
  }

  /**
   * What does the work of a choice among many methods: for short signals loops without vectors, unless vectors are asked
   * for, since the virtual machine would interpret vectors for longer than all the work takes.
   */
  Machinery choosing(Given given, long samples) {
    return samples <= SHORT && !given.has(Option.KERNELS) ? new Machinery(Engines.named("scalar").on(engine.threads())) : this;
  }

  /** What makes every sum some times as slow, with the same bits. */
  static Optional<String> remark() {
    return Fma.BY_PROCESSOR ? Optional.empty() : Optional.of("this processor has no fused multiply-add that Java may use: the"
        + " result is the same, and takes 2 to 12 times as long");
  }

  /** Puts kernels, lanes and threads. */
  void describe(ObjectNode json) {
    json.put("kernels", engine.name());
    json.put("lanes", engine.lanes());
    json.put("threads", engine.threads());
  }

  @Override
  public String toString() {
    return engine.name() + ", " + engine.lanes() + (engine.lanes() == 1 ? " lane, " : " lanes, ")
        + engine.threads() + (engine.threads() == 1 ? " thread" : " threads");
  }
}
