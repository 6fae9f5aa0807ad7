package org.residua.simd;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Batch;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Stencil;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.banded.BandedFactor;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.plan.KernelBatch;
import org.residua.simd.plan.KernelPlan;
import org.residua.simd.sum.Sums;
import org.residua.simd.team.Workers;

/**
 * Fused loops on a team of threads.
 *
 * @param execution kernels, threads, and who is told of progress
 */
public record KernelEngine(Execution execution) implements Engine {

  /** Kernels on the caller's thread. */
  public static KernelEngine of(Kernels kernels) {
    return new KernelEngine(Execution.of(kernels));
  }

  @Override
  public String name() {
    return execution.kernels().name();
  }

  @Override
  public int lanes() {
    return execution.kernels().lanes();
  }

  @Override
  public int threads() {
    return execution.workers().threads();
  }

  @Override
  public Engine on(int threads) {
    return new KernelEngine(execution.on(Workers.of(threads)));
  }

  @Override
  public Engine watched(LongConsumer listener) {
    return new KernelEngine(execution.watched(listener));
  }

  @Override
  public Plan plan(Block block, Shape... inputs) {
    return KernelPlan.of(block, execution, inputs);
  }

  @Override
  public Batch batch(Architecture network, Shape shape) {
    return KernelBatch.of(network, execution, shape);
  }

  @Override
  public void warm(Architecture network) {
    KernelPlan.warm(network, execution);
  }

  @Override
  public double norm(Signal u) {
    return sums().norm(u);
  }

  @Override
  public double distance(Signal u, Signal v) {
    return sums().distance(u, v);
  }

  @Override
  public double energy(Diffusion diffusion, Signal u) {
    LinearOperator operator = diffusion.operator();
    return operator instanceof Convolution k ? sums().smoothness(k.stencil(), diffusion.activation(), u)
        : smoothness(diffusion, plan(new Applied(operator), u.shape()).run(u));
  }

  @Override
  public double energy(Diffusion diffusion, Signal u, Signal target) {
    return energy(diffusion, u) + 0.5 * sums().data(diffusion.fidelity(), u, target);
  }

  /** Of responses that are there already: they are read through filters of one tap, which is 1. */
  private double smoothness(Diffusion diffusion, Signal responses) {
    int channels = responses.shape().channels();
    double[] ones = new double[channels];
    Arrays.fill(ones, 1);
    Stencil through = new Stencil(
        new Parameter("1", List.of(channels, 1, 1), ones), Boundary.NATURAL, channels, 1);
    return sums().smoothness(through, diffusion.activation(), responses);
  }

  /**
   * {@code K u}.
   *
   * @param operator {@code K}
   */
  private record Applied(LinearOperator operator) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.apply(operator, inputs.get(0)));
    }
  }

  private Sums sums() {
    return new Sums(execution.kernels(), execution.workers());
  }

  @Override
  public Signal solve(SymmetricBanded a, Signal b) {
    return BandedFactor.of(execution.kernels(), a).solve(b);
  }
}
