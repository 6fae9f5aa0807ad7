package org.residua.multigrid;

import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Outcome;
import org.residua.api.signal.Signal;

/**
 * The course of an iteration for {@code A(x) = b}.
 *
 * @param solution the last iterate
 * @param residuals Euclidean norms of {@code b - A(x)}, the initial one first
 * @param outcome how it ended
 */
public record Convergence(Signal solution, List<Double> residuals, Outcome outcome) {

  /** Copies the list. */
  public Convergence {
    residuals = List.copyOf(residuals);
  }

  /** The number of cycles. */
  public int cycles() {
    return residuals.size() - 1;
  }

  /** The factor of each cycle: its residual over the one before; 0 where there was none left. */
  public List<Double> factors() {
    return IntStream.range(0, cycles())
        .mapToObj(k -> residuals.get(k) == 0 ? 0.0 : residuals.get(k + 1) / residuals.get(k))
        .toList();
  }

  /** The geometric mean of the factors; 0 if no residual is left. */
  public double meanFactor() {
    return cycles() == 0 || residuals.get(0) == 0
        ? 0 : Math.pow(residuals.getLast() / residuals.get(0), 1.0 / cycles());
  }
}
