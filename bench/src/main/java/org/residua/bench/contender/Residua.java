package org.residua.bench.contender;

import java.util.List;
import java.util.Optional;
import org.residua.api.flux.Activation;
import org.residua.api.kernel.KernelChoice;
import org.residua.api.kernel.Sweep;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Stencil;
import org.residua.bench.problem.Batch;
import org.residua.bench.problem.Division;
import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.FusedMultiplyAdd;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Solve;
import org.residua.bench.problem.Step;
import org.residua.bench.problem.Stream;

/**
 * Residua's kernels: the only file that knows how the library computes a problem. What it cannot compute yet is empty,
 * and its rows say "not available".
 *
 * @param name the kernels: {@code vector} or {@code scalar}
 */
record Residua(String name) implements Contender {

  private static final int CHECKED_LENGTH = 64;

  @Override
  public String title() {
    return name.equals("vector") ? "Residua" : "Residua, scalar kernels";
  }

  @Override
  public String obstacle() {
    try {
      KernelChoice.forced(name);
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public boolean offers(Problem problem) {
    return prepare(problem, CHECKED_LENGTH).isPresent();
  }

  @Override
  public Optional<Timed> prepare(Problem problem, int length) {
    return switch (problem) {
      case Step step -> Optional.of(step(step, length));
      case Evolution evolution when evolution.threads() == 1 -> Optional.of(evolution(evolution, length));
      // Needs a persistent pool of threads over the tiled evolution.
      case Evolution _ -> Optional.empty();
      // Needs a sweep over signals interleaved by lanes: load() interleaves, samples() takes apart.
      case Batch _ -> Optional.empty();
      // Needs a direct solve of tridiagonal systems, one and several interleaved.
      case Solve _ -> Optional.empty();
      case FusedMultiplyAdd _, Division _, Stream _ -> Optional.empty();
    };
  }

  private Timed step(Step step, int length) {
    Sweep sweep = sweep(step, length);
    double tau = step.tau();
    return Timed.inPlace(u -> sweep.step(tau, u));
  }

  /** Pass after pass; to be replaced by the tiled evolution. */
  private Timed evolution(Evolution evolution, int length) {
    Sweep sweep = sweep(evolution.step(), length);
    if (evolution.form() != Evolution.Form.EXPLICIT) {
      return new SemiIterating(evolution, sweep);
    }
    double tau = evolution.step().tau();
    return Timed.inPlace(u -> {
      for (int k = 0; k < evolution.steps(); k++) {
        sweep.step(tau, u);
      }
    });
  }

  private Sweep sweep(Step step, int length) {
    Parameter weights = new Parameter("K", List.of(step.outputs(), 1, step.taps()), step.weights());
    return KernelChoice.forced(name)
        .sweep(new Stencil(weights, Boundary.NATURAL), Activation.of(step.phi()), length);
  }
}
