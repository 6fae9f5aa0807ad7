package org.residua.bench.problem;

import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Engines;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;

/**
 * Perona-Malik's diffusion of first differences by a scheme as users run it, its plan loaded and executed: {@value #ROWS} rows,
 * or one step where each step looks for the solution of a system and so passes over the signal many times anyway.
 *
 * @param family the scheme
 * @param threads how many threads may work on it
 */
public record SchemeEvolution(Family family, int threads) implements Problem {

  private static final int ROWS = 64;
  /** Some windows of a sweep of many rows: longer signals take the same loops; the residual of a solving step is one window. */
  private static final int CHECKED = 1 << 14;
  /** Signals of steps that solve repeat this many samples: the number of iterations is then the same for every length. */
  private static final int REPEATED = 1 << 10;
  private static final Diffusion DIFFUSION =
      Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));

  @Override
  public String id() {
    return "rows-" + rows() + "." + family.name() + (threads > 1 ? ".threads-" + threads : "");
  }

  /** How many rows it has. */
  public int rows() {
    return solves() ? 1 : ROWS;
  }

  /** Whether its steps solve systems. */
  public boolean solves() {
    return family.unlimited(DIFFUSION, Pace.of(2, 1));
  }

  /** The scheme. */
  public Scheme scheme() {
    Pace pace = Pace.of(rows(), 1);
    return family.make(DIFFUSION, new StepSize.Fixed(family.usual(DIFFUSION, pace), StepGuard.CERTIFIED), pace);
  }

  @Override
  public long work(int length) {
    return (long) rows() * length;
  }

  @Override
  public double[] start(int length) {
    if (!solves()) {
      return Problem.super.start(length);
    }
    double[] start = Problem.super.start(Math.min(REPEATED, length));
    double[] repeated = new double[length];
    for (int i = 0; i < length; i += start.length) {
      System.arraycopy(start, 0, repeated, i, Math.min(start.length, length - i));
    }
    return repeated;
  }

  @Override
  public int checked(int length) {
    return Math.min(length, CHECKED);
  }

  /** The direct reading. */
  @Override
  public void reference(double[] u) {
    double[] result = Engines.plain().plan(scheme(), new Shape(1, u.length)).run(List.of(Signal.of(u))).get(0).channel(0);
    System.arraycopy(result, 0, u, 0, u.length);
  }

  /** All engines give the same bits. */
  @Override
  public double tolerance() {
    return 0;
  }

  /** A scheme's family is long. */
  @Override
  public String toString() {
    return id();
  }
}
