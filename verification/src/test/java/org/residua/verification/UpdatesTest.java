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

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.networks.Stack;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.verification.certificate.Claim;

/** Updates of numbers: refused as a whole where one does not fit, and what a plan takes of them. */
final class UpdatesTest {

  @Test
  void updatesAreRefusedAsAWholeWithTheSlot() {
    Diffusion diffusion = contrasts();
    Architecture network = Tracer.trace(new Stack(List.of(
        new SymmetricResidualBlock(StepSize.ofLimit(1), splines()), Explicit.of(diffusion, 0.05, 2))), 1);
    Parameter filter = diffusion.operator().parameters().get(0);
    assertThatThrownBy(() -> network.with(List.of(filter.with(9, 9, 9, 9, 9, 9))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("node 1", "K[2, 1, 3]", "nothing is updated", "tau = 0.05 exceeds");
    assertThatThrownBy(() -> network.with(List.of(new Parameter("K", List.of(2, 1, 3), 1, 1, 1, 1, 1, 1))))
        .hasMessageContainingAll("none of this network");
    assertThatThrownBy(() -> network.with(List.of(filter, filter))).hasMessageContaining("updated twice");
    Parameter contrast = diffusion.activation().parameters().get(0);
    assertThatThrownBy(() -> contrast.with(1, -1)).hasMessageContainingAll("value 1 is -1.0", "in [1.0E-150");
    assertThatThrownBy(() -> filter.with(1, 2)).hasMessageContaining("has 2 values");
    assertThat(network.with(List.of(filter.with(.1, .1, .1, .1, .1, .1))).parameters()).isNotEqualTo(network.parameters());
  }

  /** Where one place keeps its old numbers, tied places disagree. */
  @Test
  void tiedPlacesHaveTheSameNumbers() {
    Diffusion diffusion = contrasts();
    Convolution k = (Convolution) diffusion.operator();
    Diffusion other = new Diffusion(k.with(p -> p.with(1, 2, 3, 4, 5, 6)), diffusion.activation(), Fidelity.none());
    List<Block> blocks = new ArrayList<>();
    for (Diffusion each : List.of(diffusion, other)) {
      blocks.add(new SymmetricResidualBlock(StepSize.ofLimit(1), each));
    }
    assertThatThrownBy(() -> Tracer.trace(new Stack(blocks), 1))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("two sets of numbers");
  }

  @Test
  void aZeroFilterIsTheIdentity() {
    Diffusion zero = Diffusion.of(bank(1, 0, 0), new PeronaMalik(1));
    Signal u = noise(3);
    Architecture network = Tracer.trace(new SymmetricResidualBlock(StepSize.ofLimit(1), zero), 1);
    assertThat(Plan.of(network, SHAPE).run(u)).isEqualTo(u);
    assertThat(Certifier.certify(network).of(Claim.NORM_DECREASING).proven()).isTrue();
  }

  /** Loops may be made anew, buffers are not: what is allocated does not grow with the signal. */
  @Test
  void rebindingAllocatesNumbersOnly() {
    Architecture network = network();
    Random random = new Random(5);
    Architecture next = network.with(network.parameters().stream().map(p -> changed(p, random)).toList());
    long few = rebindingAllocates(network, next, 1 << 10);
    long many = rebindingAllocates(network, next, 1 << 18);
    assertThat(many).isLessThan(few + (1 << 16));
  }

  /** The least of several times: the first ones make loops. */
  private static long rebindingAllocates(Architecture network, Architecture next, int length) {
    Plan plan = Plan.of(network, new Shape(1, length));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int k = 0; k < 20; k++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      plan.rebind(k % 2 == 0 ? next : network);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void aPlanRefusesAnotherStructure() {
    Plan plan = Plan.of(network(), SHAPE);
    Architecture one = Tracer.trace(new SymmetricResidualBlock(0.1, splines()), 1);
    assertThatThrownBy(() -> plan.rebind(one)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("make a new plan");
    Plan small = Plan.of(one, SHAPE);
    Architecture wider = Tracer.trace(new SymmetricResidualBlock(0.1,
        Diffusion.of(bank(1, 1, 2, 3), new PeronaMalik(1))), 1);
    assertThatThrownBy(() -> small.rebind(wider)).hasMessageContainingAll("node 0", "make a new plan");
  }
}
