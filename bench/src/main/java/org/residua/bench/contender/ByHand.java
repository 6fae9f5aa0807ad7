package org.residua.bench.contender;

import java.util.Optional;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Step;

/**
 * What somebody reaches who writes vectors and their shuffles himself, in C: the step of Perona and Malik with first differences, the
 * fastest of the forms tried. A bound that was reached, unlike the divider's alone.
 */
final class ByHand implements Contender {

  @Override
  public String name() {
    return "hand";
  }

  @Override
  public String title() {
    return "C, vectors by hand";
  }

  @Override
  public String obstacle() {
    return GccLibrary.obstacle();
  }

  @Override
  public boolean offers(Problem problem) {
    return problem.equals(Step.difference("perona-malik"));
  }

  @Override
  public Optional<Timed> prepare(Problem problem, int length) {
    if (!(problem instanceof Step step) || !offers(problem)) {
      return Optional.empty();
    }
    double tau = step.tau();
    double scale = 1 / (step.phi().contrast() * step.phi().contrast());
    return Optional.of(new NativeTimed((u, n) -> Twins.peronaMalikVectors(u, n, tau, scale)));
  }
}
