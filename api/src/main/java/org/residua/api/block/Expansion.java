package org.residua.api.block;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.operator.LinearOperator;

/** The default expansions of the composite operations into primitive ones. */
final class Expansion {

  private Expansion() {}

  /** {@code u - tau K^T z [- tau C (u - f)]}. */
  static <V> V step(Algebra<V> a, double tau, Diffusion diffusion, List<V> in, V z) {
    diffusion.requireInputs(in);
    List<Double> coefficients = new ArrayList<>(List.of(1.0, -tau));
    List<V> values = new ArrayList<>(List.of(in.get(0), a.apply(diffusion.operator().adjoint(), z)));
    if (diffusion.fidelity().present()) {
      coefficients.add(-tau);
      values.add(pull(a, diffusion, in));
    }
    return a.combine(coefficients, values);
  }

  /** {@code C (u - f)}. */
  private static <V> V pull(Algebra<V> a, Diffusion diffusion, List<V> in) {
    V difference = a.combine(List.of(1.0, -1.0), List.of(in.get(0), in.get(1)));
    return a.apply(diffusion.fidelity().operator(), difference);
  }

  static <V> V semiIteration(Algebra<V> a, SemiIteration iteration, List<V> in) {
    Diffusion diffusion = iteration.diffusion();
    diffusion.requireInputs(in);
    LinearOperator k = diffusion.operator();
    List<V> factor = iteration.frozen()
        ? List.of(a.activate(diffusion.activation().diffusivity(), a.apply(k, in.get(0))))
        : List.of();
    List<V> start = iteration.usesStartForce() ? startForce(a, diffusion, in, factor) : List.of();
    V current = in.get(0);
    V previous = current;
    for (Row row : iteration.rows()) {
      List<V> now = new ArrayList<>(in);
      now.set(0, current);
      V stepped = factor.isEmpty()
          ? a.gradientStep(row.tau(), diffusion, now)
          : step(a, row.tau(), diffusion, now, a.multiply(factor.get(0), a.apply(k, current)));
      V next = combine(a, row, stepped, previous, in.get(0), start);
      previous = current;
      current = next;
    }
    return current;
  }

  /** The terms of {@code -F(u_0)}: {@code K^T Phi(K u_0)} and, with a data term, {@code C (u_0 - f)}. */
  private static <V> List<V> startForce(Algebra<V> a, Diffusion d, List<V> in, List<V> factor) {
    V response = a.apply(d.operator(), in.get(0));
    V z = factor.isEmpty()
        ? a.activate(d.activation(), response) : a.multiply(factor.get(0), response);
    V force = a.apply(d.operator().adjoint(), z);
    return d.fidelity().present() ? List.of(force, pull(a, d, in)) : List.of(force);
  }

  private static <V> V combine(
      Algebra<V> a, Row row, V stepped, V previous, V start, List<V> startForce) {
    List<Double> coefficients = new ArrayList<>(List.of(row.a()));
    List<V> values = new ArrayList<>(List.of(stepped));
    if (row.b() != 0) {
      coefficients.add(row.b());
      values.add(previous);
    }
    if (row.c() != 0) {
      coefficients.add(row.c());
      values.add(start);
    }
    if (row.d() != 0) {
      for (V term : startForce) {
        coefficients.add(-row.d());
        values.add(term);
      }
    }
    boolean unchanged = coefficients.size() == 1 && row.a() == 1;
    return unchanged ? stepped : a.combine(coefficients, values);
  }
}
