package org.residua.api.engine;

import java.util.List;
import java.util.function.LongConsumer;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * The direct reading as an engine, on the caller's thread.
 *
 * @param worked told of progress
 */
record PlainEngine(LongConsumer worked) implements Engine {

  static final String NAME = "plain";

  /** A run of more samples takes minutes. */
  private static final long SLOW = 100_000;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Engine on(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + " must be at least 1");
    }
    return this;
  }

  @Override
  public Engine watched(LongConsumer listener) {
    return new PlainEngine(listener);
  }

  @Override
  public Plan plan(Block block, Shape... inputs) {
    for (Shape shape : inputs) {
      if (shape.size() > SLOW) {
        System.getLogger(PlainEngine.class.getPackageName()).log(System.Logger.Level.WARNING,
            "{0} samples are computed by the plain engine, which is slow: put a module that provides a faster one on the"
                + " module path or class path", shape.size());
      }
    }
    return PlainPlan.of(block, List.of(inputs), worked);
  }

  @Override
  public Batch batch(Architecture network, Shape shape) {
    Batch.requireSingle(network, shape);
    Plan plan = plan(network, shape);
    return new Batch() {
      @Override
      public int interleaved() {
        return 1;
      }

      @Override
      public List<Signal> run(List<Signal> signals) {
        return signals.stream().map(plan::run).toList();
      }
    };
  }

  /** {@inheritDoc} Nothing is compiled for it here. */
  @Override
  public void warm(Architecture network) {}

  @Override
  public double norm(Signal u) {
    return u.norm();
  }

  @Override
  public double distance(Signal u, Signal v) {
    return u.distance(v);
  }

  @Override
  public double energy(Diffusion diffusion, Signal u) {
    return diffusion.energy(u);
  }

  @Override
  public double energy(Diffusion diffusion, Signal u, Signal target) {
    return diffusion.energy(u, target);
  }

  @Override
  public Signal solve(SymmetricBanded a, Signal b) {
    return new PlainSolve(a).solve(b);
  }
}
