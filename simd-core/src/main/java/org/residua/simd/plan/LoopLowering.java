package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residua.api.block.Block;
import org.residua.api.block.CustomSolver;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.Solver;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Tracer;
import org.residua.api.iteration.FixedPointLoop;
import org.residua.simd.sweep.GroupedSweep;
import org.residua.simd.sweep.RowSquares;

/** Turns a fixed point into one step of a plan: registers and programs for its loop. */
final class LoopLowering {

  private static final PlanLoop.Program NONE = new PlanLoop.Program(List.of());

  private final BufferPool pool;
  private final Emitter emitter;
  private final List<Slot> registers = new ArrayList<>();
  private final List<Slot> held;
  private final List<Slot> kept;
  private final List<Program> programs = new ArrayList<>();
  private final PlanLoop machine;
  private final Optional<ResidualSquares> squares;
  private FixedPointLoop loop;

  /** A program that was lowered: which of the fixed point it is, and where it takes its numbers from. */
  private record Program(Kind kind, Binding binding) {}

  /** What a program computes. */
  private enum Kind {
    RESIDUAL,
    LAGGED,
    NEWTON,
    ITERATION;

    Block of(FixedPoint fixedPoint, int length) {
      return switch (this) {
        case RESIDUAL -> fixedPoint.residual();
        case LAGGED -> ((ImplicitStep) fixedPoint.body()).lagged();
        case NEWTON -> ((ImplicitStep) fixedPoint.body()).newton();
        case ITERATION -> ((CustomSolver) fixedPoint.solver()).iteration((ImplicitStep) fixedPoint.body(), length);
      };
    }
  }

  /**
   * Emits the loop.
   *
   * @param node the fixed point
   * @param start where it begins, which is only read
   * @param held what the body reads beside the iterate
   * @param kept buffers of the surroundings
   */
  LoopLowering(Node.Loop node, Slot start, List<Slot> held, List<Slot> kept, BufferPool pool, Emitter emitter) {
    this.pool = pool;
    this.emitter = emitter;
    this.held = held;
    FixedPoint fixedPoint = node.fixedPoint();
    this.loop = new FixedPointLoop(fixedPoint);
    registers.add(start);
    for (int k = 1; k < loop.registers(); k++) {
      registers.add(pool.acquire(start.shape()));
    }
    this.kept = new ArrayList<>(kept);
    this.kept.addAll(held);
    this.kept.addAll(registers);
    boolean implicit = fixedPoint.body() instanceof ImplicitStep;
    Optional<LaggedStep> system = implicit ? system(fixedPoint) : Optional.empty();
    this.squares = implicit ? squares(fixedPoint, system) : Optional.empty();
    this.machine = new PlanLoop(emitter.execution(), registers, held, fixedPoint.fidelity(), new PlanLoop.Programs(
        program(Kind.RESIDUAL, fixedPoint, FixedPointLoop.RESIDUAL), squares,
        system.map(step -> new PlanLoop.Program(List.of(step::run)))
            .orElseGet(() -> implicit ? program(Kind.LAGGED, fixedPoint, FixedPointLoop.ITERATE) : NONE),
        fixedPoint.solver() instanceof Solver.Newton ? program(Kind.NEWTON, fixedPoint, FixedPointLoop.NEXT) : NONE,
        fixedPoint.solver() instanceof CustomSolver ? program(Kind.ITERATION, fixedPoint, FixedPointLoop.ITERATE) : NONE));
    emitter.emit(start.shape().size(), () -> {
      loop.run(machine);
      emitter.log().add(loop);
    });
    registers.subList(2, registers.size()).forEach(pool::release);
  }

  /** Where the fixed point is in the end. */
  Slot result() {
    return registers.get(FixedPointLoop.ITERATE);
  }

  private PlanLoop.Program program(Kind kind, FixedPoint fixedPoint, int into) {
    List<Slot> in = inputs();
    List<Slot> untouched = new ArrayList<>(kept);
    Slot target = registers.get(into);
    Emitter silent = emitter.silent();
    Architecture architecture = trace(kind, fixedPoint);
    if (kind == Kind.RESIDUAL && isSweep(architecture)) {
      Slot u = in.get(1);
      Emitter.requireSame(target, u);
      silent.copy(u, target);
      in.set(1, target);
      untouched.remove(target);
    }
    Lowering.Lowered lowered = Lowering.lower(architecture, in, untouched, pool, silent);
    Slot out = lowered.outputs().get(0);
    Emitter.requireSame(target, out);
    if (!out.shares(target)) {
      silent.copy(out, target);
    }
    if (!out.in(kept)) {
      pool.release(out);
    }
    programs.add(new Program(kind, lowered.binding()));
    return new PlanLoop.Program(silent.steps());
  }

  /** Whether all is one sweep, which writes over its second input: the residual of an implicit step, over a copy of {@code u}. */
  private boolean isSweep(Architecture architecture) {
    return architecture.nodes().size() == 1 && architecture.nodes().get(0) instanceof Node.SemiIterate sweep
        && GroupedSweep.suits(sweep.iteration(), result().shape().length());
  }

  /** An iteration with lagged diffusivities that is one system, solved over the signal that these are of: over the iterate. */
  private Optional<LaggedStep> system(FixedPoint fixedPoint) {
    Architecture architecture = trace(Kind.LAGGED, fixedPoint);
    List<Slot> untouched = new ArrayList<>(kept);
    untouched.remove(result());
    Emitter silent = emitter.silent();
    Buffers buffers = new Buffers(architecture, inputs(), untouched, pool, silent);
    return LaggedNodes.of(architecture.nodes(), buffers).filter(nodes -> nodes.list().size() == architecture.nodes().size())
        .map(nodes -> {
          LaggedStep step = new SystemLowering(buffers, silent).step(nodes);
          programs.add(new Program(Kind.LAGGED, new Binding(step.numbers())));
          return step;
        });
  }

  /** The squares of a residual that is one row. */
  private Optional<ResidualSquares> squares(FixedPoint fixedPoint, Optional<LaggedStep> system) {
    return row(fixedPoint).filter(row -> RowSquares.suits(row, result().shape())).map(row -> new ResidualSquares(row, result(),
        held.get(0), held.getLast(), system.filter(step -> step.solver().streams()), emitter.execution()));
  }

  private Optional<SemiIteration> row(FixedPoint fixedPoint) {
    Architecture architecture = trace(Kind.RESIDUAL, fixedPoint);
    return isSweep(architecture) ? Optional.of(((Node.SemiIterate) architecture.nodes().get(0)).iteration()) : Optional.empty();
  }

  private List<Slot> inputs() {
    List<Slot> in = new ArrayList<>(List.of(result()));
    in.addAll(held);
    return in;
  }

  private Architecture trace(Kind kind, FixedPoint fixedPoint) {
    return Tracer.trace(kind.of(fixedPoint, result().shape().length()), inputs().stream().mapToInt(slot -> slot.shape().channels()).toArray());
  }

  /** Takes the numbers of another fixed point of the same structure. */
  void bind(Node.Loop next) {
    loop = new FixedPointLoop(next.fixedPoint());
    squares.ifPresent(found -> row(next.fixedPoint()).ifPresent(found::rebind));
    machine.weigh(next.fixedPoint().fidelity());
    programs.forEach(program -> program.binding().bind(trace(program.kind(), next.fixedPoint())));
  }
}
