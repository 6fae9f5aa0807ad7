package org.residua.bench.precision;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepGuard;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Evolved;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.schemes.SolverChoice;
import org.residua.schemes.TimeEvolution;

/** To the minimum of {@code c/2 ||u - f||^2 + E(u)}: how many evaluations until the gradient is a millionth. */
final class SteadyStates {

  private static final double TOLERANCE = 1e-6;
  private static final int MOST = 1 << 17;
  private static final int STAGES = 32;

  private SteadyStates() {}

  /**
   * A way there.
   *
   * @param method in words
   * @param work evaluations of the gradient, or linear systems
   * @param seconds of one run
   * @param outcome how it ended
   */
  record Way(String method, long work, double seconds, String outcome) {}

  static List<Way> ways(double weight) {
    Diffusion diffusion = new Diffusion(Convolution.difference(1, Boundary.NATURAL), Activation.of(new Charbonnier(1)),
        Fidelity.of(weight));
    double rate = 4 + weight;
    // Polyak's numbers for a quadratic function whose second derivatives lie between c and 4 + c.
    double polyak = 4 / Math.pow(Math.sqrt(rate) + Math.sqrt(weight), 2);
    double beta = Math.pow((Math.sqrt(rate / weight) - 1) / (Math.sqrt(rate / weight) + 1), 2);
    return Stream.of(way("explicit", diffusion, "explicit", 1, OptionalDouble.empty(), Double.NaN),
        way("fsi, cycles of " + STAGES, diffusion, "fsi", STAGES, OptionalDouble.empty(), Double.NaN),
        way("du-fort-frankel", diffusion, "du-fort-frankel", 1, OptionalDouble.empty(), Double.NaN),
        way("heavy-ball, beta .5", diffusion, "heavy-ball", 1, OptionalDouble.of(0.5), Double.NaN),
        way(String.format(Locale.ROOT, "heavy-ball, Polyak's beta %.3f and tau %.3f", beta, polyak), diffusion, "heavy-ball", 1,
            OptionalDouble.of(beta), polyak),
        way("implicit, tau 10", diffusion, "implicit", 1, OptionalDouble.empty(), 10),
        way("implicit, tau 1000", diffusion, "implicit", 1, OptionalDouble.empty(), 1000),
        way("semi-implicit, tau 10", diffusion, "semi-implicit", 1, OptionalDouble.empty(), 10),
        way("semi-implicit, tau 1000", diffusion, "semi-implicit", 1, OptionalDouble.empty(), 1000)).flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Way> way(String words, Diffusion diffusion, String scheme, int stages, OptionalDouble extra,
      double tau) {
    Optional<Family> family = Schemes.named(scheme);
    return family.map(found -> way(words, diffusion, found, new Pace(stages, 1, true, extra, SolverChoice.USUAL), tau));
  }

  private static Way way(String words, Diffusion diffusion, Family family, Pace pace, double tau) {
    double step = Double.isNaN(tau) ? family.usual(diffusion, pace) : tau;
    Signal f = Evolutions.start();
    TimeEvolution evolution = TimeEvolution.of(diffusion, family, new StepSize.Fixed(step, StepGuard.CERTIFIED), pace).towards(f);
    long begin = System.nanoTime();
    Evolved evolved = evolution.steady(f, TOLERANCE, MOST / pace.steps());
    double seconds = 1e-9 * (System.nanoTime() - begin);
    return new Way(words, evolved.units() * pace.steps(), seconds, evolved.outcome().text());
  }
}
