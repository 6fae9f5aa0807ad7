package org.residua.simd.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.team.Workers;

/** Tables, banks and values that find wrong sweeps: neither constant nor symmetric. */
final class SweepCases {

  private SweepCases() {}

  /**
   * Plain steps, odd and even numbers of extrapolated rows, rows of one term after a plain step of
   * which the last row reads the force, rows with every term.
   */
  static List<List<Row>> tables() {
    return List.of(
        List.of(Row.explicit(0.21)),
        List.of(Row.explicit(0.21), Row.explicit(0.05), Row.explicit(0.17)),
        List.of(Row.extrapolated(0.2, 0.66), Row.extrapolated(0.2, 1.2),
            Row.extrapolated(0.2, 1.4), Row.extrapolated(0.2, 1.6)),
        List.of(Row.extrapolated(0.2, 0.66), Row.extrapolated(0.2, 1.2), Row.explicit(0.1)),
        List.of(Row.explicit(0.1), new Row(0.15, 0.9, 0, 0, 0), new Row(0.12, 1, -0.3, 0, 0), new Row(0.2, 1.3, -0.4, 0.1, -0.02)),
        List.of(new Row(0.1, 1, 0, 0, 0.03), new Row(0.2, 1.3, -0.4, 0.1, -0.02),
            new Row(0.15, 0.9, 0, 0.1, 0), new Row(0.12, 1.1, -0.3, 0.2, 0.01),
            new Row(0.3, 0.5, 0.4, 0.1, 0)));
  }

  /** Rows of every combination of terms in turn, the first one that of {@code first}. */
  static List<Row> rows(int count, int first) {
    return IntStream.range(0, count).mapToObj(k -> {
      int terms = first + 5 * k;
      return new Row(0.11 + 0.01 * k, (terms & 8) == 0 ? 1 : 0.9, (terms & 1) == 0 ? 0 : -0.3,
          (terms & 2) == 0 ? 0 : 0.2, (terms & 4) == 0 ? 0 : 0.03);
    }).toList();
  }

  /** {@code M x C x p} weights on a boundary. */
  static Convolution bank(int[] extents, Boundary boundary) {
    return bank(extents, boundary, 7);
  }

  /** The same with other weights. */
  static Convolution bank(int[] extents, Boundary boundary, long seed) {
    return new Convolution(new Parameter("K", List.of(extents[0], extents[1], extents[2]),
        values(extents[0] * extents[1] * extents[2], seed)), boundary);
  }

  /** Coupled where there is something to couple. */
  static Activation activation(int[] extents, boolean coupled) {
    return coupled && extents[0] > 1
        ? Activation.coupled(new PeronaMalik(0.7)) : Activation.of(new PeronaMalik(0.7));
  }

  static SemiIteration iteration(
      int[] extents, Boundary boundary, Fidelity fidelity, List<Row> rows, boolean frozen) {
    return new SemiIteration(
        new Diffusion(bank(extents, boundary), activation(extents, frozen), fidelity), rows, frozen);
  }

  /** No data term, one with the same weight for all samples, one with a weight for each. */
  static List<Fidelity> fidelities(Shape shape) {
    return List.of(Fidelity.none(), Fidelity.of(0.3), new Fidelity.Weights(weights(shape, 5)));
  }

  /** Some of them 0. */
  static Signal weights(Shape shape, long seed) {
    double[] values = values(shape.size(), seed);
    for (int i = 0; i < values.length; i++) {
      values[i] *= i % 3 == 0 ? 0 : values[i];
    }
    return Signal.planar(shape, values);
  }

  static double[] values(int count, long seed) {
    return new SplittableRandom(seed).doubles(count, -1.3, 1.7).toArray();
  }

  /** The usual layout, and those with least and longer windows, on as many threads as the signal is long enough for. */
  static List<Layout> layouts(PreparedTable table, Shape shape, int threads) {
    return layouts(table, shape, threads, Integer.MAX_VALUE);
  }

  /** The same in bands of at most that many rows. */
  static List<Layout> layouts(PreparedTable table, Shape shape, int threads, int mostRows) {
    List<Layout> layouts = new ArrayList<>(List.of(Layout.of(table, shape, 1)));
    for (int window : new int[] {0, 600}) {
      Layout one = Layout.of(table, shape, 1, window, mostRows);
      layouts.add(one);
      for (int chunks = 2; chunks <= threads && shape.length() / chunks >= 2 * one.window(); chunks++) {
        layouts.add(new Layout(shape, one.bands(), one.window(), one.border(), chunks));
      }
    }
    return layouts;
  }

  /** On scalar kernels, with a thread for each chunk. */
  static Sweep sweep(PreparedTable table, Layout layout) {
    return Sweep.of(table, layout, Execution.of(new ScalarKernels()).on(Workers.of(layout.chunks())));
  }
}
