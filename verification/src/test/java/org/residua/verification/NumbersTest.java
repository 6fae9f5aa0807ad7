package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residua.verification.Numbers.SHAPE;
import static org.residua.verification.Numbers.bank;
import static org.residua.verification.Numbers.changed;
import static org.residua.verification.Numbers.contrasts;
import static org.residua.verification.Numbers.network;
import static org.residua.verification.Numbers.noise;
import static org.residua.verification.Numbers.splines;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Sector;
import org.residua.api.flux.Splines;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Domain;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Scaled;
import org.residua.api.signal.Signal;
import org.residua.networks.Stack;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.verification.certificate.Certificate;

/** Numbers in the structure: updates, what is proven of all of them, and plans that take them. */
final class NumbersTest {

  private static final int UPDATES = 100;

  @Test
  void theStructuralCertificateStaysAndTheNumericOneHoldsEachTime() {
    Architecture network = network();
    Certification structural = Certifier.certifyStructure(network);
    assertThat(structural.norm().proven()).isTrue();
    assertThat(structural.norm().structural()).isTrue();
    assertThat(CertificateChecker.check(structural.norm(), network)).isEmpty();
    Signal u = noise(7);
    Plan plan = Plan.of(network, SHAPE);
    Random random = new Random(20261125);
    for (int k = 0; k < UPDATES; k++) {
      Architecture next = network.with(network.parameters().stream().map(p -> changed(p, random)).toList());
      assertThat(Certifier.certifyStructure(next)).isEqualTo(structural);
      assertThat(CertificateChecker.check(structural.norm(), next)).isEmpty();
      Certificate numeric = Certifier.certify(next).norm();
      assertThat(numeric.proven()).as("update %d: %s", k, numeric).isTrue();
      assertThat(CertificateChecker.check(numeric, next)).isEmpty();
      plan.rebind(next);
      Signal v = plan.run(u);
      assertThat(v.digest()).as("update %d", k).isEqualTo(Plan.of(next, SHAPE).run(u).digest());
      assertThat(v.digest()).isEqualTo(Plan.of(next.expanded(), SHAPE).run(u).digest());
      assertThat(v.norm()).isLessThanOrEqualTo(u.norm() * (1 + 1e-12));
      network = random.nextBoolean() ? next : network;
    }
  }

  /** Every scheme of the registry, its step a fraction of the limit, is proven for all filters where it is for one. */
  @Test
  void schemesOfTheRegistryAreProvenForAllFilters() {
    Diffusion diffusion = new Diffusion(bank(1, -1, 1), Activation.of(new PeronaMalik(1)), Fidelity.none());
    for (Family family : Schemes.all()) {
      if (Double.isInfinite(family.limit(diffusion, Pace.of(9, 2)))) {
        assertThatThrownBy(() -> family.make(diffusion, StepSize.ofLimit(1), Pace.of(9, 2)))
            .hasMessageContaining("nothing limits");
        continue;
      }
      Scheme scheme = family.make(diffusion, StepSize.ofLimit(1), Pace.of(9, 2));
      Architecture network = Tracer.trace(scheme, 1);
      assertThat(Certifier.certifyStructure(network).norm().proven()).as(family.name())
          .isEqualTo(Certifier.certify(network).norm().proven());
    }
  }

  private static Certification structure(Diffusion diffusion, StepSize step) {
    return Certifier.certifyStructure(Tracer.trace(new SymmetricResidualBlock(step, diffusion), diffusion.inputs() == 1
        ? new int[] {1} : new int[] {1, 1}));
  }

  @Test
  void aFixedStepIsNotProvenForAllFilters() {
    Certificate fixed = structure(contrasts(), StepSize.fixed(0.01)).norm();
    assertThat(fixed.proven()).isFalse();
    assertThat(fixed.hypotheses().get(0)).contains("tau 0.01", "fraction of the limit");
    assertThat(Certifier.certify(Tracer.trace(new SymmetricResidualBlock(0.01, contrasts()), 1)).norm().proven()).isTrue();
    assertThat(structure(splines(), StepSize.ofLimit(1)).energy().proven()).isFalse();
    assertThat(structure(contrasts(), StepSize.ofLimit(1)).energy().proven()).isTrue();
    assertThat(structure(contrasts(), StepSize.ofLimit(1)).nonexpansive().proven()).isFalse();
    assertThat(structure(Diffusion.of(bank(1, 3, 1), new Linear()), StepSize.ofLimit(1)).nonexpansive().proven()).isTrue();
  }

