package org.residua.api.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.residua.api.block.Block;
import org.residua.api.block.CustomSolver;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.LoopOutcome;
import org.residua.api.iteration.FixedPointLoop;
import org.residua.api.iteration.LoopMachine;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.sum.Euclidean;
import org.residua.api.sum.FixedTree;

/** A fixed point whose registers are signals. */
final class DirectLoop implements LoopMachine {

  private final DirectAlgebra algebra;
  private final FixedPoint loop;
  private final List<Signal> held;
  private final Signal[] registers;
  private final Optional<Block> iteration;

  private DirectLoop(DirectAlgebra algebra, FixedPoint loop, Signal start, List<Signal> held, int registers) {
    this.algebra = algebra;
    this.loop = loop;
    this.held = held;
    this.registers = new Signal[registers];
    Arrays.fill(this.registers, start);
    this.iteration = loop.solver() instanceof CustomSolver custom
        ? Optional.of(custom.iteration((ImplicitStep) loop.body(), start.shape().length())) : Optional.empty();
  }

  /** The fixed point; {@code algebra} is told how it was found. */
  static Signal run(DirectAlgebra algebra, FixedPoint loop, Signal start, List<Signal> held) {
    FixedPointLoop iteration = new FixedPointLoop(loop);
    DirectLoop machine = new DirectLoop(algebra, loop, start, held, iteration.registers());
    iteration.run(machine);
    LoopOutcome outcome = iteration.outcome();
    algebra.told().accept(outcome);
    return machine.registers[FixedPointLoop.ITERATE];
  }

  private Signal once(Block block) {
    List<Signal> in = new ArrayList<>(List.of(registers[FixedPointLoop.ITERATE]));
    in.addAll(held);
    Signal out = block.express(algebra, in).get(0);
    out.requireShape(registers[FixedPointLoop.START].shape());
    return out;
  }

  private ImplicitStep step() {
    return (ImplicitStep) loop.body();
  }

  @Override
  public void residual() {
    registers[FixedPointLoop.RESIDUAL] = once(loop.residual());
  }

  @Override
  public void lagged() {
    registers[FixedPointLoop.ITERATE] = once(step().lagged());
  }

  @Override
  public void newton() {
    registers[FixedPointLoop.NEXT] = once(step().newton());
  }

  @Override
  public void iterate() {
    registers[FixedPointLoop.ITERATE] = once(iteration.orElseThrow());
  }

  @Override
  public void copy(int x, int z) {
    registers[z] = registers[x];
  }

  @Override
  public void combine(double a, int x, double b, int y, int z) {
    registers[z] = algebra.combine(List.of(a, b), List.of(registers[x], registers[y]));
  }

  @Override
  public double dot(int x, int y) {
    Shape shape = registers[x].shape();
    return FixedTree.dot(samples(registers[x]), samples(registers[y]), shape.size());
  }

  @Override
  public double norm(int x) {
    return registers[x].norm();
  }

  private static double[] samples(Signal signal) {
    double[] planar = new double[signal.shape().size()];
    signal.copyTo(planar);
    return planar;
  }

  @Override
  public double scale() {
    double largest = registers[FixedPointLoop.START].norm();
    for (int k = 0; k < held.size(); k++) {
      double[] seen = samples(held.get(k));
      if (k == held.size() - 1) {
        loop.fidelity().keepPresent(seen.length, seen.clone(), seen);
      }
      largest = Math.max(largest, Euclidean.norm(FixedTree.sumOfSquares(seen, seen.length), seen, seen.length));
    }
    return largest;
  }
}
