package org.residua.cli.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Plan;
import org.residua.api.graph.Tracer;
import org.residua.api.kernel.Kernels;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Runs a chain of blocks and looks at norm and energy on the way. */
final class Stroll {

  private static final int MOST_POINTS = 200;
  private static final int LEAST_POINTS = 16;
  /** An energy costs some tens of nanoseconds a sample: all of them together a second or so. */
  private static final int SAMPLES_LOOKED_AT = 20_000_000;

  private final Diffusion diffusion;
  private final Signal start;
  private final Kernels kernels;
  private final List<Trajectory.Point> points = new ArrayList<>();
  private Signal state;
  private int count;
  private int every = 1;

  Stroll(Diffusion diffusion, Signal start, Kernels kernels) {
    this.diffusion = diffusion;
    this.start = start;
    this.kernels = kernels;
    this.state = start;
  }

  Trajectory along(Architecture architecture) {
    int most = Math.clamp(SAMPLES_LOOKED_AT / start.shape().size(), LEAST_POINTS, MOST_POINTS);
    int steps = steps(architecture);
    int cycles = cycles(architecture);
    boolean byCycle = cycles > 1 && steps > most;
    every = Math.max(1, ((byCycle ? cycles : steps) + most - 1) / most);
    look();
    architecture.nodes().forEach(node -> pass(node, byCycle));
    if (points.get(points.size() - 1).count() != count) {
      look();
    }
    return new Trajectory(byCycle ? "cycle" : "step", points);
  }

  private static int steps(Architecture architecture) {
    return architecture.nodes().stream().mapToInt(node -> switch (node) {
      case Node.Repeat repeat -> repeat.times() * steps(repeat.body());
      case Node.SemiIterate semi -> semi.iteration().rows().size();
      case Node.GradientStep _, Node.Apply _, Node.Activate _, Node.Multiply _, Node.Combine _,
          Node.AddBias _ -> 1;
    }).sum();
  }

  /** The cycles of an evolution that consists of nothing else; 0 for any other. */
  private static int cycles(Architecture architecture) {
    return architecture.nodes().size() == 1
        && architecture.nodes().get(0) instanceof Node.Repeat repeat
        && repeat.body().nodes().stream().noneMatch(Stroll::plain) ? repeat.times() : 0;
  }

  private static boolean plain(Node node) {
    return node instanceof Node.SemiIterate semi && semi.iteration().rows().stream().allMatch(Row::plain);
  }

  private void look() {
    double energy = diffusion.fidelity().present()
        ? diffusion.energy(state, start) : diffusion.energy(state);
    points.add(new Trajectory.Point(count, state.norm(), energy));
  }

  private void arrive(Signal next) {
    state = next;
    count++;
    if (count % every == 0) {
      look();
    }
  }

  private void pass(Node node, boolean byCycle) {
    switch (node) {
      case Node.Repeat repeat -> {
        Plan whole = plan(repeat.body());
        for (int k = 0; k < repeat.times(); k++) {
          if (byCycle) {
            arrive(whole.run(held(state)).get(0));
          } else {
            repeat.body().nodes().forEach(inner -> pass(inner, false));
          }
        }
      }
      case Node.SemiIterate semi -> rows(semi.iteration());
      case Node.GradientStep step -> rows(new SemiIteration(
          step.diffusion(), List.of(Row.explicit(step.tau())), false));
      case Node.Apply _, Node.Activate _, Node.Multiply _, Node.Combine _, Node.AddBias _ ->
          throw new IllegalArgumentException(
              "a trajectory needs an evolution that is made of steps and cycles");
    }
  }

  private void rows(SemiIteration iteration) {
    Signal first = state;
    Signal previous = state;
    List<Shape> shapes = Collections.nCopies(held(state).size() + 2, state.shape());
    Plan plan = rowPlan(iteration, iteration.rows().get(0), shapes);
    Row planned = iteration.rows().get(0);
    for (Row row : iteration.rows()) {
      if (!row.equals(planned)) {
        plan = rowPlan(iteration, row, shapes);
        planned = row;
      }
      List<Signal> in = new ArrayList<>(List.of(state, previous, first));
      in.addAll(held(state).subList(1, held(state).size()));
      previous = state;
      arrive(plan.run(in).get(0));
    }
  }

  private Plan rowPlan(SemiIteration iteration, Row row, List<Shape> shapes) {
    Block block = new SingleRow(iteration, row);
    int[] channels = shapes.stream().mapToInt(Shape::channels).toArray();
    return Plan.of(Tracer.trace(block, channels), kernels, shapes.toArray(Shape[]::new));
  }

  private Plan plan(Architecture architecture) {
    return Plan.of(architecture, kernels,
        Collections.nCopies(architecture.inputs(), start.shape()).toArray(Shape[]::new));
  }

  private List<Signal> held(Signal u) {
    return diffusion.fidelity().present() ? List.of(u, start) : List.of(u);
  }
}
