package org.residua.simd.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.team.Workers;

/** Sweeps group by group, in place, have the bits of the expanded network. */
class GroupedSweepTest {

  private static final int[] LENGTHS = {6, 7, 33, 3000};
  private static final List<Row> ROWS = List.of(new Row(0.1, 1, 0, 0, 0.03),
      new Row(0.2, 1.3, -0.4, 0.1, -0.02), Row.explicit(0.21), Row.extrapolated(0.2, 1.4));

  private static double[] values(int count, long seed) {
    return new SplittableRandom(seed).doubles(count, -1.3, 1.7).toArray();
  }

  /** Three groups, the first and the last with equal filters. */
  private static Convolution bank(int outputs, int inputs, Boundary boundary) {
    double[] one = values(outputs * inputs * 3, 7);
    double[] all = new double[3 * one.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = k / one.length == 1 ? -0.7 * one[k % one.length] : one[k % one.length];
    }
    return new Convolution(new Parameter("K", List.of(3 * outputs, inputs, 3), all), boundary, 3, 1);
  }

  @ParameterizedTest
  @EnumSource
  void bitsOfTheExpandedNetwork(Boundary boundary) {
    for (int length : LENGTHS) {
      for (int[] size : new int[][] {{1, 1}, {2, 1}, {1, 2}}) {
        Convolution k = bank(size[0], size[1], boundary);
        Shape shape = new Shape(k.inputs(), length);
        Signal weights = Signal.planar(shape, new SplittableRandom(3).doubles(shape.size(), 0, 1).toArray());
        for (Fidelity fidelity : List.of(Fidelity.none(), Fidelity.of(0.3), new Fidelity.Weights(weights))) {
          for (boolean frozen : new boolean[] {true, false}) {
            compare(new SemiIteration(
                new Diffusion(k, Activation.of(new PeronaMalik(0.7)), fidelity), ROWS, frozen), shape);
          }
        }
      }
    }
  }

  private static void compare(SemiIteration iteration, Shape shape) {
    boolean suits = GroupedSweep.suits(iteration, shape.length());
    Convolution k = (Convolution) iteration.diffusion().operator();
    assertThat(suits).isEqualTo(k.boundary() != Boundary.PERIODIC || k.outputs() == 3);
    if (!suits) {
      return;
    }
    Signal u = Signal.planar(shape, values(shape.size(), 1));
    Signal f = Signal.planar(shape, values(shape.size(), 2));
    List<Signal> in = iteration.diffusion().inputs() == 1 ? List.of(u) : List.of(u, f);
    Signal expected = new DirectAlgebra().cycle(iteration, in);
    GroupedSweep sweep = GroupedSweep.of(iteration, shape,
        Execution.of(new ScalarKernels()).on(Workers.of(2)));
    for (int run = 0; run < 2; run++) {
      double[] samples = new double[shape.size()];
      double[] target = new double[shape.size()];
      u.copyTo(samples);
      f.copyTo(target);
      sweep.run(samples, target);
      assertThat(Signal.planar(shape, samples)).as("%s", iteration).isEqualTo(expected);
    }
  }

  /** Groups that shared a sweep part, and meet again; pairs as well. */
  @Test
  void otherNumbers() {
    Shape shape = new Shape(3, 50);
    Convolution same = Convolution.channelwise(3, Boundary.REFLECTING, 1, -2, 1);
    Execution execution = Execution.of(new ScalarKernels());
    GroupedSweep sweep = GroupedSweep.of(iteration(same), shape, execution);
    GroupedSweep pairs = GroupedSweep.ofPair(iteration(same), shape, execution);
    Convolution other = same.with(weights -> weights.with(1, -2, 1, 0.5, 0, -1, 1, 1, 0.3));
    for (Convolution next : List.of(other, same)) {
      sweep.rebind(iteration(next));
      pairs.rebind(iteration(next));
      Signal u = Signal.planar(shape, values(shape.size(), 1));
      double[] samples = new double[shape.size()];
      double[] start = new double[shape.size()];
      double[] previous = new double[shape.size()];
      u.copyTo(samples);
      u.copyTo(start);
      u.copyTo(previous);
      sweep.run(samples, samples);
      Signal expected = new DirectAlgebra().cycle(iteration(next), List.of(u));
      assertThat(Signal.planar(shape, samples)).isEqualTo(expected);
      pairs.run(start, previous, start);
      assertThat(Signal.planar(shape, pairs.swaps() ? previous : start)).isEqualTo(expected);
    }
  }

  private static SemiIteration iteration(Convolution k) {
    return new SemiIteration(
        new Diffusion(k, Activation.of(new PeronaMalik(0.7)), Fidelity.none()), ROWS, false);
  }

  @Test
  void whatDoesNotSuit() {
    Convolution k = bank(2, 1, Boundary.NATURAL);
    Diffusion coupled = new Diffusion(k, Activation.coupled(new PeronaMalik(1)), Fidelity.none());
    assertThat(GroupedSweep.suits(new SemiIteration(coupled, ROWS, false), 50)).isFalse();
    Diffusion inGroups = new Diffusion(
        k, new Activation(new PeronaMalik(1), Activation.Form.FLUX, Coupling.groups(2)), Fidelity.none());
    assertThat(GroupedSweep.suits(new SemiIteration(inGroups, ROWS, false), 50)).isTrue();
    Diffusion across = new Diffusion(
        k, new Activation(new PeronaMalik(1), Activation.Form.FLUX, Coupling.groups(3)), Fidelity.none());
    assertThat(GroupedSweep.suits(new SemiIteration(across, ROWS, false), 50)).isFalse();
    Diffusion apart = new Diffusion(k.dilated(2), Activation.of(new PeronaMalik(1)), Fidelity.none());
    assertThat(GroupedSweep.suits(new SemiIteration(apart, ROWS, false), 50)).isFalse();
    Diffusion each = new Diffusion(k, Activation.of(new PeronaMalik(1)), Fidelity.none());
    assertThat(GroupedSweep.suits(new SemiIteration(each, ROWS, false), 3)).isFalse();
    assertThat(GroupedSweep.suits(new SemiIteration(each, ROWS, false), 50)).isTrue();
  }
}
