package org.residua.bench.contender;

import java.util.Optional;
import org.residua.api.flux.Flux;
import org.residua.bench.problem.FrameStep;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Step;

/** Java as a textbook writes it: differences, fluxes, update, three plain loops; or the filters of a frame. */
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
    return problem instanceof FrameStep || (problem instanceof Step step && step.difference());
  }

  @Override
  public Optional<Timed> prepare(Problem problem, int length) {
    if (problem instanceof FrameStep frame) {
      return Optional.of(Timed.inPlace(new NaiveFrame(frame, length)::step));
    }
    if (!(problem instanceof Step step && step.difference())) {
      return Optional.empty();
    }
    Flux phi = step.phi();
    double tau = step.tau();
    double[] y = new double[length - 1];
    return Optional.of(Timed.inPlace(u -> NaiveStep.step(phi, tau, u, y)));
  }
}
