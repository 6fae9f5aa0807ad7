package org.residua.multigrid;

import java.util.stream.Stream;

/** A level of a hierarchy: its equation, how its errors are damped, and the levels below it. Immutable. */
public sealed interface Level {

  /** {@code A(x) = b}. */
  Equation equation();

  /** This level and those below it, the finest first. */
  Stream<Level> all();

  /**
   * A level with one below it.
   *
   * @param equation {@code A(x) = b}
   * @param smoothing what damps the errors that the coarse level cannot represent
   * @param transfer what leads to the coarse level and back
   * @param coarse the level below
   */
  record Refined(Equation equation, Sweep smoothing, Transfer transfer, Level coarse) implements Level {

    /** Refuses parts that do not fit. */
    public Refined {
      if (transfer.interpolation().length() != equation.size()
          || transfer.interpolation().coarseLength() != coarse.equation().size()) {
        throw new IllegalArgumentException("an equation of " + equation.size() + " unknowns above one of "
            + coarse.equation().size() + " with " + transfer.interpolation() + "; the numbers must agree");
      }
      if (equation.getClass() != coarse.equation().getClass()) {
        throw new IllegalArgumentException("a linear equation above one that is not, or the reverse;"
            + " all levels solve the same kind");
      }
    }

    @Override
    public Stream<Level> all() {
      return Stream.concat(Stream.of(this), coarse.all());
    }
  }

  /**
   * The coarsest level.
   *
   * @param equation {@code A(x) = b}
   * @param solution solves it, exactly where it is linear
   */
  record Coarsest(Equation equation, Sweep solution) implements Level {

    @Override
    public Stream<Level> all() {
      return Stream.of(this);
    }
  }
}
