package org.residua.networks.diagram;

import java.util.LinkedHashSet;
import java.util.Set;
import org.residua.api.flux.Activation;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;

/** The distinct fluxes of an architecture in words. */
final class Activations {

  private Activations() {}

  static Set<String> of(Architecture architecture) {
    Set<String> found = new LinkedHashSet<>();
    collect(architecture, found);
    return found;
  }

  private static void collect(Architecture architecture, Set<String> found) {
    for (Node node : architecture.nodes()) {
      switch (node) {
        case Node.Activate act -> found.add(text(act.activation()));
        case Node.GradientStep step -> found.add(text(step.diffusion().activation()));
        case Node.SemiIterate semi -> found.add(text(semi.iteration().diffusion().activation()));
        case Node.Repeat repeat -> collect(repeat.body(), found);
        case Node.Apply _, Node.Multiply _, Node.Combine _, Node.AddBias _ -> { }
      }
    }
  }

  private static String text(Activation activation) {
    String contrast = activation.flux().constantDiffusivity()
        ? "" : ", contrast " + Figures.of(activation.flux().contrast());
    return activation.flux().name() + " "
        + (activation.form() == Activation.Form.FLUX ? "flux" : "diffusivity") + contrast
        + " (drawn from \u22124 to 4 contrasts)";
  }
}
