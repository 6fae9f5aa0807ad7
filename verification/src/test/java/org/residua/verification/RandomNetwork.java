package org.residua.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.FixedFluxes;
import org.residua.api.flux.Flux;
import org.residua.api.flux.LinearSpline;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.verification.Layer.Biased;
import org.residua.verification.Layer.Branches;
import org.residua.verification.Layer.Linearised;
import org.residua.verification.Layer.Mix;
import org.residua.verification.Layer.Pulled;
import org.residua.verification.Layer.Quotient;
import org.residua.verification.Layer.Repetition;
import org.residua.verification.Layer.Scale;
import org.residua.verification.Layer.Step;
import org.residua.verification.Layer.Table;
import org.residua.verification.Layer.Target;

/**
 * What a user can build, as a block with the inputs {@code [u, f, h]}: one to three layers, each a step, a table, a sum of
 * branches, a map {@code u - tau K^T (w . K u)}, one with a differential for the weights, a layer with bias, a quotient, a
 * scaling, or a repetition of these; with every flux, data terms of every kind, targets that are inputs, scaled, shared,
 * zero, or made of the state. Many are stable, many are not.
 */
final class RandomNetwork implements Block {

  /** Step sizes in units of the certified limit. */
  private static final List<Double> FRACTIONS = List.of(1.0, 0.3, 1.0, 0.9, 0.5, 1.001, 1.05, 1.33, 2.5, -0.5, -1e-6, 1e-9);

  private final SplittableRandom random;
  private final Convolution k;
  private final Shape shape;
  private final List<Layer> layers;

  RandomNetwork(Convolution k, Shape shape, long seed) {
    this.random = new SplittableRandom(seed);
    this.k = k;
    this.shape = shape;
    Supplier<Layer> same = once();
    boolean alike = random.nextInt(3) > 0;
    this.layers = IntStream.range(0, random.nextInt(1, 4))
        .mapToObj(_ -> alike ? same.get() : layer()).toList();
  }

  /** One layer again and again: the same diffusion, towards another target. */
  private Supplier<Layer> once() {
    Layer made = layer();
    return () -> switch (made) {
      case Step step -> new Step(step.diffusion(), step.tau(), target());
      case Table table -> new Table(table.iteration(), target());
      default -> made;
    };
  }

  @Override
  public int inputs() {
    return 3;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    V state = inputs.get(0);
    for (Layer layer : layers) {
      state = layer.express(algebra, state, inputs);
    }
    return List.of(state);
  }

