package org.residua.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Operators one under the other, continuations, and the norms of wavelet frames made of them. */
class StackTest {

  private static Signal signal(int channels, int length) {
    return Signal.planar(new Shape(channels, length),
        new SplittableRandom(length).doubles((long) channels * length, -1, 1).toArray());
  }

  private static Convolution filter(int channels, int dilation, double... weights) {
    return Convolution.channelwise(channels, Boundary.PERIODIC, weights).dilated(dilation);
  }

  /** Each part of an undecimated Haar frame as a product of its own filters: all details, then the last average. */
  private static Stack flat(int levels, int channels) {
    List<LinearOperator> parts = new ArrayList<>();
    LinearOperator average = new Identity();
    for (int level = 0; level < levels; level++) {
      parts.add(new Product(filter(channels, 1 << level, 0.5, -0.5), average));
      average = new Product(filter(channels, 1 << level, 0.5, 0.5), average);
    }
    parts.add(average);
    return new Stack(parts);
  }

  /** The same nested: the details of a level above the rest of the frame after its average. */
  private static Stack nested(int levels, int channels) {
    Stack rest = Stack.of(filter(channels, 1 << (levels - 1), 0.5, -0.5), filter(channels, 1 << (levels - 1), 0.5, 0.5));
    for (int level = levels - 2; level >= 0; level--) {
      rest = Stack.of(filter(channels, 1 << level, 0.5, -0.5),
          new Product(rest, filter(channels, 1 << level, 0.5, 0.5)));
    }
    return rest;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 10})
  void haarLevelsAfterAMirror(int levels) {
    for (int channels : new int[] {1, 3}) {
      for (Stack frame : List.of(flat(levels, channels), nested(levels, channels))) {
        Product k = new Product(frame, new Mirror());
        assertThat(k.norm().upper()).as("%s", k.norm().argument()).isBetween(Math.sqrt(2), Math.sqrt(2) + 1e-12);
        Signal u = signal(channels, 21);
        Signal twice = k.adjoint().apply(k.apply(u));
        for (int i = 0; i < channels * 21; i++) {
          assertThat(twice.get(i / 21, i % 21)).isCloseTo(2 * u.get(i / 21, i % 21), within(1e-14));
        }
      }
    }
  }

  /** The four taps of Daubechies, orthonormal to rounding in doubles: their exact autocorrelations say so. */
  @Test
  void filtersThatAreOrthonormalToRounding() {
    double r = Math.sqrt(3);
    double[] low = {(1 + r) / 8, (3 + r) / 8, (3 - r) / 8, (1 - r) / 8};
    double[] high = {low[3], -low[2], low[1], -low[0]};
    NormBound bound = Stack.of(filter(1, 3, low), filter(1, 3, high)).norm();
    assertThat(bound.upper()).isBetween(1 - 1e-15, 1 + 1e-15);
    assertThat(bound.argument()).contains("absolute sum").contains("in exact arithmetic");
  }

  /** Summed symbols: |1 + z|^2 + |1 + z^5|^2 reaches 8, but the absolute sum of its taps does so too; signs tell them apart. */
  @Test
  void theSummedSymbolsWinWhereSignsDiffer() {
    Stack stack = Stack.of(filter(1, 1, 1, 1, -1), filter(1, 1, 1, -2, 1));
    double largest = 0;
    for (int k = 0; k < 100_000; k++) {
      double x = 2 * Math.PI * k / 100_000;
      double first = Math.pow(1 + Math.cos(x) - Math.cos(2 * x), 2) + Math.pow(Math.sin(x) - Math.sin(2 * x), 2);
      double second = Math.pow(2 - 2 * Math.cos(x), 2);
      largest = Math.max(largest, first + second);
    }
    assertThat(stack.norm().upper()).isBetween(Math.sqrt(largest), 1.001 * Math.sqrt(largest));
    assertThat(stack.norm().upper()).isLessThan(0.99 * Math.hypot(
        stack.parts().get(0).norm().upper(), stack.parts().get(1).norm().upper()));
    assertThat(stack.norm().lower()).isLessThanOrEqualTo(stack.norm().upper());
  }

  @Test
  void theRootOfTheSquaresOtherwise() {
    Convolution k = Convolution.difference(1, Boundary.REFLECTING);
    Stack stack = Stack.of(new Identity(), k);
    assertThat(stack.norm().upper()).isBetween(Math.sqrt(5), Math.sqrt(5) + 1e-15);
    assertThat(stack.norm().argument()).isEqualTo("root of the sum of squares of the parts: identity; "
        + k.norm().argument());
    assertThat(stack.adjoint().norm()).isEqualTo(stack.norm());
  }

  @Test
  void channelsOneUnderTheOther() {
    Stack stack = Stack.of(Convolution.of(Boundary.PERIODIC, -1, 1), new Scaled(3, new Identity()));
    Signal image = stack.apply(Signal.of(1, 2, 4));
    assertThat(image).isEqualTo(Signal.ofChannels(new double[] {1, 2, -3}, new double[] {3, 6, 12}));
    assertThat(stack.adjoint().apply(image)).isEqualTo(Signal.of(-4 + 9, -1 + 18, 5 + 36));
    assertThat(stack.adjoint().adjoint()).isSameAs(stack);
    assertThat(stack.target(new Shape(1, 7))).isEqualTo(new Shape(2, 7));
    assertThat(Stack.of(new Identity(), new Identity()).adjoint().target(new Shape(6, 4))).isEqualTo(new Shape(3, 4));
  }

  @Test
  void parametersStayTied() {
    Convolution k = filter(1, 1, -1, 1);
    Stack stack = Stack.of(k, new Product(k, k));
    assertThat(stack.parameters()).containsExactly(k.weights(), k.weights(), k.weights());
    assertThat(stack.adjoint().parameters()).isEqualTo(stack.parameters());
    Stack next = stack.with(weights -> weights.with(-2, 2));
    assertThat(next.norm().upper()).isGreaterThan(stack.norm().upper());
    assertThat(next.adjoint()).isEqualTo(stack.adjoint().with(weights -> weights.with(-2, 2)));
    assertThat(stack.with(weights -> weights)).isSameAs(stack);
  }

  @Test
  void mirrored() {
    Mirror mirror = new Mirror();
    Signal image = mirror.apply(Signal.ofChannels(new double[] {1, 2}, new double[] {3, 4}));
    assertThat(image).isEqualTo(Signal.ofChannels(new double[] {1, 2, 2, 1}, new double[] {3, 4, 4, 3}));
    assertThat(mirror.adjoint().apply(Signal.of(1, 20, 300, 4000))).isEqualTo(Signal.of(4001, 320));
    assertThat(mirror.norm().upper()).isBetween(Math.sqrt(2), Math.nextUp(Math.sqrt(2)));
    assertThat(mirror.adjoint().adjoint()).isEqualTo(mirror);
  }

  /** A periodic convolution of the mirrored signal is the reflecting one, followed by the one of the reversed signal. */
  @Test
  void aMirrorMakesPeriodicReflecting() {
    Signal u = signal(1, 9);
    Signal periodic = new Product(Convolution.of(Boundary.PERIODIC, 3, -1, 2).dilated(2), new Mirror()).apply(u);
    Signal reflecting = Convolution.of(Boundary.REFLECTING, 3, -1, 2).dilated(2).apply(u);
    for (int i = 0; i < 9; i++) {
      assertThat(periodic.get(0, i)).isEqualTo(reflecting.get(0, i));
    }
  }

  @Test
  void whatIsRefused() {
    refused(() -> new Stack(List.of()), "no operators");
    refused(() -> Stack.of(filter(1, 1, 1, 2), filter(2, 1, 1, 2)), "reads 2 channels, not 1");
    refused(() -> Stack.of(new Identity(), Convolution.of(Boundary.ZERO, 1, 2)).target(new Shape(1, 4)),
        "give 4 and 5 samples");
    refused(() -> Stack.of(new Identity(), filter(1, 1, 1, 2)).adjoint().targetChannels(3), "reads 2, not 3");
    refused(() -> Stack.of(new Identity(), new Identity()).adjoint().targetChannels(3), "multiple of them, not 3");
    refused(() -> new Mirror().adjoint().target(new Shape(1, 3)), "3 samples are no continued signal");
  }

  private static void refused(Runnable making, String message) {
    assertThatThrownBy(making::run).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
  }
}
