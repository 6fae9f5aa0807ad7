package org.residua.simd.plan;

import java.util.List;
import java.util.Optional;
import org.residua.api.block.Fidelity;
import org.residua.api.iteration.FixedPointLoop;
import org.residua.api.iteration.LoopMachine;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.sum.Sums;

/** A fixed point whose registers are buffers of a plan. Nothing allocates. Not thread safe. */
final class PlanLoop implements LoopMachine {

  private final Kernels kernels;
  private final Sums sums;
  private final double[][] registers;
  private final double[][] held;
  private final int[] counts;
  private Fidelity fidelity;
  private final Programs programs;
  private final int count;
  private final double[] coefficients = new double[2];
  private final double[][] summands = new double[2][];

  /**
   * The programs of a loop, each from the iterate and what is held.
   *
   * @param residual into the residual
   * @param squares the sum of its squares, where it need not be stored for that
   * @param lagged into the iterate
   * @param newton into the next iterate
   * @param iteration of a solver of one's own, into the iterate
   */
  record Programs(Program residual, Optional<ResidualSquares> squares, Program lagged, Program newton, Program iteration) {}

  /** Steps, one after the other. */
  static final class Program {

    private final Runnable[] steps;

    Program(List<Runnable> steps) {
      this.steps = steps.toArray(Runnable[]::new);
    }

    void run() {
      for (Runnable step : steps) {
        step.run();
      }
    }
  }

  /** The fidelity is that of the last of what is held. */
  PlanLoop(Execution execution, List<Slot> registers, List<Slot> held, Fidelity fidelity, Programs programs) {
    this.kernels = execution.kernels();
    this.sums = new Sums(execution.kernels(), execution.workers());
    this.registers = registers.stream().map(Slot::samples).toArray(double[][]::new);
    this.held = held.stream().map(Slot::samples).toArray(double[][]::new);
    this.counts = held.stream().mapToInt(slot -> slot.shape().size()).toArray();
    this.fidelity = fidelity;
    this.programs = programs;
    this.count = registers.get(0).shape().size();
  }

  /** Takes other weights of the last of what is held. */
  void weigh(Fidelity next) {
    fidelity = next;
  }

  @Override
  public void residual() {
    programs.residual().run();
  }

  @Override
  public double residualNorm(boolean goingOn) {
    if (programs.squares().isEmpty()) {
      return LoopMachine.super.residualNorm(goingOn);
    }
    ResidualSquares found = programs.squares().get();
    double squares = goingOn ? found.eliminating() : found.alone();
    return Sums.useful(squares) ? Math.sqrt(squares) : LoopMachine.super.residualNorm(goingOn);
  }

  @Override
  public void lagged() {
    if (programs.squares().isEmpty() || !programs.squares().get().substituted()) {
      programs.lagged().run();
    }
  }

  /** What was begun is of no use any more. */
  private void forget() {
    if (programs.squares().isPresent()) {
      programs.squares().get().forget();
    }
  }

  @Override
  public void newton() {
    forget();
    programs.newton().run();
  }

  @Override
  public void iterate() {
    forget();
    programs.iteration().run();
  }

  @Override
  public void copy(int x, int z) {
    forget();
    System.arraycopy(registers[x], 0, registers[z], 0, count);
  }

  @Override
  public void combine(double a, int x, double b, int y, int z) {
    forget();
    coefficients[0] = a;
    coefficients[1] = b;
    summands[0] = registers[x];
    summands[1] = registers[y];
    kernels.combine(coefficients, summands, registers[z], count);
  }

  @Override
  public double dot(int x, int y) {
    return sums.dot(registers[x], registers[y], count);
  }

  @Override
  public double norm(int x) {
    return norm(registers[x], count);
  }

  @Override
  public double scale() {
    double largest = norm(registers[FixedPointLoop.START], count);
    for (int k = 0; k < held.length; k++) {
      double[] seen = held[k];
      if (k == held.length - 1 && fidelity.present()) {
        seen = registers[FixedPointLoop.RESIDUAL];
        fidelity.keepPresent(count, held[k], seen);
      }
      largest = Math.max(largest, norm(seen, counts[k]));
    }
    return largest;
  }

  private double norm(double[] x, int size) {
    return sums.norm(x, size);
  }
}
