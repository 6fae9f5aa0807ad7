package org.residua.multigrid;

import java.util.List;
import org.residua.api.block.Algebra;

/**
 * Gauss-Seidel relaxation, colour by colour: the unknowns of a colour do not wait for each other. Where only neighbours are
 * coupled these are red and black, by turns; where couplings of a linear equation reach over {@code w} samples, blocks of
 * {@code w}, each solved by itself. Where the equation is not linear there are {@code w + 1} colours, and each unknown is
 * changed by one step of Newton's method. The coarse unknowns come first: after the others the residual is zero there.
 *
 * <p>Source: Trottenberg, Oosterlee, Schüller, "Multigrid" (2001), section 2.1.3.
 */
public record RedBlack() implements Smoother {

  @Override
  public String name() {
    return "red-black";
  }

  @Override
  public Sweep on(Equation equation) {
    return new Coloured(equation.colours());
  }

  /** One relaxation after the other. */
  record Coloured(List<Relaxation> colours) implements Sweep {

    @Override
    public <V> V sweep(Algebra<V> algebra, V x, V b) {
      V current = x;
      for (Relaxation colour : colours) {
        current = algebra.combine(List.of(1.0, 1.0), List.of(current, colour.change(algebra, current, b)));
      }
      return current;
    }

    @Override
    public <V> V fromZero(Algebra<V> algebra, V b) {
      V current = colours.get(0).changeOfZero(algebra, b);
      for (Relaxation colour : colours.subList(1, colours.size())) {
        current = algebra.combine(List.of(1.0, 1.0), List.of(current, colour.change(algebra, current, b)));
      }
      return current;
    }
  }
}
