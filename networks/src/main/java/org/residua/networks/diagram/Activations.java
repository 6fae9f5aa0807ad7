package org.residua.networks.diagram;

import java.util.LinkedHashMap;
import java.util.Map;
import org.residua.api.block.ImplicitStep;
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
      if (node instanceof Node.Loop loop && loop.fixedPoint().body() instanceof ImplicitStep step) {
        found.put(text(step.diffusion().activation()), "\u03a6");
        continue;
      }
      String letter = node instanceof Node.Activate act ? letter(act.activation().form()) : "\u03a6";
      node.activations().forEach(activation -> found.put(text(activation), letter));
      node.bodies().forEach(body -> collect(body, found));
    }
  }

  /** What a layer is marked with. */
  static String letter(Activation.Form form) {
    return switch (form) {
      case FLUX -> "\u03c3";
      case DIFFUSIVITY -> "g";
      case DERIVATIVE -> "\u03a6\u2032";
    };
  }

  private static String text(Activation activation) {
    Flux flux = activation.flux(0);
    int others = activation.bank().fluxes().size() - 1;
    String contrast = flux.constantDiffusivity() ? "" : ", contrast " + Figures.of(flux.contrast());
    return flux.name() + (others == 0 ? "" : " and " + others + " more") + " "
        + activation.form().word() + contrast
        + " (drawn from \u22124 to 4 contrasts)";
  }
}
