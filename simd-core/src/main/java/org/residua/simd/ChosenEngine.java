package org.residua.simd;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Batch;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;

/**
 * The engine of the automatic choice: with the kernels that the choice is for, and with others when it changes.
 *
 * @param choice of kernels
 * @param execution threads, and who is told of progress
 */
record ChosenEngine(Choice choice, Execution execution) implements Engine {

  /** Samples of a plan that has its kernels from the beginning, as its memory is not to be had twice. */
  private static final int LARGE = 1 << 20;

  private KernelEngine now() {
    return new KernelEngine(new Execution(choice.kernels(), execution.workers(), execution.worked()));
  }

  @Override
  public String name() {
    return choice.kernels().name();
  }

  @Override
  public int lanes() {
    return choice.kernels().lanes();
  }

  @Override
  public int threads() {
    return execution.workers().threads();
  }

  @Override
  public String reason() {
    return choice.reason();
  }

  @Override
  public Engine on(int threads) {
    return new ChosenEngine(choice, ((KernelEngine) now().on(threads)).execution());
  }

  @Override
  public Engine watched(LongConsumer listener) {
    return new ChosenEngine(choice, execution.watched(listener));
  }

  @Override
  public Plan plan(Block block, Shape... inputs) {
    if (Arrays.stream(inputs).anyMatch(shape -> shape.size() >= LARGE)) {
      choice.await();
      return new ChosenPlan(choice, choice.kernels(), now().plan(block, inputs), plan -> plan);
    }
    return new ChosenPlan(choice, choice.kernels(), now().plan(block, inputs), plan -> now().plan(plan.architecture(), inputs));
  }

  @Override
  public Batch batch(Architecture network, Shape shape) {
    return new ChosenBatch(choice, choice.kernels(), now().batch(network, shape), () -> now().batch(network, shape));
  }

  @Override
  public void warm(Architecture network) {
    choice.await();
    now().warm(network);
  }

  @Override
  public double norm(Signal u) {
    return now().norm(u);
  }

  @Override
  public double distance(Signal u, Signal v) {
    return now().distance(u, v);
  }

  @Override
  public double energy(Diffusion diffusion, Signal u) {
    return timed(() -> now().energy(diffusion, u));
  }

  @Override
  public double energy(Diffusion diffusion, Signal u, Signal target) {
    return timed(() -> now().energy(diffusion, u, target));
  }

  @Override
  public Signal solve(SymmetricBanded a, Signal b) {
    return timed(() -> now().solve(a, b));
  }

  private <T> T timed(Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    choice.worked(System.nanoTime() - start);
    return result;
  }
}
