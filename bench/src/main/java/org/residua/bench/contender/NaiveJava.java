package org.residua.bench.contender;

import java.util.Optional;
import org.residua.api.flux.Flux;
import org.residua.bench.problem.FrameStep;
import org.residua.bench.problem.PoissonCycle;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Step;

/**
 * Java as a textbook writes it: differences or one filter, fluxes, update, three plain loops; or the filters of a frame, or a
 * V-cycle.
 */
final class NaiveJava implements Contender {

  @Override
  public String name() {
    return "naive";
  }

  @Override
  public String title() {
    return "naive Java";
  }

  @Override
  public String obstacle() {
    return "";
  }

  @Override
  public boolean offers(Problem problem) {
    return problem instanceof FrameStep || problem instanceof PoissonCycle
        || (problem instanceof Step step && step.outputs() == 1);
  }

  @Override
  public Optional<Timed> prepare(Problem problem, int length) {
    if (problem instanceof FrameStep frame) {
      return Optional.of(Timed.inPlace(new NaiveFrame(frame, length)::step));
    }
    if (problem instanceof PoissonCycle cycle) {
      return Optional.of(Timed.inPlace(new NaiveCycle(cycle, length)::run));
    }
    if (!(problem instanceof Step step && step.outputs() == 1)) {
      return Optional.empty();
    }
    Flux phi = step.phi();
    double tau = step.tau();
    if (!step.difference()) {
      double[] weights = step.weights();
      double[] z = new double[length + step.taps() - 1];
      return Optional.of(Timed.inPlace(u -> NaiveFilter.step(weights, phi, tau, u, z)));
    }
    double[] y = new double[length - 1];
    return Optional.of(Timed.inPlace(u -> NaiveStep.step(phi, tau, u, y)));
  }
}
