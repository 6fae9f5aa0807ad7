package org.residua.cli;

import java.util.Collections;
import java.util.List;
import org.residua.api.block.LoopOutcome;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.Stack;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * A network made ready to run on one signal, towards which a data term pulls.
 *
 * @param plan the network
 * @param f where it starts
 */
record Evolution(Plan plan, Signal f) {

  /** Longer signals wait for the compiler: interpreted vectors would take as long as the whole evolution. */
  private static final int LONG = 1 << 22;

  /**
   * What an evolution gave.
   *
   * @param signal the evolved signal
   * @param seconds how long it evolved; copies into the plan and out of it are not counted
   * @param loops how its fixed points were found
   */
  record Evolved(Signal signal, double seconds, List<LoopOutcome> loops) {

    /** Results of one after the other, their channels one under the other. */
    static Evolved together(List<Evolved> all) {
      return all.size() == 1 ? all.get(0) : new Evolved(Stack.concatenated(all.stream().map(Evolved::signal).toList()),
          all.stream().mapToDouble(Evolved::seconds).sum(), all.stream().flatMap(each -> each.loops().stream()).toList());
    }
  }

  /** Systems of more samples are solved by the same engine in both networks. */
  private static final int LONGEST_PLAIN = 1 << 13;

  static Evolution of(Architecture architecture, Signal f, Machinery machinery, Progress progress) {
    return of(architecture, f, machinery.engine(), progress);
  }

  /** Linear systems, which no expansion takes apart, are solved by the plain engine unless the signal is long. */
  static Evolution compared(Architecture expanded, Signal f, Machinery machinery, Progress progress) {
    boolean plain = solves(expanded) && f.shape().size() <= LONGEST_PLAIN;
    return of(expanded, f, plain ? Engines.plain() : machinery.engine(), progress);
  }

  private static boolean solves(Architecture network) {
    return network.nodes().stream().anyMatch(node -> node instanceof Node.Solve || node instanceof Node.Loop
        || node.bodies().stream().anyMatch(Evolution::solves));
  }

  private static Evolution of(Architecture architecture, Signal f, Engine engine, Progress progress) {
    if (f.shape().size() > LONG) {
      engine.warm(architecture);
    }
    Shape[] shapes = Collections.nCopies(architecture.inputs(), f.shape()).toArray(Shape[]::new);
    Plan plan = engine.watched(progress::advance).plan(architecture, shapes);
    progress.expect(plan.work());
    return new Evolution(plan, f);
  }

  Evolved run() {
    plan.load(Collections.nCopies(plan.architecture().inputs(), f));
    long start = System.nanoTime();
    plan.execute();
    double seconds = 1e-9 * (System.nanoTime() - start);
    SignalBuffer result = new SignalBuffer(f.shape());
    plan.resultsInto(List.of(result));
    return new Evolved(result.handOver(), seconds, plan.outcomes());
  }
}
