package org.residua.cli.report;

import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.graph.Architecture;

/**
 * What was done.
 *
 * @param name the scheme in words, such as {@code fast semi-iteration (fsi)}
 * @param extent its steps and cycles in words, such as {@code 8 cycles of 10 steps}
 * @param diffusion what was discretised
 * @param architecture the network of the whole scheme
 * @param choices all parameters
 */
public record Method(String name, String extent, Diffusion diffusion, Architecture architecture,
    List<Choice> choices) {

  /** Copies the list. */
  public Method {
    choices = List.copyOf(choices);
  }
}
