package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;

/** The digest of what is certified tells different computations apart, and equal ones not. */
final class CertifiedDigestsTest {

  private static final Convolution K = Convolution.difference(1, Boundary.NATURAL);
  private static final Diffusion D = Diffusion.of(K, new PeronaMalik(1));

  private static String digest(Block block) {
    int[] channels = new int[block.inputs()];
    java.util.Arrays.fill(channels, 1);
    return Certifier.certify(Tracer.trace(block, channels)).digest();
  }

  @Test
  void differentComputationsHaveDifferentDigests() {
    List<Block> blocks = new ArrayList<>();
    for (Boundary boundary : Boundary.values()) {
      blocks.add(Explicit.of(Diffusion.of(Convolution.difference(1, boundary), new PeronaMalik(1)), 0.25, 2));
    }
    for (Diffusion d : List.of(Diffusion.of(K, new Charbonnier(1)), Diffusion.of(K, new PeronaMalik(2)),
        Diffusion.of(Convolution.of(Boundary.NATURAL, -1, Math.nextDown(1.0)), new PeronaMalik(1)))) {
      blocks.add(Explicit.of(d, 0.25, 2));
    }
    for (Fidelity fidelity : List.of(Fidelity.of(1), Fidelity.of(2),
        new Fidelity.Weights(Signal.of(1, 0)), new Fidelity.Weights(Signal.of(0, 1)))) {
      blocks.add(new SymmetricResidualBlock(0.25, new Diffusion(K, Activation.of(new PeronaMalik(1)), fidelity)));
    }
    blocks.add(Explicit.of(D, 0.25, 3));
    blocks.add(Explicit.of(D, Math.nextUp(0.25), 2));
    blocks.add(Tracer.trace(Explicit.of(D, 0.25, 2), 1).expanded());
    blocks.add(Fsi.of(D, 0.25, 2, 1));
    blocks.add(Fsi.of(D, 0.25, 2, 2));
    for (boolean frozen : new boolean[] {true, false}) {
      blocks.add(Rows.of(D, List.of(Row.explicit(0.25), new Row(0.25, 1.2, -0.2, 0.0, 0.0)), frozen));
    }
    blocks.add(new Rows(new SemiIteration(D, List.of(new Row(0.25, 1, 0, 0, 0.1)), true, new Argument.Evaluation())));
    List<String> digests = blocks.stream().map(CertifiedDigestsTest::digest).toList();
    assertThat(digests).hasSize(blocks.size());
    assertThat(new HashSet<>(digests)).hasSize(blocks.size());
    assertThat(digests).allSatisfy(text -> assertThat(text).matches("[0-9a-f]{64}"));
  }

  @Test
  void equalComputationsHaveEqualDigests() {
    Block again = Explicit.of(
        Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1)), 0.25, 2);
    assertThat(digest(again)).isEqualTo(digest(Explicit.of(D, 0.25, 2)));
  }
}
