package org.residua.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.residua.api.engine.Engine;
import org.residua.api.signal.Signal;
import org.residua.cli.leaderboard.Contender;
import org.residua.cli.leaderboard.Contender.Kind;
import org.residua.schemes.denoiser.Denoiser;
import org.residua.schemes.denoiser.NoiseLevel;
import org.residua.schemes.peer.Peer;

/** Who takes part in the leaderboard. */
final class Contenders {

  private final Engine engine;

  private Contenders(Engine engine) {
    this.engine = engine;
  }

  /** All of them, computed by an engine. */
  static List<Contender> all(Engine engine) {
    Contenders ours = new Contenders(engine);
    List<Contender> all = new ArrayList<>(ours.automatic());
    Peer.all().forEach(peer -> all.add(Contender.of(peer)));
    Names.SCHEMES.available().values().forEach(family ->
        all.add(ours.single(Kind.SCHEME, Option.SCHEME, family.name(), family.title())));
    Names.FLUXES.available().values().forEach(flux ->
        all.add(ours.single(Kind.FLUX, Option.FLUX, flux.name(), "the usual scheme with that flux")));
    return List.copyOf(all);
  }

  private List<Contender> automatic() {
    Denoiser denoiser = Denoiser.automatic().on(engine);
    return List.of(new Contender("Residua", Kind.OURS, "mixture of diffusion steps of least estimated risk",
        (noisy, _) -> denoiser.denoise(noisy)),
        new Contender("oracle", Kind.ORACLE, "the best of the candidates that Residua mixes, for each seed",
            (noisy, clean) -> nearest(denoiser.each(Signal.of(noisy)), clean)));
  }

  private static double[] nearest(List<double[]> results, double[] clean) {
    double[] best = results.get(0);
    for (double[] result : results) {
      best = distance(result, clean) < distance(best, clean) ? result : best;
    }
    return best;
  }

  private static double distance(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return sum;
  }

  /** What {@code residua denoise} makes of samples with that option alone. */
  private Contender single(Kind kind, Option option, String name, String rule) {
    Given given = new Given(Command.DENOISE, Map.of(option, name), List.of("-"));
    return new Contender(option.flag() + " " + name, kind, rule, (noisy, _) -> {
      Signal f = Signal.of(noisy);
      Setup setup = new Settling(given, Observed.complete(f), List.of(NoiseLevel.of(f, 0)), new Machinery(engine)).setup();
      return engine.plan(setup.architecture(), f.shape()).run(f).channel(0);
    });
  }
}
