package org.residua.multigrid;

import java.util.List;
import java.util.Optional;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Stage;
import org.residua.api.block.Stage.Role;
import org.residua.api.operator.Interpolation;

/**
 * One multigrid cycle for {@code A(x) = b}, inputs {@code [x, b]}, output {@code [x]}:
 *
 * <pre>
 *   x   &lt;- smoothed pre times                    convolution blocks
 *   r   =  b - A(x)                              residual
 *   r_H =  P^T r                                 strided convolution, down
 *   linear:  e_H: the cycle from 0 for A_H e_H = r_H
 *   else:    x_H = R^ x;   y_H: the cycle from x_H for A_H(y_H) = A_H(x_H) + r_H;   e_H = y_H - x_H
 *   x   &lt;- x + P e_H                             transposed strided convolution, up; skip connection by addition
 *   x   &lt;- smoothed post times                   convolution blocks
 * </pre>
 *
 * The second form is the full approximation scheme; its coarse equation is solved by the restricted fine solution, up to
 * {@code tau = A_H(R^ x) - P^T A(x)}. On the coarsest level the equation is solved. The trace of a V-cycle is one U-net, that
 * of the other cycles a chain of them. Full multigrid takes no residual sweeps on its way down, so that its first visit of
 * the finest level only makes the right-hand sides; repeated, it goes on from its result.
 *
 * <p>Source: Brandt (1977); Briggs, Henson, McCormick (2000), chapters 3 and 6; Trottenberg, Oosterlee, Schüller (2001),
 * sections 2.4 to 2.6 and 5.3; Alt, Schrader, Augustin, Peter, Weickert (2022), section 5.
 *
 * @param level the finest level
 * @param cycle the order of visits
 * @param pre sweeps before the coarse correction, at least 0
 * @param post sweeps after it, at least 0; not both 0
 */
public record Multigrid(Level level, Cycle cycle, int pre, int post) implements Block {

  /** Refuses numbers of sweeps that smooth nothing. */
  public Multigrid {
    requireSweeps(pre, post);
  }

  static void requireSweeps(int pre, int post) {
    if (pre < 0 || post < 0 || pre + post == 0) {
      throw new IllegalArgumentException("pre = " + pre + ", post = " + post
          + ": numbers of sweeps must be at least 0, and one of them at least 1");
    }
  }

  @Override
  public int inputs() {
    return 2;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    Block.requireInputs(this, inputs);
    return List.of(run(algebra, level, cycle, Optional.of(inputs.get(0)), inputs.get(1)));
  }

  /** No {@code x} stands for zero. */
  private <V> V run(Algebra<V> algebra, Level at, Cycle visits, Optional<V> x, V b) {
    return switch (at) {
      case Level.Coarsest bottom -> swept(algebra, bottom.solution(), 1, x, b, stage(Role.BOTTLENECK, bottom));
      case Level.Refined refined when visits == Cycle.FULL && startsAbove(refined.equation()) -> {
        Interpolation start = refined.transfer().start();
        V first = corrected(algebra, refined, visits, start, x, b);
        yield run(algebra, refined, Cycle.V, Optional.of(first), b);
      }
      case Level.Refined refined -> {
        Stage smoothing = stage(Role.SMOOTHING, refined);
        Optional<V> smoothed = pre == 0 ? x : Optional.of(swept(algebra, refined.smoothing(), pre, x, b, smoothing));
        Cycle below = visits == Cycle.FULL ? Cycle.V : visits;
        V better = corrected(algebra, refined, below, refined.transfer().interpolation(), smoothed, b);
        yield post == 0 ? better : swept(algebra, refined.smoothing(), post, Optional.of(better), b, smoothing);
      }
    };
  }

  /**
   * A problem that is not linear may have no solution, or another one, where few unknowns stand for it: full multigrid starts
   * above.
   */
  private static boolean startsAbove(Equation equation) {
    return equation instanceof LinearEquation || equation.size() > Hierarchy.COARSEST;
  }

  private static Stage stage(Role role, Level at) {
    return new Stage(role, at.equation().size());
  }

  private static <V> V swept(Algebra<V> algebra, Sweep sweep, int times, Optional<V> x, V b, Stage each) {
    V current = algebra.stage(each, x.isPresent() ? sweep.sweep(algebra, x.get(), b) : sweep.fromZero(algebra, b));
    for (int k = 1; k < times; k++) {
      current = algebra.stage(each, sweep.sweep(algebra, current, b));
    }
    return current;
  }

  private <V> V corrected(Algebra<V> algebra, Level.Refined at, Cycle visits, Interpolation p, Optional<V> x, V b) {
    Equation equation = at.equation();
    V residual = x.isPresent() ? algebra.stage(stage(Role.RESIDUAL, at), equation.residual(algebra, x.get(), b)) : b;
    V restricted = algebra.stage(stage(Role.RESTRICTION, at.coarse()),
        algebra.apply(at.transfer().interpolation().adjoint(), residual));
    V correction = switch (equation) {
      case LinearEquation _ -> visited(algebra, at.coarse(), visits, Optional.empty(), restricted);
      case NonlinearEquation _ -> {
        V coarse = algebra.stage(stage(Role.INJECTION, at.coarse()),
            algebra.apply(at.transfer().injection(), x.orElseGet(() -> algebra.zero(b))));
        V right = algebra.stage(stage(Role.COARSE_EQUATION, at.coarse()),
            algebra.combine(List.of(1.0, 1.0), List.of(at.coarse().equation().image(algebra, coarse), restricted)));
        V solution = visited(algebra, at.coarse(), visits, Optional.of(coarse), right);
        yield algebra.stage(stage(Role.COARSE_CHANGE, at.coarse()),
            algebra.combine(List.of(1.0, -1.0), List.of(solution, coarse)));
      }
    };
    V fine = algebra.stage(stage(Role.PROLONGATION, at), algebra.apply(p, correction));
    return x.isPresent() ? algebra.stage(stage(Role.CORRECTION, at),
        algebra.combine(List.of(1.0, 1.0), List.of(x.get(), fine))) : fine;
  }

  /** One visit is enough where it solves the equation. */
  private <V> V visited(Algebra<V> algebra, Level coarse, Cycle visits, Optional<V> x, V b) {
    List<Cycle> each = coarse instanceof Level.Coarsest ? visits.visits().subList(0, 1) : visits.visits();
    Optional<V> current = x;
    for (Cycle next : each) {
      current = Optional.of(run(algebra, coarse, next, current, b));
    }
    return current.orElseThrow();
  }
}
