package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Contrasts;
import org.residua.api.operator.LinearOperator;

/**
 * What an explicit step of a frame removes, level by level: {@code W^T Phi(W y)}, or {@code W^T (g(W p) W y)} with diffusivities
 * of another signal {@code p}.
 *
 * @param frame {@code W}, its details
 * @param contrasts of the flux, one for each level
 * @param guided whether there is another signal
 */
record FrameStep(Frame frame, Contrasts contrasts, boolean guided) {

  /** How many signals it reads: {@code y}, and {@code p} if there is one. */
  int signals() {
    return guided ? 2 : 1;
  }

  private Activation levels(int from, int to) {
    Activation flux = Activation.of(Contrasts.of(contrasts.shape(), Arrays.copyOfRange(contrasts.contrasts().values(), from - 1, to)));
    return guided ? flux.diffusivity() : flux;
  }

  /** What is removed of details: those of {@code y}, then those of {@code p}. */
  private <V> V flux(Algebra<V> algebra, Activation activation, List<V> details) {
    V activated = algebra.activate(activation, details.get(details.size() - 1));
    return guided ? algebra.multiply(activated, details.get(0)) : activated;
  }

  private <V> List<V> applied(Algebra<V> algebra, LinearOperator operator, List<V> signals) {
    return signals.stream().map(signal -> algebra.apply(operator, signal)).toList();
  }

  /**
   * {@code a_m} of a window of a signal.
   *
   * @param frame of {@code m} levels
   */
  record Approximation(Frame frame) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      V a = inputs.get(0);
      for (int j = 1; j <= frame.levels(); j++) {
        a = algebra.apply(frame.low(j), a);
      }
      return List.of(a);
    }
  }

  /**
   * What the levels below {@code m} remove of one residue of {@code a_m}.
   *
   * @param step the step
   * @param fine {@code m}
   */
  record Coarse(FrameStep step, int fine) implements Block {

    @Override
    public int inputs() {
      return step.signals();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      LinearOperator k = new Frame(step.frame.wavelet(), step.frame.levels() - fine).periodicDetails();
      return List.of(algebra.apply(k.adjoint(),
          step.flux(algebra, step.levels(fine + 1, step.frame.levels()), step.applied(algebra, k, inputs))));
    }
  }

  /**
   * What all levels remove within a window, from the signals and what the levels below {@code m} remove.
   *
   * @param step the step
   * @param fine {@code m}
   */
  record Fine(FrameStep step, int fine) implements Block {

    @Override
    public int inputs() {
      return step.signals() + 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(removed(algebra, 1, inputs.subList(0, step.signals()), inputs.get(step.signals())));
    }

    /** From level {@code j} on. */
    private <V> V removed(Algebra<V> algebra, int j, List<V> above, V coarse) {
      if (j > fine) {
        return coarse;
      }
      V flux = step.flux(algebra, step.levels(j, j), step.applied(algebra, step.frame.high(j), above));
      V below = j == fine ? coarse : removed(algebra, j + 1, step.applied(algebra, step.frame.low(j), above), coarse);
      return algebra.combine(List.of(1.0, 1.0), List.of(
          algebra.apply(step.frame.high(j).adjoint(), flux), algebra.apply(step.frame.low(j).adjoint(), below)));
    }
  }
}
