package org.residua.cli.experiment;

import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Flux;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.verification.Certification;
import org.residua.verification.Certifier;

/**
 * What experiments are done with.
 *
 * @param engine who computes; no bit depends on it
 * @param examples clean signals of several hundred samples
 */
public record Laboratory(Engine engine, List<Example> examples) {

  /** Copies the list. */
  public Laboratory {
    examples = List.copyOf(examples);
  }

  /** First differences with natural boundary: {@code ||K||^2 <= 4}. */
  static Diffusion diffusion(Flux flux) {
    return Diffusion.of(Convolution.difference(1, Boundary.NATURAL), flux);
  }

  /** A block made ready for signals of the shapes of these. */
  Plan plan(Block block, Signal... like) {
    return engine.plan(block, List.of(like).stream().map(Signal::shape).toArray(Shape[]::new));
  }

  /** The first output of a block. */
  Signal run(Block block, Signal... inputs) {
    return plan(block, inputs).run(List.of(inputs)).get(0);
  }

  double norm(Signal u) {
    return engine.norm(u);
  }

  double distance(Signal u, Signal v) {
    return engine.distance(u, v);
  }

  double energy(Diffusion diffusion, Signal u) {
    return engine.energy(diffusion, u);
  }

  /** The root of the mean squared difference. */
  double error(Signal u, Signal clean) {
    return distance(u, clean) / Math.sqrt(clean.shape().size());
  }

  /** What is proven about a block of one channel and one input. */
  static Certification certify(Block block) {
    return Certifier.certify(Tracer.trace(block, 1));
  }
}
