package org.residua.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.operator.LinearOperator;

/**
 * One row of a semi-iteration with everything it reads as inputs: {@code u_k}, {@code u_{k-1}}, {@code u_0}
 * and, with a data term, {@code f}.
 *
 * @param iteration whose row it is
 * @param row the row
 */
record SingleRow(SemiIteration iteration, Row row) implements Block {

  @Override
  public int inputs() {
    return 2 + iteration.diffusion().inputs();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    List<Double> coefficients = new ArrayList<>(List.of(row.a(), row.b(), row.c()));
    List<V> values = new ArrayList<>(List.of(step(algebra, in), in.get(1), in.get(2)));
    if (row.d() != 0) {
      V start = in.get(2);
      List<V> atStart = new ArrayList<>(List.of(start));
      atStart.addAll(in.subList(3, in.size()));
      coefficients.addAll(List.of(row.d(), -row.d()));
      values.addAll(List.of(algebra.gradientStep(1, iteration.diffusion(), atStart), start));
    }
    return List.of(row.plain() ? values.get(0) : algebra.combine(coefficients, values));
  }

  private <V> V step(Algebra<V> a, List<V> in) {
    Diffusion diffusion = iteration.diffusion();
    V u = in.get(0);
    if (!iteration.frozen()) {
      List<V> now = new ArrayList<>(List.of(u));
      now.addAll(in.subList(3, in.size()));
      return a.gradientStep(row.tau(), diffusion, now);
    }
    LinearOperator k = diffusion.operator();
    V factor = a.activate(diffusion.activation().diffusivity(), a.apply(k, in.get(2)));
    V flux = a.multiply(factor, a.apply(k, u));
    List<Double> coefficients = new ArrayList<>(List.of(1.0, -row.tau()));
    List<V> values = new ArrayList<>(List.of(u, a.apply(k.adjoint(), flux)));
    if (diffusion.fidelity().present()) {
      V difference = a.combine(List.of(1.0, -1.0), List.of(u, in.get(3)));
      coefficients.add(-row.tau());
      values.add(a.apply(diffusion.fidelity().operator(), difference));
    }
    return a.combine(coefficients, values);
  }
}