  private Layer layer() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> step();
      case 4, 5, 6, 7 -> table();
      case 8 -> new Scale(pick(-1.0, 0.5, 1.0, 1.1));
      case 9, 10 -> branches();
      case 11 -> pulled();
      case 12 -> biased();
      case 13, 14 -> random.nextInt(5) == 0 ? new Quotient(k.norm().upper()) : linearised();
      default -> new Repetition(pick(step(), table(), mix()), pick(1, 2, 3, 4, 50));
    };
  }

  /** {@code w u + v target}: a repetition of it may come to rest, or not. */
  private Layer mix() {
    double w = random.nextDouble(0.1, 1.1);
    return new Mix(w, pick(1 - w, 0.5 * (1 - w), 1.0 - 0.5 * w), target());
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  private Flux flux() {
    List<Flux> all = new ArrayList<>(BuiltinFluxes.all());
    all.add(spline());
    all.add(new Believed(all.get(random.nextInt(all.size()))));
    Flux flux = all.get(random.nextInt(all.size()));
    return flux.withContrast(Math.pow(10, random.nextDouble(-1, 1)) * k.norm().upper());
  }

  /** Knots close together, slopes that change sign, sometimes a diffusivity that does. */
  private Flux spline() {
    double[] knots = {-2, -1.999, -1e-3, 0, 1e-3, 1};
    double lo = random.nextInt(4) == 0 ? -0.5 : 0;
    double[] values = Arrays.stream(knots).map(r -> r * random.nextDouble(lo, 1)).toArray();
    return LinearSpline.of(knots, values, random.nextDouble(0, 1), random.nextDouble(0, 1));
  }

  private Diffusion diffusion(Fidelity fidelity) {
    return new Diffusion(k, activation(flux()), fidelity);
  }

  /** Now and then a flux for each response; where they are even, now and then coupled. */
  private Activation activation(Flux flux) {
    List<Flux> each = Stream.generate(this::flux).limit(k.outputs()).toList();
    if (random.nextInt(4) == 0) {
      return Activation.of(new FixedFluxes(each));
    }
    Coupling coupling = flux.even() ? pick(Coupling.CHANNELWISE, Coupling.COUPLED, Coupling.groups(k.outputs()))
        : Coupling.CHANNELWISE;
    return new Activation(flux, Activation.Form.FLUX, coupling);
  }

  private Fidelity fidelity() {
    double c = k.norm().upperSquared() * pick(1e-3, 0.1, 1.0, 1e6);
    return switch (random.nextInt(4)) {
      case 0, 1 -> Fidelity.none();
      case 2 -> Fidelity.of(c);
      default -> new Fidelity.Weights(Signal.planar(shape, IntStream.range(0, shape.size())
          .mapToDouble(i -> random.nextInt(3) == 0 ? 0 : random.nextDouble(c)).toArray()));
    };
  }

  private Layer step() {
    Diffusion d = diffusion(fidelity());
    return new Step(d, tau(d), target());
  }

  /** In units of one of the limits, so that a guard that takes the wrong one is seen. */
  private double tau(Diffusion d) {
    double limit = switch (random.nextInt(3)) {
      case 0 -> d.limit().certified();
      case 1 -> d.limit().energy().orElseThrow();
      default -> d.limit().nonexpansive().orElse(d.limit().certified());
    };
    double tau = FRACTIONS.get(random.nextInt(FRACTIONS.size())) * limit;
    return Double.isFinite(tau) ? tau : 1;
  }

  private Target target() {
    return pick(Target.values());
  }

  private Layer table() {
    Diffusion d = diffusion(random.nextInt(5) == 0 ? fidelity() : Fidelity.none());
    double tau = tau(d);
    int n = random.nextInt(1, 7);
    List<Row> rows = switch (random.nextInt(8)) {
      case 0, 1 -> Tables.fsi(tau, n);
      case 2 -> near(Tables.fsi(tau, n));
      case 3 -> Tables.fed(tau, n);
      case 4 -> Tables.rkl1(tau, n);
      case 5 -> Tables.rkl2(tau, Math.max(3, n));
      case 6 -> IntStream.range(0, n).mapToObj(_ -> Row.explicit(tau(d))).toList();
      default -> IntStream.range(0, n).mapToObj(_ -> any(tau)).toList();
    };
    Argument argument = switch (random.nextInt(6)) {
      case 0 -> new Argument.BoxFilter(tau);
      case 1 -> new Argument.Legendre(tau);
      case 2 -> new Argument.EachRow();
      case 3 -> new Argument.ConvexLegendre(tau);
      default -> new Argument.Evaluation();
    };
    return new Table(new SemiIteration(d, rows, random.nextInt(3) > 0, argument), target());
  }

  /** Weights that are nearly those of FSI, or of one row not at all. */
  private List<Row> near(List<Row> rows) {
    int changed = random.nextInt(rows.size());
    double small = pick(1e-3, 1e-9, -1e-3, 0.009, 0.3);
    List<Row> near = new ArrayList<>(rows);
    Row row = rows.get(changed);
    near.set(changed, switch (random.nextInt(6)) {
      case 0 -> Row.extrapolated(row.tau(), row.a() + small);
      case 1 -> new Row(row.tau(), row.a() + small, row.b(), 0, 0);
      case 2 -> new Row(row.tau(), row.a(), 3, 0, 0);
      case 3 -> new Row(row.tau(), row.a(), row.b(), pick(5.0, small), 0);
      case 4 -> new Row(row.tau(), row.a(), row.b(), 0, pick(row.tau(), -row.tau(), small));
      default -> new Row(row.tau() * pick(1e-9, 1.5, -1.0), row.a(), row.b(), 0, 0);
    });
    return near;
  }

  /** Weights that sum to 1, mostly, and a force of the start. */
  private Row any(double tau) {
    double a = random.nextDouble(-0.5, 2);
    double b = random.nextDouble(-1, 1);
    double c = random.nextInt(4) == 0 ? random.nextDouble(-1, 1) : 1 - a - b;
    return new Row(tau * random.nextDouble(), a, b, c, random.nextInt(3) == 0 ? tau * random.nextDouble(-1, 1) : 0);
  }

  private Layer branches() {
    double w = random.nextDouble(1);
    List<Double> weights = pick(List.of(w, 1 - w), List.of(w, 1 - w, 0.0), List.of(0.25, 0.25, 0.5),
        List.of(1 + w, -w), List.of(w, 1.2 - w), List.of(-w, w - 1));
    return new Branches(weights, weights.stream().map(_ -> pick(step(), table(), new Scale(1))).toList());
  }

  private Layer pulled() {
    Activation weights = Activation.of(flux()).diffusivity();
    double limit = 2 / (weights.flux().sector().magnitude() * k.norm().upperSquared());
    return new Pulled(k, weights, Activation.of(flux()), pick(-1, 0, 1, 2), pick(0.5, 1.0, 1.0, 1.1, -0.3) * limit,
        pick(1.0, 1.0, 0.7, -1.0));
  }

  private Layer linearised() {
    Activation flux = activation(flux());
    double limit = 2 / (flux.slope().magnitude() * k.norm().upperSquared());
    return new Linearised(k, flux, pick(-1, 1, 2), pick(0.5, 1.0, 1.0, 1.1, -0.3) * limit);
  }

  private Layer biased() {
    Parameter b = new Parameter("b", List.of(k.outputs()),
        Collections.nCopies(k.outputs(), 0.1 * k.norm().upper()).stream().mapToDouble(v -> v).toArray());
    Activation flux = Activation.of(flux());
    return new Biased(k, b, flux, pick(0.5, 1.0, -1.0, 2.5) / (flux.flux().sector().magnitude() * k.norm().upperSquared()));
  }
}
