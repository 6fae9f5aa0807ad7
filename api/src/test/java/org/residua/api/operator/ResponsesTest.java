package org.residua.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Responses read in parts are those of the canonical order, at every boundary. */
class ResponsesTest {

  private static final int[] LENGTHS = {1, 2, 3, 4, 5, 7, 16, 1023, 1024, 1025, 3000};

  @Test
  void parts() {
    for (Boundary boundary : Boundary.values()) {
      for (int taps = 1; taps <= 6; taps++) {
        for (int length : LENGTHS) {
          for (int dilation : new int[] {1, 3}) {
            Convolution k = convolution(taps, boundary, dilation);
            if (boundary != Boundary.NATURAL || length >= k.stencil().reach()) {
              check(k, signal(length, 2));
              check(k.onEach(2), signal(length, 4));
            }
          }
        }
      }
    }
  }

  private static Convolution convolution(int taps, Boundary boundary, int dilation) {
    double[] weights = new SplittableRandom(taps).doubles(6L * taps, -1, 1).toArray();
    return new Convolution(new Parameter("K", List.of(3, 2, taps), weights), boundary, 1, dilation);
  }

  private static Signal signal(int length, int channels) {
    Shape shape = new Shape(channels, length);
    return Signal.planar(shape, new SplittableRandom(length).doubles(shape.size(), -1, 1).toArray());
  }

  private static void check(Convolution k, Signal u) {
    Shape shape = k.target(u.shape());
    double[] samples = new double[u.shape().size()];
    u.copyTo(samples);
    double[] expected = new double[shape.size()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = k.stencil().respond(i / shape.length(),
          i % shape.length() + k.stencil().firstRow(), samples, u.shape().length());
    }
    Signal whole = Signal.planar(shape, expected);
    assertThat(k.apply(u)).isEqualTo(whole);
    Responses responses = k.responses(u);
    double[] part = new double[expected.length];
    for (int from = 0, count = 1; from < expected.length; from += count, count = 2 * count + 1) {
      count = Math.min(count, expected.length - from);
      responses.read(from, count, part);
      for (int i = 0; i < count; i++) {
        assertThat(Double.doubleToLongBits(part[i]))
            .as("%s, %s, response %d", k, u.shape(), from + i)
            .isEqualTo(Double.doubleToLongBits(expected[from + i]));
      }
    }
  }
}
