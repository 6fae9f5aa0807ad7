package org.residua.cli.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.Resolvent;
import org.residua.api.block.Row;
import org.residua.api.block.Rows;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** The reading that computes and looks at norm and energy on the way: sections of tables are blocks of their own. */
final class Watching implements Algebra<Signal> {

  private static final int MOST_POINTS = 200;
  private static final int LEAST_POINTS = 16;
  /** An energy costs some tens of nanoseconds a sample: all of them together a second or so. */
  private static final int SAMPLES_LOOKED_AT = 20_000_000;
  /** Plans of longer signals are not kept beside each other. */
  private static final int KEPT_SAMPLES = 1 << 24;

  private final DirectAlgebra direct;
  private final Engine engine;
  private final Diffusion diffusion;
  private final Signal start;
  private final List<Trajectory.Point> points = new ArrayList<>();
  private final Map<SemiIteration, Plan> plans = new HashMap<>();
  private final boolean byCycle;
  private final int every;
  private int count;

  Watching(Diffusion diffusion, Signal start, Engine engine, Architecture architecture) {
    this.direct = new DirectAlgebra();
    this.engine = engine;
    this.diffusion = diffusion;
    this.start = start;
    int most = Math.clamp(SAMPLES_LOOKED_AT / start.shape().size(), LEAST_POINTS, MOST_POINTS);
    int steps = count(architecture, false);
    int cycles = count(architecture, true);
    this.byCycle = cycles > 1 && steps > most;
    this.every = Math.max(1, ((byCycle ? cycles : steps) + most - 1) / most);
  }

  Trajectory trajectory(Architecture architecture) {
    look(start);
    Signal end = architecture.express(this, Collections.nCopies(architecture.inputs(), start)).get(0);
    if (points.get(points.size() - 1).count() != count) {
      look(end);
    }
    return new Trajectory(byCycle ? "cycle" : "step", points);
  }

  /** Layers, repetitions unrolled; or cycles, 0 where something else than cycles is done. */
  private static int count(Architecture architecture, boolean cycles) {
    int sum = 0;
    for (Node node : architecture.nodes()) {
      if (cycles && node.bodies().isEmpty() && !cycle(node)) {
        return 0;
      }
      sum += cycles && cycle(node) ? 1 : node.layers().size();
      for (Architecture body : node.bodies()) {
        sum += node.repetitions() * count(body, cycles);
      }
    }
    return sum;
  }

  private static boolean cycle(Node node) {
    return node instanceof Node.SemiIterate semi && !semi.iteration().rows().stream().allMatch(Row::plain);
  }

  private void look(Signal u) {
    double energy = diffusion.fidelity().present() ? engine.energy(diffusion, u, start) : engine.energy(diffusion, u);
    points.add(new Trajectory.Point(count, engine.norm(u), energy));
  }

  @Override
  public List<Signal> semiIteration(SemiIteration iteration, List<Signal> state, List<Signal> held) {
    int rows = iteration.rows().size();
    if (byCycle) {
      List<Signal> pair = run(iteration, state, held);
      count++;
      lookWhereWanted(pair.get(0));
      return pair;
    }
    boolean divisible = !iteration.frozen() && !iteration.usesStart();
    List<Signal> pair = state;
    int done = 0;
    for (int row = 1; row <= rows; row++) {
      count++;
      if (count % every == 0 || row == rows) {
        pair = divisible ? run(iteration.section(done, row), pair, held) : run(iteration.section(0, row), state, held);
        done = row;
        lookWhereWanted(pair.get(0));
      }
    }
    return pair;
  }

  private void lookWhereWanted(Signal u) {
    if (count % every == 0) {
      look(u);
    }
  }

  private List<Signal> run(SemiIteration section, List<Signal> state, List<Signal> held) {
    Plan known = plans.get(section);
    Plan plan = known == null ? plan(section, state.get(0).shape(), held.size()) : known;
    List<Signal> in = new ArrayList<>(state);
    in.addAll(held);
    return plan.run(in);
  }

  private Plan plan(SemiIteration section, Shape shape, int held) {
    Plan made = engine.plan(new Rows(section), Collections.nCopies(2 + held, shape).toArray(Shape[]::new));
    if (plans.values().stream().mapToLong(Plan::bufferedSamples).sum() > KEPT_SAMPLES) {
      plans.clear();
    }
    plans.put(section, made);
    return made;
  }

  @Override
  public Signal apply(LinearOperator operator, Signal x) {
    return direct.apply(operator, x);
  }

  @Override
  public Signal activate(Activation activation, Signal x) {
    return direct.activate(activation, x);
  }

  @Override
  public Signal differential(Activation activation, Signal at, Signal direction) {
    return direct.differential(activation, at, direction);
  }

  @Override
  public Signal multiply(Signal x, Signal y) {
    return direct.multiply(x, y);
  }

  @Override
  public Signal divide(Signal x, Signal y) {
    return direct.divide(x, y);
  }

  @Override
  public Signal zero(Signal like) {
    return direct.zero(like);
  }

  @Override
  public Signal combine(List<Double> coefficients, List<Signal> values) {
    return direct.combine(coefficients, values);
  }

  @Override
  public Signal solve(Resolvent resolvent, Signal weights, List<Signal> in) {
    List<Signal> all = new ArrayList<>(List.of(weights));
    all.addAll(in);
    Signal next = engine.plan(new Solved(resolvent), all.stream().map(Signal::shape).toArray(Shape[]::new)).run(all).get(0);
    count++;
    lookWhereWanted(next);
    return next;
  }

  @Override
  public Signal fixedPoint(FixedPoint loop, Signal start, List<Signal> held) {
    List<Signal> all = new ArrayList<>(List.of(start));
    all.addAll(held);
    Signal next = engine.plan(new Looped(loop), all.stream().map(Signal::shape).toArray(Shape[]::new)).run(all).get(0);
    count++;
    lookWhereWanted(next);
    return next;
  }

  /**
   * A fixed point by itself.
   *
   * @param loop the fixed point
   */
  private record Looped(FixedPoint loop) implements Block {

    @Override
    public int inputs() {
      return loop.body().inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.fixedPoint(loop, inputs.get(0), inputs.subList(1, inputs.size())));
    }
  }

  /**
   * A system by itself.
   *
   * @param resolvent the system
   */
  private record Solved(Resolvent resolvent) implements Block {

    @Override
    public int inputs() {
      return resolvent.fidelity().present() ? 3 : 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.solve(resolvent, inputs.get(0), inputs.subList(1, inputs.size())));
    }
  }

  @Override
  public Signal addBias(Parameter bias, Signal x) {
    return direct.addBias(bias, x);
  }
}
