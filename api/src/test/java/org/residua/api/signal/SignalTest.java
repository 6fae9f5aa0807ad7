package org.residua.api.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.sum.FixedTree;

final class SignalTest {

  @Test
  void keepsItsOwnSamples() {
    double[] samples = {1, 2, 3};
    Signal u = Signal.of(samples);
    samples[0] = 9;
    u.channel(0)[1] = 9;
    assertThat(u).isEqualTo(Signal.of(1, 2, 3));
    assertThat(u.shape()).isEqualTo(new Shape(1, 3));
  }

  /** Whatever made a NaN: equal signals have equal digests. */
  @Test
  void everyNaNHasOneDigest() {
    Signal canonical = Signal.of(1, Double.NaN);
    for (long bits : new long[] {0x7ff8000000000001L, 0xfff8000000000000L, 0x7ff0000000000001L}) {
      Signal other = Signal.of(1, Double.longBitsToDouble(bits));
      assertThat(other).isEqualTo(canonical).hasSameHashCodeAs(canonical);
      assertThat(other.digest()).isEqualTo(canonical.digest());
    }
    assertThat(Signal.of(0.0).digest()).isNotEqualTo(Signal.of(-0.0).digest());
  }

  @Test
  void channelsArePlanar() {
    Signal u = Signal.ofChannels(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    assertThat(u).isEqualTo(Signal.planar(new Shape(2, 3), new double[] {1, 2, 3, 4, 5, 6}));
    assertThat(u.get(1, 0)).isEqualTo(4);
    assertThat(u.channel(1)).containsExactly(4, 5, 6);
    assertThatThrownBy(() -> u.get(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Signal.ofChannels(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("channel 1 has 3 samples");
    assertThatThrownBy(Signal::of).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least 1");
  }

  /** SHA-256 of the 32 big-endian bytes, computed with Python's hashlib. */
  @Test
  void theDigestIsThatOfBigEndianDoubles() {
    assertThat(Signal.of(0, 1, 3, 2).digest())
        .isEqualTo("8b44da95eddd591091a8b2b7e531ead49b7b51229041594cd82ad56473deea0d");
    assertThat(Signal.of(new double[20_000]).digest()).isNotEqualTo(Signal.of(new double[20_001]).digest());
  }

  @Test
  void equalityIsThatOfBits() {
    assertThat(Signal.of(0.0)).isNotEqualTo(Signal.of(-0.0));
    assertThat(Signal.of(Double.NaN)).isEqualTo(Signal.of(Double.NaN));
    assertThat(Signal.of(1, 2)).isNotEqualTo(Signal.planar(new Shape(2, 1), new double[] {1, 2}));
  }

  @Test
  void aBufferHandsItsSamplesOverOnce() {
    SignalBuffer buffer = new SignalBuffer(new Shape(2, 2));
    buffer.copyFrom(new double[] {1, 2, 3, 4});
    assertThat(buffer.sum(x -> x * x)).isEqualTo(30);
    Signal copy = buffer.toSignal();
    buffer.set(1, 1, 5);
    Signal u = buffer.handOver();
    assertThat(copy).isEqualTo(Signal.planar(new Shape(2, 2), new double[] {1, 2, 3, 4}));
    assertThat(u).isEqualTo(Signal.planar(new Shape(2, 2), new double[] {1, 2, 3, 5}));
    assertThat(buffer.shape()).isEqualTo(u.shape());
    double[] four = new double[4];
    for (Runnable use : List.<Runnable>of(() -> buffer.set(0, 0, 9), () -> buffer.get(0, 0),
        () -> buffer.copyFrom(four), () -> buffer.copyTo(four), buffer::toSignal,
        buffer::handOver, () -> buffer.sum(x -> x))) {
      assertThatThrownBy(use::run).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("2 x 2").hasMessageContaining("handed over");
    }
    assertThat(u.get(0, 0)).isEqualTo(1);
  }

  @Test
  void normAndDistance() {
    assertThat(Signal.of(3, 0, 4).norm()).isEqualTo(5);
    assertThat(Signal.of(3, 0, 4).distance(Signal.of(0, 0, 0))).isEqualTo(5);
    assertThatThrownBy(() -> Signal.of(1).distance(Signal.of(1, 2))).isInstanceOf(IllegalArgumentException.class);
  }

  /** Squares of these leave the range of doubles. */
  @ParameterizedTest
  @ValueSource(doubles = {0x1p664, 0x1p-664, 0x1p1020, 0x1p-1070})
  void normsOfHugeAndTinySignals(double scale) {
    Signal u = Signal.of(3 * scale, 0, -4 * scale);
    assertThat(u.norm()).isEqualTo(5 * scale);
    assertThat(u.distance(Signal.of(0, 0, 0))).isEqualTo(5 * scale);
    assertThat(u.distance(u)).isZero();
    assertThat(Signal.of(scale, Double.NaN).norm()).isNaN();
    assertThat(Signal.of(scale, Double.NEGATIVE_INFINITY).norm()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void finiteSamplesAreDemandedByNameAndPlace() {
    Signal u = Signal.ofChannels(new double[] {1, 2}, new double[] {3, Double.NaN});
    assertThat(u.isFinite()).isFalse();
    assertThatThrownBy(() -> u.requireFinite("input")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input: sample 1 of channel 1 is NaN");
  }

  /** Powers of two far apart show the order of the additions: eight lanes, joined in a tree. */
  @Test
  void sumsFollowTheFixedTree() {
    double[] x = new double[17];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(i + 1) * Math.pow(2, 3 * i);
    }
    double[] lane = new double[8];
    for (int i = 0; i < x.length; i++) {
      lane[i % 8] = Math.fma(x[i], x[i], lane[i % 8]);
    }
    double expected = ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
    assertThat(FixedTree.sumOfSquares(x, 17)).isEqualTo(expected);
  }
}
