package org.residua.networks.diagram;

import java.util.LinkedHashMap;
import java.util.Map;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;

/** The distinct fluxes of an architecture in words, with the letters they are drawn with. */
final class Activations {

  private Activations() {}

  static Map<String, String> of(Architecture architecture) {
    Map<String, String> found = new LinkedHashMap<>();
    collect(architecture, found);
    return found;
  }

  private static void collect(Architecture architecture, Map<String, String> found) {
    for (Node node : architecture.nodes()) {
      switch (node) {
        case Node.Activate act -> found.put(text(act.activation()),
            act.activation().form() == Activation.Form.FLUX ? "\u03c3" : "g");
        case Node.GradientStep step -> found.put(text(step.diffusion().activation()), "\u03a6");
        case Node.SemiIterate semi ->
            found.put(text(semi.iteration().diffusion().activation()), "\u03a6");
        case Node.Repeat repeat -> collect(repeat.body(), found);
        case Node.Apply _, Node.Multiply _, Node.Combine _, Node.AddBias _ -> { }
      }
    }
  }

  private static String text(Activation activation) {
    Flux flux = activation.flux(0);
    int others = activation.bank().fluxes().size() - 1;
    String contrast = flux.constantDiffusivity() ? "" : ", contrast " + Figures.of(flux.contrast());
    return flux.name() + (others == 0 ? "" : " and " + others + " more") + " "
        + (activation.form() == Activation.Form.FLUX ? "flux" : "diffusivity") + contrast
        + " (drawn from \u22124 to 4 contrasts)";
  }
}
