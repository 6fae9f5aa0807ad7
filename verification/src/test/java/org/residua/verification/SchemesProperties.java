package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engines;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.networks.LayerTable;
import org.residua.networks.diagram.Diagram;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.schemes.SolverChoice;
import org.residua.verification.certificate.Claim;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;

/** What every scheme of the registry has, whichever it is: one network in every form, an honest certificate, drawings. */
final class SchemesProperties {

  @Provide
  Arbitrary<Family> families() {
    return Arbitraries.of(Schemes.all());
  }

  private static Scheme scheme(Family family, Problem problem, double fraction, int steps, int cycles, boolean frozen) {
    Pace pace = new Pace(Math.max(steps, family.fewest()), cycles, frozen, OptionalDouble.empty(), SolverChoice.USUAL);
    Activation activation = problem.diffusion().activation();
    boolean negative = activation.sector().lo() < 0;
    boolean solves = solves(family, problem.diffusion(), pace);
    Assume.that(!solves || (problem.diffusion().operator() instanceof Convolution
        && (!negative || (family.iterative() && activation.channelwise()))));
    double usual = family.usual(problem.diffusion(), pace);
    Assume.that(usual > 0 && Double.isFinite(usual));
    return family.make(problem.diffusion(), StepSize.fixed(fraction * usual), pace);
  }

  private static boolean solves(Family family, Diffusion diffusion, Pace pace) {
    return family.iterative() || family.unlimited(diffusion, pace);
  }

  /** Plan, expanded plan and direct reading have the same bits; so has the plan of other kernels. */
  @Property
  void oneNetworkInEveryForm(@ForAll("families") Family family, @ForAll(supplier = Problems.Any.class) Problem problem,
      @ForAll @DoubleRange(min = 0.01, max = 1) double fraction, @ForAll @IntRange(min = 1, max = 70) int steps,
      @ForAll @IntRange(min = 1, max = 3) int cycles, @ForAll boolean frozen) {
    Scheme scheme = scheme(family, problem, fraction, steps, cycles, frozen);
    List<Signal> in = problem.inputs();
    Shape[] shapes = in.stream().map(Signal::shape).toArray(Shape[]::new);
    Architecture network = Tracer.trace(scheme, in.stream().mapToInt(u -> u.shape().channels()).toArray());
    Signal expected = scheme.express(new DirectAlgebra(), in).get(0);
    for (Architecture form : List.of(network, network.expanded())) {
      assertThat(Plan.of(form, shapes).run(in).get(0).digest()).as("%s %s", family.name(), form).isEqualTo(expected.digest());
      assertThat(Engines.plain().plan(form, shapes).run(in).get(0).digest()).isEqualTo(expected.digest());
    }
  }

  /** A proven norm does not grow, beyond rounding; the checker proves it again; an unknown has a reason. */
  @Property
  void theCertificateIsHonest(@ForAll("families") Family family, @ForAll(supplier = Problems.Any.class) Problem problem,
      @ForAll @DoubleRange(min = 0.01, max = 1) double fraction, @ForAll @IntRange(min = 1, max = 40) int steps,
      @ForAll boolean frozen) {
    Scheme scheme = scheme(family, problem, fraction, steps, 1, frozen);
    List<Signal> in = problem.inputs();
    Architecture network = Tracer.trace(scheme, in.stream().mapToInt(u -> u.shape().channels()).toArray());
    Certification certification = Certifier.certify(network);
    for (Claim claim : Claim.values()) {
      assertThat(CertificateChecker.check(certification.of(claim), network)).isEmpty();
      assertThat(certification.of(claim).hypotheses()).isNotEmpty();
    }
    if (certification.norm().proven()) {
      Signal v = Plan.of(network, in.stream().map(Signal::shape).toArray(Shape[]::new)).run(in).get(0);
      double largest = in.stream().mapToDouble(Signal::norm).max().orElseThrow();
      int taken = Math.max(steps, family.fewest());
      double margin = 0x1p-53 * (taken * problem.margin().step() + problem.margin().cycle(taken))
          + (solves(family, problem.diffusion(), Pace.of(taken, 1)) ? 3 * taken * solving(scheme, in.get(0)) : 0);
      assertThat(v.norm()).isLessThanOrEqualTo(largest * (1 + margin) + Double.MIN_NORMAL);
    }
  }

  /** The residual of a banded solve, with what the assembly of its matrix rounds; the inverse is at most the identity. */
  private static double solving(Scheme scheme, Signal u) {
    Diffusion diffusion = scheme.diffusion();
    Convolution k = (Convolution) diffusion.operator();
    int width = k.stencil().groupInputs() * k.stencil().reach();
    double matrix = 1 + scheme.tau() * (diffusion.activation().sector().hi() * Math.pow(k.norm().upper(), 2)
        + diffusion.fidelity().largest());
    return 0x1p-53 * ((u.shape().size() + 7.0 * width + 10) * 4 * (width + 1) + 8.0 * k.weights().size()) * matrix;
  }

  @Property(tries = 40)
  void itIsDrawnAndListed(@ForAll("families") Family family, @ForAll(supplier = Problems.Any.class) Problem problem,
      @ForAll @IntRange(min = 1, max = 140) int steps) {
    Scheme scheme = scheme(family, problem, 0.5, steps, 2, true);
    Architecture network = Tracer.trace(scheme, problem.inputs().stream()
        .mapToInt(u -> u.shape().channels()).toArray());
    Diagram diagram = new Diagram(network, family.title());
    assertThat(diagram.svg()).startsWith("<svg").contains(family.title()).doesNotContain("null");
    assertThat(diagram.mermaid()).contains("flowchart");
    LayerTable layers = LayerTable.of(network);
    assertThat(layers.layers()).isNotEmpty().allSatisfy(layer -> assertThat(layer.kind()).isNotBlank());
    assertThat(layers.parameters()).isPositive();
    assertThat(scheme.name()).isEqualTo(family.name());
    assertThat(family.reason()).isNotEmpty();
  }
}
