package org.residua.cli;

import java.util.Collections;
import java.util.List;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
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
   */
  record Evolved(Signal signal, double seconds) {}

  static Evolution of(Architecture architecture, Signal f, Machinery machinery, Progress progress) {
    Engine engine = machinery.engine();
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
    return new Evolved(result.handOver(), seconds);
  }
}
