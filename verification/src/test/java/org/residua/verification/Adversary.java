package org.residua.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.verification.jqwik.SignalKind;

/**
 * Looks for inputs that violate a claim: starts from signals of every kind, from the modes that a network amplifies most,
 * from zero states with targets and back, and climbs from the worst of them by random changes.
 */
final class Adversary {

  /** What results are rounded by at least: without it attacks that keep a norm exactly would be seen above 1. */
  private static final double ROUNDED = 0x1p-48;
  private static final int CLIMBING = 40;
  private static final int AMPLIFIED = 8;
  private static final List<SignalKind> KINDS = List.of(SignalKind.values());

  private final Plan plan;
  private final Shape shape;
  private final SplittableRandom random;
  private final int inputs;

  Adversary(Architecture network, Shape shape, long seed) {
    this.inputs = network.inputs();
    this.shape = shape;
    this.random = new SplittableRandom(seed);
    this.plan = Runs.plan(network, Engines.named("scalar"), IntStream.range(0, inputs)
        .mapToObj(_ -> Signal.planar(shape, new double[shape.size()])).toList());
  }

  private Signal run(List<Signal> in) {
    return plan.run(in).get(0);
  }

  /** The largest {@code ||v|| / max ||inputs||} found, less rounding. */
  double norm() {
    return climb(starts(), in -> {
      double before = in.stream().mapToDouble(Signal::norm).max().orElseThrow();
      return before == 0 ? 0 : run(in).norm() * (1 - ROUNDED) / before;
    });
  }

  /** The largest {@code ||v(u) - v(w)|| / ||u - w||} found, less rounding; the last of the inputs is {@code w}. */
  double distance() {
    List<List<Signal>> pairs = new ArrayList<>();
    for (List<Signal> start : starts()) {
      for (double size : new double[] {1, 0.1, 1e-3}) {
        List<Signal> pair = new ArrayList<>(start);
        pair.add(sum(start.get(0), size, signal()));
        pairs.add(pair);
      }
    }
    return climb(pairs, in -> {
      Signal other = in.get(inputs);
      double before = in.get(0).distance(other);
      List<Signal> second = new ArrayList<>(in.subList(0, inputs));
      second.set(0, other);
      // Nearer signals would show rounding only.
      if (before <= 1e-6 * in.get(0).norm()) {
        return 0;
      }
      Signal v = run(in.subList(0, inputs));
      Signal w = run(second);
      return Math.max(0, v.distance(w) - ROUNDED * (v.norm() + w.norm())) / before;
    });
  }

  /**
   * The largest {@code (E(v) - E(u)) / scale} found, the scale that of the rounding of both.
   *
   * @param diffusion whose energy
   * @param target the input that is the target, -1 without
   */
  double energy(Diffusion diffusion, int target) {
    double square = diffusion.operator().norm().upperSquared() * diffusion.activation().sector().magnitude()
        + diffusion.fidelity().largest();
    return climb(starts(), in -> {
      Signal u = in.get(0);
      Signal v = run(in);
      double norm = in.stream().mapToDouble(Signal::norm).max().orElseThrow() + v.norm();
      double change = target < 0 ? diffusion.energy(v) - diffusion.energy(u)
          : diffusion.energy(v, in.get(target)) - diffusion.energy(u, in.get(target));
      double scale = square * norm * norm;
      return scale == 0 ? 0 : change / scale;
    });
  }

  /** How far a sample was found to leave the range of its channel in the inputs, relative to the largest sample of all. */
  double range() {
    List<List<Signal>> all = new ArrayList<>(starts());
    all.addAll(edges());
    return climb(all, in -> {
      double largest = in.stream().flatMapToDouble(Adversary::samples).map(Math::abs).max().orElseThrow();
      Signal v = run(in);
      double excess = 0;
      for (int c = 0; c < shape.channels(); c++) {
        int channel = c;
        DoubleSummaryStatistics range = in.stream().flatMapToDouble(u -> DoubleStream.of(u.channel(channel))).summaryStatistics();
        DoubleSummaryStatistics found = DoubleStream.of(v.channel(c)).summaryStatistics();
        excess = Math.max(excess, Math.max(found.getMax() - range.getMax(), range.getMin() - found.getMin()));
      }
      return largest == 0 ? excess : excess / largest;
    });
  }

