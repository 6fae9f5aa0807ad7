package org.residua.cli;

import static org.residua.cli.Smoothing.counted;
import static org.residua.cli.Smoothing.digits;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.engine.Engine;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.denoiser.NoiseLevel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scheme of diffusion on all channels together.
 *
 * @param setup the scheme
 * @param start the signal
 * @param levels the noise level of each channel
 */
record ByScheme(Setup setup, Signal start, List<NoiseLevel> levels) implements Smoothing {

  /** Copies the list. */
  ByScheme {
    levels = List.copyOf(levels);
  }

  @Override
  public List<Architecture> networks() {
    return List.of(setup.architecture());
  }

  @Override
  public List<Signal> starts() {
    return List.of(start);
  }

  @Override
  public Supplier<Evolution.Evolved> ready(int k, Machinery machinery, Progress progress) {
    return Evolution.of(networks().get(k), starts().get(k), machinery, progress)::run;
  }

  @Override
  public double bytes(int k, boolean compared, Engine engine) {
    int taps = setup.diffusion().operator() instanceof Convolution filters ? filters.taps() : 1;
    return Memory.bytes(networks().get(k), taps, starts().get(k).shape(), compared, engine);
  }

  @Override
  public OptionalDouble energy(Signal u, Signal target, Engine engine) {
    Diffusion diffusion = setup.diffusion();
    return OptionalDouble.of(
        diffusion.fidelity().present() ? engine.energy(diffusion, u, target) : engine.energy(diffusion, u));
  }

  @Override
  public void describe(ObjectNode json) {
    Scheme scheme = setup.scheme();
    json.put("scheme", setup.family().name());
    json.put("flux", setup.diffusion().flux().name());
    json.put("contrast", setup.diffusion().flux().contrast());
    switch (setup.filters()) {
      case Filters.Differences differences -> json.put("order", differences.order());
      case Filters.Bank bank -> {
        ArrayNode filters = json.putArray("filter");
        bank.weights().forEach(weights -> weights.forEach(filters.addArray()::add));
      }
    }
    json.put("boundary", Names.text(setup.boundary()));
    json.put("tau", scheme.tau());
    Json.put(json, "tauLimit", scheme.limit());
    json.put("steps", scheme.steps());
    json.put("cycles", scheme.cycles());
    json.put("time", scheme.time());
    json.put("frozen", scheme.frozen());
    scheme.parameter("alpha").ifPresentOrElse(
        alpha -> json.put("alpha", alpha), () -> json.putNull("alpha"));
  }

  @Override
  public void describe(BiConsumer<String, String> lines) {
    Scheme scheme = setup.scheme();
    lines.accept("scheme", setup.family().name() + ", " + counted(scheme.steps(), "step")
        + (!setup.family().cyclic() ? "" : ", " + counted(scheme.cycles(), "cycle"))
        + (scheme.frozen() ? " with frozen diffusivities" : "") + ", tau "
        + digits(scheme.tau()) + " (" + limit(scheme) + "), time " + digits(scheme.time()));
    lines.accept("flux", setup.diffusion().activation() + ", " + setup.filters() + ", "
        + Names.text(setup.boundary()) + " boundary");
  }

  private static String limit(Scheme scheme) {
    return Double.isFinite(scheme.limit()) ? "limit " + digits(scheme.limit()) : "nothing limits it";
  }

  @Override
  public String brief() {
    return setup.family().name() + " to time " + digits(setup.scheme().time());
  }
}
