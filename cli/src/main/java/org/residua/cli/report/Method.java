package org.residua.cli.report;

import java.util.List;
import java.util.Optional;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Flux;
import org.residua.api.graph.Architecture;

/**
 * What was done.
 *
 * @param name the scheme in words, such as {@code fast semi-iteration (fsi)}
 * @param extent its steps and cycles in words, such as {@code 8 cycles of 10 steps}
 * @param diffusion what was discretised; empty where several candidates were mixed
 * @param architecture the network of the whole scheme
 * @param mixtures of candidates, one for each channel; empty for a scheme
 * @param choices all parameters
 */
public record Method(String name, String extent, Optional<Diffusion> diffusion, Architecture architecture,
    List<Mixture> mixtures, List<Choice> choices) {

  /** The flux; empty where there is none of the whole. */
  Optional<Flux> flux() {
    return diffusion.map(Diffusion::flux);
  }

  /** Copies the list. */
  public Method {
    mixtures = List.copyOf(mixtures);
    choices = List.copyOf(choices);
  }
}
