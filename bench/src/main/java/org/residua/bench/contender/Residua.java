package org.residua.bench.contender;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.Engines;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.bench.problem.BankStep;
import org.residua.bench.problem.Batch;
import org.residua.bench.problem.CycleTraffic;
import org.residua.bench.problem.Division;
import org.residua.bench.problem.EliminationTraffic;
import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.FrameStep;
import org.residua.bench.problem.FusedMultiplyAdd;
import org.residua.bench.problem.Lagged;
import org.residua.bench.problem.OwnBlock;
import org.residua.bench.problem.PoissonCycle;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.SchemeEvolution;
import org.residua.bench.problem.Solve;
import org.residua.bench.problem.Step;
import org.residua.bench.problem.Stream;
import org.residua.schemes.SemiImplicit;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.sweep.Sweep;
import org.residua.simd.team.Workers;
import org.residua.simd.vector.VectorKernels;

/**
 * Residua's kernels: the only file that knows how the library computes a problem. What it cannot compute yet is empty,
 * and its rows say "not available".
 *
 * @param name the kernels: {@code vector} or {@code scalar}
 */
record Residua(String name) implements Contender {

  private static final int CHECKED_LENGTH = 64;

  @Override
  public String title() {
    return name.equals("vector") ? "Residua" : "Residua, scalar kernels";
  }

  @Override
  public String obstacle() {
    try {
      Engines.named(name);
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Kernels kernels() {
    return name.equals("vector") ? VectorKernels.preferred() : new ScalarKernels();
  }

  @Override
  public boolean offers(Problem problem) {
    return prepare(problem, Math.max(CHECKED_LENGTH, problem.least())).isPresent();
  }

  @Override
  public Optional<Timed> prepare(Problem problem, int length) {
    return switch (problem) {
      case Step step -> Optional.of(evolving(step, List.of(Row.explicit(step.tau())), false, length));
      case BankStep bank -> Optional.of(
          new Planned(Engines.named(name).on(1), DenseBlock.of(bank), new Shape(bank.channels(), length)));
      case Evolution evolution -> Optional.of(evolution(evolution, length));
      case SchemeEvolution evolution -> Optional.of(new LoadedPlan(
          Engines.named(name).on(evolution.threads()).plan(evolution.scheme(), new Shape(1, length))));
      case OwnBlock own -> Optional.of(new LoadedPlan(Engines.named(name).on(1).plan(own.block(), new Shape(1, length))));
      case Batch batch -> interleaved(batch, length);
      case Solve solve -> Optional.of(new BandedSolve(kernels(), solve, length));
      case Lagged lagged -> Optional.of(lagged(lagged, length));
      case FrameStep frame -> Optional.of(new Planned(Engines.named(name).on(1), FrameBlock.of(frame, length), length));
      case PoissonCycle cycle -> Optional.of(new PlannedCycle(Engines.named(name).on(1), cycle, length));
      case EliminationTraffic _, CycleTraffic _, FusedMultiplyAdd _, Division _, Stream _ -> Optional.empty();
    };
  }

  /**
   * In vectors of as many lanes as there are signals, where the machine has them; loops of the preferred ones are compiled once.
   */
  private Optional<Timed> interleaved(Batch batch, int length) {
    if (!name.equals("vector") || batch.signals() > VectorKernels.preferredLanes()) {
      return Optional.empty();
    }
    return Sweep.interleaved(iteration(Batch.STEP, List.of(Row.explicit(Batch.STEP.tau())), false), new Shape(1, length),
            batch.signals() == VectorKernels.preferredLanes() ? VectorKernels.preferred()
            : VectorKernels.ofLanes(batch.signals()))
        .map(sweep -> new InterleavedSteps(sweep, batch.signals(), length));
  }

  private Timed evolution(Evolution evolution, int length) {
    double tau = evolution.step().tau();
    List<Row> rows = IntStream.range(0, evolution.steps()).mapToDouble(evolution::weight)
        .mapToObj(a -> Row.extrapolated(tau, a)).toList();
    Sweep sweep = Sweep.of(
        iteration(evolution.step(), rows, evolution.form() == Evolution.Form.FSI_FROZEN),
        new Shape(1, length),
        Execution.of(kernels()).on(Workers.of(evolution.threads())));
    return Timed.inPlace(u -> sweep.run(u, u));
  }

  private Timed evolving(Step step, List<Row> rows, boolean frozen, int length) {
    Sweep sweep = Sweep.of(iteration(step, rows, frozen), new Shape(1, length),
        Execution.of(kernels()));
    return Timed.inPlace(u -> sweep.run(u, u));
  }

  private Timed lagged(Lagged lagged, int length) {
    Convolution k = new Convolution(
        new Parameter("K", List.of(1, 1, lagged.order() + 1), lagged.weights()), Boundary.NATURAL);
    return new Planned(Engines.named(name).on(1),
        SemiImplicit.of(Diffusion.of(k, new PeronaMalik(1)), Lagged.TAU, 1), length);
  }

  private static SemiIteration iteration(Step step, List<Row> rows, boolean frozen) {
    Parameter weights = new Parameter("K", List.of(step.outputs(), 1, step.taps()), step.weights());
    return new SemiIteration(
        Diffusion.of(new Convolution(weights, Boundary.NATURAL), step.phi()), rows, frozen);
  }
}
