package org.residua.verification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.multigrid.Bratu;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.Equation;
import org.residua.multigrid.FsiSmoother;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Poisson;
import org.residua.multigrid.RedBlack;
import org.residua.multigrid.Smoother;
import org.residua.networks.ResidualBlock;
import org.residua.networks.diagram.Diagram;
import org.residua.schemes.Explicit;
import org.residua.schemes.Family;
import org.residua.schemes.Fsi;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;

/** The networks of {@code docs/diagrams}, by file name. */
final class DrawnNetworks {

  /** As many blocks as fit side by side on a slide. */
  static final int STEPS = 4;

  private DrawnNetworks() {}

  static Diffusion diffusion() {
    return Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));
  }

  static Map<String, Diagram> all() {
    Map<String, Diagram> all = new LinkedHashMap<>();
    for (Family family : Schemes.all()) {
      Pace pace = Pace.of(STEPS, 1);
      StepSize step = StepSize.fixed(family.usual(diffusion(), pace));
      all.put(family.name(), new Diagram(
          Tracer.trace(family.make(diffusion(), step, pace), 1), sentence(family.title()) + " as a network"));
    }
    all.put("fsi-cycles", new Diagram(Tracer.trace(Fsi.of(diffusion(), 0.5, STEPS, 3), 1),
        "Three cycles of the fast semi-iteration = recurrent use of one network"));
    all.put("fsi-expanded", new Diagram(Tracer.traceExpanded(Fsi.of(diffusion(), 0.5, 3, 1), 1),
        "Three steps of the fast semi-iteration, expanded into layers"));
    Diffusion data = new Diffusion(Convolution.difference(2, Boundary.NATURAL),
        Activation.of(new Charbonnier(1)), Fidelity.of(0.1));
    all.put("data-term", new Diagram(
        Tracer.trace(Explicit.of(data, 0.1, 4), 1, 1), "Explicit scheme with a data term"));
    all.put("residual-block", new Diagram(Tracer.trace(residualBlock(), 1),
        "General residual block: two filter banks and a bias"));
    Equation poisson = new LinearEquation(new Poisson(128).matrix());
    Smoother jacobi = new DampedJacobi(2.0 / 3);
    all.put("v-cycle", cycle(poisson, jacobi, Cycle.V, "V-cycle = U-net"));
    all.put("w-cycle", cycle(poisson, jacobi, Cycle.W, "W-cycle = chained U-nets"));
    all.put("f-cycle", cycle(poisson, jacobi, Cycle.F, "F-cycle = chained U-nets"));
    all.put("full-multigrid", cycle(poisson, jacobi, Cycle.FULL, "Full multigrid = chained U-nets"));
    all.put("full-approximation", cycle(new Bratu(16).equation(), new RedBlack(), Cycle.V,
        "V-cycle of the full approximation scheme = U-net with coarse-level skips"));
    all.put("many-levels", cycle(new LinearEquation(new Poisson(2048).matrix()), new FsiSmoother(2), Cycle.W,
        "W-cycle for 2047 unknowns, smoothed by fast semi-iteration"));
    return all;
  }

  private static Diagram cycle(Equation equation, Smoother smoother, Cycle cycle, String title) {
    Hierarchy hierarchy = Hierarchy.of(equation, Coarsening.linear(equation.size(), Boundary.ZERO, 1), smoother);
    return new Diagram(Tracer.trace(new Multigrid(hierarchy.finest(), cycle, 1, 1), 1, 1), title);
  }

  /** Begun with a capital letter. */
  static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static ResidualBlock residualBlock() {
    double[][][] first = {{{-0.3, 1, -0.7}}, {{0.5, 0.4, -0.9}}, {{0.2, -0.8, 0.6}}};
    double[][][] second = {{{0.6, -0.2, 0.5}}, {{-0.7, 0.9, 0.3}}, {{0.1, 0.8, -0.4}}};
    return new ResidualBlock(Convolution.bank(Boundary.REFLECTING, first),
        new Parameter("b", List.of(3), 0.4, -0.7, 0.2), Activation.of(new Charbonnier(1)),
        Convolution.bank(Boundary.REFLECTING, second).adjoint());
  }
}
