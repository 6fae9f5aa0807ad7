package org.residua.schemes.denoiser;

import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;

/**
 * One implicit step of linear diffusion with second differences {@code D2}: {@code u = (I + tau D2^T D2)^-1 y},
 * {@code tau = 4^k}. Source: Whittaker (1923); Hodrick, Prescott (1997).
 */
record SmoothBranch() implements Branch {

  private static final int[] POWERS = {6, 10, 14, 18};

  @Override
  public List<String> names() {
    return IntStream.of(POWERS).mapToObj(k -> "smooth 4^" + k).toList();
  }

  @Override
  public List<String> steps() {
    return IntStream.of(POWERS).mapToObj(_ -> "1 implicit step, second differences").toList();
  }

  @Override
  public List<Integer> usual(int length) {
    return IntStream.range(0, names().size()).boxed().toList();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, Setting setting, List<Integer> wanted, V y) {
    Convolution d = Convolution.difference(2, Boundary.NATURAL);
    V weights = algebra.activate(Activation.of(new Linear()).diffusivity(), algebra.apply(d, y));
    return wanted.stream()
        .map(which -> setting.solved(algebra, d, StrictMath.scalb(1.0, 2 * POWERS[which]), weights, y)).toList();
  }

  @Override
  public int passes(List<Integer> wanted) {
    return wanted.size();
  }

  @Override
  public void tell(LongSignal y, Setting setting, List<Integer> wanted) {
    for (int which : wanted) {
      double[] u = y.copy();
      setting.solve(Convolution.difference(2, Boundary.NATURAL), StrictMath.scalb(1.0, 2 * POWERS[which]), new double[0], u, y.team());
      y.worked(1);
      y.tell(u);
    }
  }
}
