package org.residua.api.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Product;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.sum.FixedTree;

/** The energy is the sum over the responses in the fixed tree, without an array of the signal's size. */
class EnergyTest {

  private static final int LENGTH = 2500;

  private static Signal signal(int channels, int length, long seed) {
    Shape shape = new Shape(channels, length);
    return Signal.planar(shape, new SplittableRandom(seed).doubles(shape.size(), -3, 4).toArray());
  }

  private static Convolution bank(Boundary boundary) {
    return Convolution.bank(boundary, new double[][][] {
        {{-1, 1, 0.2}, {0.5, 0, 1}}, {{1, -2, 1}, {0, 0.3, -1}}, {{0, 1, 0}, {2, 0, 0.1}}});
  }

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void channelwise(Boundary boundary) {
    Diffusion diffusion = Diffusion.of(bank(boundary), new PeronaMalik(1.3));
    Signal u = signal(2, LENGTH, 1);
    double[] y = samples(diffusion.operator().apply(u));
    assertThat(diffusion.energy(u))
        .isEqualTo(FixedTree.sum(y, y.length, diffusion.flux()::potential));
  }

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void coupled(Boundary boundary) {
    Diffusion diffusion = new Diffusion(
        bank(boundary), Activation.coupled(new Charbonnier(0.7)), Fidelity.none());
    Signal u = signal(2, LENGTH, 2);
    double[] y = samples(diffusion.operator().apply(u));
    int rows = y.length / 3;
    double[] s = new double[rows];
    for (int i = 0; i < rows; i++) {
      s[i] = Math.sqrt(Math.fma(y[2 * rows + i], y[2 * rows + i],
          Math.fma(y[rows + i], y[rows + i], y[i] * y[i])));
    }
    assertThat(diffusion.energy(u)).isEqualTo(FixedTree.sum(s, rows, diffusion.flux()::potential));
  }

  @Test
  void dataTerms() {
    Signal u = signal(2, LENGTH, 3);
    Signal f = signal(2, LENGTH, 4);
    double[] c = new SplittableRandom(5).doubles(2 * LENGTH).toArray();
    double[] d = samples(u);
    double[] target = samples(f);
    for (int i = 0; i < d.length; i++) {
      d[i] -= target[i];
      target[i] = c[i] * d[i];
    }
    Convolution k = Convolution.channelwise(2, Boundary.NATURAL, -1, 1);
    Diffusion weighted = new Diffusion(k, Activation.of(new Charbonnier(1)),
        new Fidelity.Weights(Signal.planar(u.shape(), c)));
    assertThat(weighted.energy(u, f)).isEqualTo(
        weighted.energy(u) + 0.5 * FixedTree.dot(d, target, d.length));
    Diffusion constant =
        new Diffusion(k, Activation.of(new Charbonnier(1)), Fidelity.of(0.25));
    assertThat(constant.energy(u, f))
        .isEqualTo(constant.energy(u) + 0.125 * FixedTree.sumOfSquares(d, d.length));
  }

  /** An operator that is no convolution is applied at once. */
  @Test
  void otherOperators() {
    Convolution k = Convolution.difference(1, Boundary.PERIODIC);
    Signal u = signal(1, LENGTH, 6);
    Diffusion product = Diffusion.of(new Product(new Identity(), k), new Charbonnier(1));
    assertThat(product.energy(u)).isEqualTo(Diffusion.of(k, new Charbonnier(1)).energy(u));
  }

  @Test
  void nothingOfTheSignalsSizeIsAllocated() {
    Signal u = signal(1, 1 << 20, 7);
    Signal f = signal(1, 1 << 20, 8);
    Diffusion diffusion = new Diffusion(Convolution.difference(2, Boundary.REFLECTING),
        Activation.of(new Charbonnier(1)), Fidelity.of(1));
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    diffusion.energy(u, f);
    long before = thread.getCurrentThreadAllocatedBytes();
    diffusion.energy(u, f);
    u.distance(f);
    u.norm();
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(u.shape().size());
  }

  private static double[] samples(Signal u) {
    double[] samples = new double[u.shape().size()];
    u.copyTo(samples);
    return samples;
  }
}
