package org.residua.simd.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;

/** What runs tile by tile has the bits of what runs node by node. */
class ChainTest {

  /** Shorter than a vector, beside it, beside a tile, some tiles; primes among them. */
  private static final int[] LENGTHS = {1, 2, 3, 8, 15, 17, 31, 33, 97, 1009, 1040, 2053};

  /** How long the compiler may take. */
  private static final long PATIENCE = 20_000_000_000L;

  private static final List<Kernels> KERNELS =
      List.of(new ScalarKernels(), VectorKernels.ofLanes(2), VectorKernels.ofLanes(4), VectorKernels.ofLanes(8));

  private static Signal random(int length, long seed) {
    return Signal.of(new SplittableRandom(seed).doubles(length, -1, 1).toArray());
  }

  /** Neighbours up to {@code width}, around the ends or not; every {@code period}-th row empty if it is above 1. */
  private static SparseMatrix matrix(int n, int width, int period, boolean around, boolean constant) {
    SplittableRandom random = new SplittableRandom(n);
    return SparseMatrix.of("A", n, rows -> {
      for (int i = 0; i < n; i++) {
        for (int d = -width; d <= width && (period == 1 || i % period != 0); d++) {
          int j = i + d;
          if (around || (j >= 0 && j < n)) {
            rows.add(Math.floorMod(j, n), constant ? 0.3 + 0.1 * d : random.nextDouble(0.1, 1));
          }
        }
        rows.end();
      }
    });
  }

  /** Between every second sample, linear or over four places. */
  private static Interpolation interpolation(int n, boolean cubic) {
    int coarse = (n + 1) / 2;
    return new Interpolation(SparseMatrix.of("P", coarse, rows -> {
      for (int i = 0; i < n; i++) {
        int j = i / 2;
        if (i % 2 == 0) {
          rows.add(j, 1);
        } else {
          rows.add(j, 0.5625).add(Math.min(j + 1, coarse - 1), 0.4375);
          if (cubic) {
            rows.add(Math.max(j - 1, 0), -0.0625).add(Math.min(j + 2, coarse - 1), 0.0625);
          }
        }
        rows.end();
      }
    }));
  }

