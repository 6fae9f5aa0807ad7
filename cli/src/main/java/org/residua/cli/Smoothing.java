package org.residua.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.residua.api.engine.Engine;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Signal;
import org.residua.cli.evidence.Evidence;
import org.residua.schemes.denoiser.NoiseLevel;
import org.residua.schemes.denoiser.Tuning;
import tools.jackson.databind.node.ObjectNode;

/** How a signal is smoothed: by a scheme, or by what the automatic denoiser chose. */
sealed interface Smoothing permits ByScheme, ByChoice {

  /** The networks: one for all channels together, or one for each. */
  List<Architecture> networks();

  /** What the networks start from, one signal for each of them. */
  List<Signal> starts();

  /** Network {@code k} made ready to run where it starts from. */
  Supplier<Evolution.Evolved> ready(int k, Machinery machinery, Progress progress);

  /**
   * The memory that network {@code k} needs, the signals before and after included.
   *
   * @param compared whether it is run a second time, expanded
   */
  double bytes(int k, boolean compared, Engine engine);

  /** The noise level of each channel. */
  List<NoiseLevel> levels();

  /** The noise level, over all channels. */
  default double noise() {
    return Tuning.common(levels());
  }

  /** The samples that the result is to be judged by: not those that were taken for errors, which become missing ones. */
  default Signal judged(Signal measured) {
    return measured;
  }

  /** What is known of the noise of a channel. */
  default Set<Evidence.Known> known(int channel) {
    return Set.of();
  }

  /** The energy that it descends on; empty where there is none. */
  OptionalDouble energy(Signal u, Signal start, Engine engine);

  /** Puts the fields of the contract from {@code scheme} to {@code alpha}. */
  void describe(ObjectNode json);

  /** Tells the method to people: names and what they name. */
  void describe(BiConsumer<String, String> lines);

  /** The method in a few words. */
  String brief();

  /** A number with six digits. */
  static String digits(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  /** A number of things. */
  static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