  /** The representative of a step says nothing of a step that is fixed, whatever else of the network can change. */
  @Test
  void aFixedStepOfAnOperatorWithoutParametersIsNoFraction() {
    Diffusion pulled = new Diffusion(new Scaled(0.1, new Identity()), Activation.of(new Linear()), Fidelity.of(100));
    Block both = new Block() {

      @Override
      public int inputs() {
        return 2;
      }

      @Override
      public <V> List<V> express(Algebra<V> a, List<V> in) {
        V first = a.gradientStep(StepSize.ofLimit(1), contrasts(), in.subList(0, 1));
        return List.of(a.gradientStep(StepSize.unchecked(1), pulled, List.of(first, in.get(1))));
      }
    };
    Architecture network = Tracer.trace(both, 1, 1);
    Signal u = noise(9);
    assertThat(Plan.of(network, SHAPE, SHAPE).run(List.of(u, Signal.of(new double[SHAPE.length()]))).get(0).norm())
        .isGreaterThan(10 * u.norm());
    assertThat(Certifier.certifyStructure(network).norm().proven()).isFalse();
    // tau ||K||^2 would be counted with ||K|| = 0.1 where the step is 2/||K||^2.
    Diffusion small = Diffusion.of(new Scaled(0.1, new Identity()), new Linear());
    SemiIteration long3 = new SemiIteration(small, StepSize.ofLimit(1), List.of(Row.explicit(3)), false);
    Architecture beyond = Tracer.trace(new Stack(List.of(
        new SymmetricResidualBlock(StepSize.ofLimit(1), contrasts()), new Rowed(long3))), 1);
    assertThat(Plan.of(beyond, SHAPE).run(u).norm()).isGreaterThan(u.norm());
    assertThat(Certifier.certifyStructure(beyond).norm().proven()).isFalse();
  }

  private record Rowed(SemiIteration table) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.cycle(table, in));
    }
  }

  /** A numeric certificate does not become one about every value by saying so. */
  @Test
  void domainsCannotBePutOnANumericCertificate() {
    Architecture network = network();
    Certificate numeric = Certifier.certify(network).norm();
    Certificate forged = new Certificate(numeric.claim(), numeric.norm(), numeric.bound(), numeric.horizon(),
        numeric.hypotheses(), Certifier.certifyStructure(network).norm().domains(), numeric.proof(), "");
    Certificate sealed = Certifier.sealed(forged, Certifier.digest(numeric.proof().orElseThrow()));
    assertThat(CertificateChecker.check(sealed))
        .containsExactly("a claim about every admissible value rests on the weights of one");
  }

  /** At the norm limit a data term leaves the energy room where {@code L+ <= g_max}, whatever the filters are. */
  @Test
  void aDataTermHasALimitOfItsOwn() {
    Diffusion pulled = new Diffusion(bank(1, -1, 1), Activation.of(new Charbonnier(1)), Fidelity.of(0.3));
    Certification all = structure(pulled, StepSize.ofLimit(1));
    assertThat(all.norm().proven()).isTrue();
    assertThat(all.energy().proven()).isTrue();
  }

  /** Bounds that depend on numbers do not scale with each other: what the limit is made for is proven, and nothing else. */
  @Test
  void splinesAreProvenWhatTheLimitIsMadeFor() {
    Splines oneKnot = Splines.of(List.of(1.0), new Sector(0, 1), 0.5, 0.7, 0.2);
    Certification all = structure(new Diffusion(bank(1, -1, 1), Activation.of(oneKnot), Fidelity.none()), StepSize.ofLimit(1));
    assertThat(all.norm().proven()).isTrue();
    assertThat(all.energy().proven()).isFalse();
    assertThat(all.nonexpansive().proven()).isFalse();
  }

  @Test
  void fractionsBeyondTheirDomainAreRefused() {
    for (Domain domain : List.of(new Domain.Interval(0, 1.01), new Domain.Interval(-0.01, 1), Domain.real())) {
      Parameter fraction = new Parameter("fraction", List.of(1), domain, 0.5);
      assertThatThrownBy(() -> new StepSize.OfLimit(fraction)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("within [0, 1]");
    }
    Parameter two = new Parameter("fraction", List.of(2), Domain.unit(), 0.5, 0.5);
    assertThatThrownBy(() -> new StepSize.OfLimit(two)).hasMessageContaining("one number");
  }

  /** A structural certificate says nothing of a network with another structure, and a numeric one is none. */
  @Test
  void certificatesOfOtherNetworksAreRefused() {
    Certificate all = structure(contrasts(), StepSize.ofLimit(1)).norm();
    Architecture fixed = Tracer.trace(new SymmetricResidualBlock(StepSize.unchecked(7), contrasts()), 1);
    assertThat(CertificateChecker.check(all, fixed)).isNotEmpty();
    assertThat(CertificateChecker.check(all, network())).isNotEmpty();
  }
}