  /** Single samples and jumps, one after the other, as the state, as what is held, or both: what extremes grow from. */
  private List<List<Signal>> edges() {
    List<List<Signal>> edges = new ArrayList<>();
    Signal zero = Signal.planar(shape, new double[shape.size()]);
    for (int i = 0; i < shape.size(); i++) {
      for (int length : new int[] {1, shape.size()}) {
        double[] samples = new double[shape.size()];
        Arrays.fill(samples, i, Math.min(i + length, samples.length), 1);
        Signal u = scaled(i % 2 == 0 ? 1 : 10, Signal.planar(shape, samples));
        edges.add(IntStream.range(0, inputs).mapToObj(_ -> u).toList());
        if (inputs > 1) {
          edges.add(IntStream.range(0, inputs).mapToObj(k -> k == 0 ? u : zero).toList());
          edges.add(IntStream.range(0, inputs).mapToObj(k -> k == 0 ? zero : u).toList());
        }
      }
    }
    return edges;
  }

  private static DoubleStream samples(Signal u) {
    return IntStream.range(0, u.shape().channels()).boxed().flatMapToDouble(c -> DoubleStream.of(u.channel(c)));
  }

  private List<List<Signal>> starts() {
    List<List<Signal>> starts = new ArrayList<>();
    Signal zero = Signal.planar(shape, new double[shape.size()]);
    for (SignalKind kind : KINDS) {
      for (double scale : new double[] {1, 0.1, 10}) {
        Signal u = scaled(scale, signal(kind));
        List<Signal> all = new ArrayList<>(List.of(u));
        List<Signal> still = new ArrayList<>(List.of(u));
        List<Signal> pulled = new ArrayList<>(List.of(zero));
        for (int held = 1; held < inputs; held++) {
          all.add(scaled(scale, signal()));
          still.add(zero);
          pulled.add(u);
        }
        starts.addAll(List.of(all, still, pulled));
      }
    }
    starts.addAll(amplified(starts.get(0)));
    return starts;
  }

  /** Power iteration: the state is replaced by the result, scaled back. */
  private List<List<Signal>> amplified(List<Signal> start) {
    List<List<Signal>> found = new ArrayList<>();
    List<Signal> now = new ArrayList<>(start);
    double norm = start.get(0).norm();
    for (int k = 0; k < AMPLIFIED; k++) {
      Signal next = run(now);
      if (!(next.norm() > 0) || !next.isFinite()) {
        return found;
      }
      now.set(0, scaled(norm / next.norm(), next));
      found.add(List.copyOf(now));
    }
    return found;
  }

  private Signal signal() {
    return signal(KINDS.get(random.nextInt(KINDS.size())));
  }

  private Signal signal(SignalKind kind) {
    return kind.signal(shape, 1, random.nextLong());
  }

  private double climb(List<List<Signal>> starts, ToDoubleFunction<List<Signal>> measured) {
    List<Signal> best = starts.get(0);
    double most = 0;
    for (List<Signal> start : starts) {
      double found = measured.applyAsDouble(start);
      if (!(found <= most)) {
        most = found;
        best = start;
      }
    }
    double size = 0.3;
    for (int k = 0; k < CLIMBING && most <= 2; k++) {
      List<Signal> next = new ArrayList<>(best);
      int changed = random.nextInt(best.size());
      next.set(changed, sum(best.get(changed), size * best.get(changed).norm() / Math.sqrt(shape.size()),
          signal()));
      double found = measured.applyAsDouble(next);
      if (!(found <= most)) {
        most = found;
        best = next;
      } else {
        size *= 0.9;
      }
    }
    return most;
  }

  private static Signal scaled(double factor, Signal u) {
    return sum(Signal.planar(u.shape(), new double[u.shape().size()]), factor, u);
  }

  private static Signal sum(Signal u, double factor, Signal v) {
    double[] samples = new double[u.shape().size()];
    double[] others = new double[samples.length];
    u.copyTo(samples);
    v.copyTo(others);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += factor * others[i];
    }
    return Signal.planar(u.shape(), samples);
  }
}
