package org.residua.verification.jqwik;

import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Random {@link Problem}s: any operator, flux, coupling, contrast, signal and stable step. */
public final class Problems {

  /** Lengths straddle this where the operator has no filters of its own. */
  private static final int USUAL_REACH = 5;

  private Problems() {}

  /** Step sizes in units of the limit: the limit itself in one of three cases, else uniform in {@code (0, 1)}. */
  public static Arbitrary<Double> fractions() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(1.0)),
        Tuple.of(2, Arbitraries.integers().between(1, 1023).map(k -> k / 1024.0)));
  }

  private static Arbitrary<Problem> without() {
    return new Operators.AnyOperator().get().flatMap(k -> {
      int reach = k.bank().map(bank -> bank.stencil().reach()).orElse(USUAL_REACH);
      boolean natural = k.bank().map(bank -> bank.boundary() == Boundary.NATURAL).orElse(false);
      int channels = k.sourceChannels().orElse(2);
      return Signals.scales().flatMap(scale -> Combinators.combine(
              Fluxes.activations(k.targetChannels(channels), scale * k.norm().upper()), fractions(),
              Signals.lengths(reach, natural ? reach : 1), Signals.forms(), Signals.forms(), Signals.forms())
          .as((activation, fraction, length, u, v, f) -> {
            Shape shape = new Shape(channels, length);
            return new Problem(new Diffusion(k, activation, Fidelity.none()), u.signal(shape, scale), v.signal(shape, scale),
                f.signal(shape, scale), fraction);
          }));
    });
  }

  private static Arbitrary<Problem> with() {
    return Combinators.combine(
            without(), Arbitraries.of(Boolean.TRUE, Boolean.FALSE),
            Arbitraries.doubles().between(-3, 1), Arbitraries.longs().withoutEdgeCases())
        .as((problem, constant, exponent, seed) -> {
          double c = Math.pow(10, exponent) * problem.diffusion().operator().norm().upperSquared();
          Fidelity fidelity = constant ? Fidelity.of(c) : weights(problem.shape(), c, seed);
          return with(problem, fidelity);
        });
  }

  /** The problem with another data term. */
  public static Problem with(Problem problem, Fidelity fidelity) {
    Diffusion diffusion = problem.diffusion();
    return new Problem(new Diffusion(diffusion.operator(), diffusion.activation(), fidelity),
        problem.u(), problem.v(), problem.f(), problem.fraction());
  }

  /** Weights in {@code [0, c]}, about a third of them 0: missing samples. */
  private static Fidelity weights(Shape shape, double c, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = new double[shape.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextInt(3) == 0 ? 0 : random.nextDouble(c);
    }
    return new Fidelity.Weights(Signal.planar(shape, weights));
  }

  /** Without data term. */
  public record Any() implements ArbitrarySupplier<Problem> {

    @Override
    public Arbitrary<Problem> get() {
      return without().withoutEdgeCases();
    }
  }

  /** Without data term, the flux monotone. */
  public record Monotone() implements ArbitrarySupplier<Problem> {

    @Override
    public Arbitrary<Problem> get() {
      return without().filter(problem -> problem.diffusion().activation().slope().lo() >= 0).withoutEdgeCases();
    }
  }

  /** With a data term of constant weight or of a weight for each sample. */
  public record WithData() implements ArbitrarySupplier<Problem> {

    @Override
    public Arbitrary<Problem> get() {
      return with().withoutEdgeCases();
    }
  }
}
