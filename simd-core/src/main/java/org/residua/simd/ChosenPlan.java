package org.residua.simd;

import java.util.List;
import java.util.function.UnaryOperator;
import org.residua.api.block.LoopOutcome;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;
import org.residua.simd.kernel.Kernels;

/** A plan that is made anew, with the numbers it has, when other kernels are chosen; before inputs are loaded, as they are kept in it. */
final class ChosenPlan implements Plan {

  private final Choice choice;
  private final UnaryOperator<Plan> anew;
  private Kernels kernels;
  private Plan plan;

  ChosenPlan(Choice choice, Kernels kernels, Plan plan, UnaryOperator<Plan> anew) {
    this.choice = choice;
    this.kernels = kernels;
    this.plan = plan;
    this.anew = anew;
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public void load(List<Signal> in) {
    Kernels chosen = choice.kernels();
    if (chosen != kernels) {
      plan = anew.apply(plan);
      kernels = chosen;
    }
    plan.load(in);
  }

  @Override
  public void execute() {
    long start = System.nanoTime();
    plan.execute();
    choice.worked(System.nanoTime() - start);
  }

  @Override
  public Architecture architecture() {
    return plan.architecture();
  }

  @Override
  public void rebind(Architecture next) {
    plan.rebind(next);
  }

  @Override
  public long work() {
    return plan.work();
  }

  @Override
  public List<Shape> inputShapes() {
    return plan.inputShapes();
  }

  @Override
  public List<Shape> outputShapes() {
    return plan.outputShapes();
  }

  @Override
  public long bufferedSamples() {
    return plan.bufferedSamples();
  }

  @Override
  public List<LoopOutcome> outcomes() {
    return plan.outcomes();
  }

  @Override
  public List<Signal> results() {
    return plan.results();
  }

  @Override
  public void resultsInto(List<SignalBuffer> out) {
    plan.resultsInto(out);
  }
}
