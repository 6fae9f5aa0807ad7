package org.residua.api.block;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.operator.LinearOperator;

/** The default expansion of a semi-iteration into primitive operations. */
final class Expansion {

  private Expansion() {}

  static <V> List<V> semiIteration(Algebra<V> a, SemiIteration iteration, List<V> state, List<V> held) {
    Diffusion diffusion = iteration.diffusion();
    V start = state.get(0);
    List<V> in = with(start, held);
    diffusion.requireInputs(in);
    List<V> factor = iteration.frozen()
        ? List.of(a.activate(diffusion.activation().diffusivity(), a.apply(diffusion.operator(), start)))
        : List.of();
    List<V> startForce = iteration.usesStartForce() ? terms(a, diffusion, in, factor) : List.of();
    V current = start;
    V previous = state.get(1);
    for (Row row : iteration.timed()) {
      V next = row(a, row, step(a, row.tau(), diffusion, with(current, held), factor), previous, start, startForce);
      previous = current;
      current = next;
    }
    return List.of(current, previous);
  }

  private static <V> List<V> with(V u, List<V> held) {
    List<V> in = new ArrayList<>(List.of(u));
    in.addAll(held);
    return in;
  }

  /** {@code u - tau K^T z [- tau C (u - f)]}. */
  private static <V> V step(Algebra<V> a, double tau, Diffusion diffusion, List<V> in, List<V> factor) {
    List<Double> coefficients = new ArrayList<>(List.of(1.0));
    List<V> values = new ArrayList<>(List.of(in.get(0)));
    for (V term : terms(a, diffusion, in, factor)) {
      coefficients.add(-tau);
      values.add(term);
    }
    return a.combine(coefficients, values);
  }

  /**
   * The terms of {@code -F(u)}: {@code K^T z}, {@code z = Phi(K u)} or kept diffusivities times {@code K u}; {@code C (u - f)}.
   */
  private static <V> List<V> terms(Algebra<V> a, Diffusion diffusion, List<V> in, List<V> factor) {
    LinearOperator k = diffusion.operator();
    V response = a.apply(k, in.get(0));
    V z = factor.isEmpty() ? a.activate(diffusion.activation(), response) : a.multiply(factor.get(0), response);
    V smoothing = a.apply(k.adjoint(), z);
    if (!diffusion.fidelity().present()) {
      return List.of(smoothing);
    }
    V difference = a.combine(List.of(1.0, -1.0), List.of(in.get(0), in.get(1)));
    return List.of(smoothing, a.apply(diffusion.fidelity().operator(), difference));
  }

  private static <V> V row(Algebra<V> a, Row row, V stepped, V previous, V start, List<V> startForce) {
    Row.Terms terms = row.terms();
    if (!terms.scaled()) {
      return stepped;
    }
    List<Double> coefficients = new ArrayList<>(List.of(row.a()));
    List<V> values = new ArrayList<>(List.of(stepped));
    if (terms.previous()) {
      coefficients.add(row.b());
      values.add(previous);
    }
    if (terms.start()) {
      coefficients.add(row.c());
      values.add(start);
    }
    for (V term : terms.force() ? startForce : List.<V>of()) {
      coefficients.add(-row.d());
      values.add(term);
    }
    return a.combine(coefficients, values);
  }
}