  private static Diagonal weights(int n, int period, double first) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> i % period == 0 ? first : 0.7);
    return new Diagonal(Signal.of(values));
  }

  /** Down and up again: {@code [x, b] -> [x]}, and what was restricted. */
  private record Level(SparseMatrix a, Interpolation p, Diagonal d, double damping) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    private <V> V relaxed(Algebra<V> algebra, V x, V b) {
      V residual = algebra.combine(List.of(1.0, -1.0), List.of(b, algebra.apply(a, x)));
      return algebra.combine(List.of(1.0, damping), List.of(x, algebra.apply(d, residual)));
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V b = in.get(1);
      V x = relaxed(algebra, relaxed(algebra, in.get(0), b), b);
      V change = algebra.apply(d, algebra.combine(List.of(0.5, -2.0), List.of(b, algebra.apply(a, x))));
      V next = algebra.combine(List.of(0.25, 0.5, -0.125), List.of(x, change, in.get(0)));
      V response = algebra.activate(Activation.of(new PeronaMalik(0.5)), next);
      V biased = algebra.addBias(new Parameter("c", List.of(1), 2), algebra.multiply(response, algebra.zero(next)));
      V quotient = algebra.divide(algebra.combine(List.of(1.0, -1.0), List.of(b, algebra.apply(a, next))), biased);
      V coarse = algebra.apply(p.adjoint(), quotient);
      V fine = algebra.apply(p, algebra.combine(List.of(0.75), List.of(coarse)));
      V corrected = algebra.combine(List.of(1.0, 1.0), List.of(next, fine));
      return List.of(relaxed(algebra, relaxed(algebra, corrected, b), b), coarse, algebra.apply(d, corrected));
    }
  }

  private static Stream<Level> levels(int n) {
    return Stream.of(
        new Level(matrix(n, 1, 1, false, true), interpolation(n, false), weights(n, 1, 0.4), 1),
        new Level(matrix(n, 1, 1, false, false), interpolation(n, true), weights(n, 1, 0.4), 0.9),
        new Level(matrix(n, 3, 1, false, true), interpolation(n, true), weights(n, 2, 0.4), 1),
        new Level(matrix(n, 1, 2, false, true), interpolation(n, false), weights(n, 2, 0), 1),
        new Level(matrix(n, 2, 4, false, true), interpolation(n, false), weights(n, 4, 0), 1),
        new Level(matrix(n, 5, 1, false, true), interpolation(n, false), weights(n, 3, 0.4), 1),
        new Level(matrix(n, 1, 1, true, true), interpolation(n, false), weights(n, 1, 0.4), 1));
  }

  @Test
  void anyLengthMatrixAndWidth() {
    for (int n : LENGTHS) {
      levels(n).forEach(level -> assertSameBits(level, random(n, 1), random(n, 2)));
    }
  }

  /** Zeros of both signs, infinities, NaN: a row without entries is 0 whatever its neighbours are. */
  @Test
  void specialValues() {
    double[] values = {0.0, -0.0, Double.POSITIVE_INFINITY, 1e308, -1e308, Double.MIN_VALUE, -1, 3};
    double[] x = new double[97];
    double[] b = new double[97];
    for (int i = 0; i < x.length; i++) {
      x[i] = values[i * i % values.length];
      b[i] = values[i % 3 * (i + 1) % values.length];
    }
    levels(x.length).forEach(level -> assertSameBits(level, Signal.of(x), Signal.of(b)));
  }

  private static void assertSameBits(Level level, Signal x, Signal b) {
    List<Signal> expected = level.express(new DirectAlgebra(), List.of(x, b));
    for (Kernels kernels : KERNELS) {
      KernelPlan plan = KernelPlan.of(level, Execution.of(kernels), x.shape(), b.shape());
      for (int run = 0; run < 2; run++) {
        assertThat(plan.run(List.of(x, b))).as("%d samples, %s, %d lanes, run %d", x.shape().length(), level.a(),
            kernels.lanes(), run).isEqualTo(expected);
      }
    }
  }

  /** A plan takes other weights and coefficients, also ones that repeat otherwise. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void otherNumbers(int period) {
    int n = 1100;
    Level first = new Level(matrix(n, 1, 1, false, true), interpolation(n, false), weights(n, 1, 0.4), 1);
    Level second = new Level(first.a(), first.p(), weights(n, period, 0), 0.5);
    Signal x = random(n, 3);
    Signal b = random(n, 4);
    Architecture network = Tracer.trace(second, 1, 1);
    for (Kernels kernels : KERNELS) {
      KernelPlan plan = KernelPlan.of(first, Execution.of(kernels), x.shape(), b.shape());
      plan.rebind(network);
      assertThat(plan.run(List.of(x, b))).isEqualTo(second.express(new DirectAlgebra(), List.of(x, b)));
    }
  }

  /** Values that come from memory have shorter tiles. */
  @Test
  void longSignals() {
    int n = (1 << 17) + 3;
    Level level = levels(n).findFirst().orElseThrow();
    assertSameBits(level, random(n, 5), random(n, 6));
  }

  @Test
  void nothingAllocates() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int n = 4999;
    levels(n).limit(4).forEach(level -> {
      KernelPlan plan = KernelPlan.of(level, Execution.of(VectorKernels.preferred()), random(n, 1).shape(), random(n, 2).shape());
      plan.load(List.of(random(n, 1), random(n, 2)));
      long allocated = Long.MAX_VALUE;
      long end = System.nanoTime() + PATIENCE;
      while (allocated > 0 && System.nanoTime() < end) {
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int run = 0; run < 100; run++) {
          plan.execute();
        }
        allocated = thread.getCurrentThreadAllocatedBytes() - before;
      }
      assertThat(allocated).as("bytes allocated by %s", level.a()).isZero();
    });
  }

  /** The whole chain keeps windows instead of values: beside inputs and outputs, a value of the coarse level. */
  @Test
  void whatOnlyAChainReadsHasNoBuffer() {
    int n = 4999;
    Level level = levels(n).findFirst().orElseThrow();
    KernelPlan plan = KernelPlan.of(level, Execution.of(VectorKernels.preferred()), random(n, 1).shape(), random(n, 2).shape());
    assertThat(plan.bufferedSamples()).isLessThanOrEqualTo(4L * n + 2L * ((n + 1) / 2));
  }
}
