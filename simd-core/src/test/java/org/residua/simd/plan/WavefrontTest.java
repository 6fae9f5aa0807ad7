package org.residua.simd.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;

/** A level that goes down, or up, in one loop has the bits of its operations one after the other. */
class WavefrontTest {

  /** Below the least number of blocks, beside whole blocks of every width, odd and even, primes among them. */
  private static final int[] LENGTHS = {3, 15, 19, 23, 31, 32, 40, 67, 68, 69, 70, 97, 129, 134, 135, 136, 255, 1009, 1040, 2053};

  private static final int RUNS = 500;
  private static final long PATIENCE = 20_000_000_000L;

  private static final List<Kernels> KERNELS =
      List.of(new ScalarKernels(), VectorKernels.ofLanes(2), VectorKernels.ofLanes(4), VectorKernels.ofLanes(8));

  /**
   * {@code [x, e, b] -> [x, r_H]}: sweeps from {@code x}, from zero or from {@code x + P e}; residual and restriction.
   *
   * @param a one matrix for each sweep; the last one that of the residual
   * @param d weights of each sweep
   * @param p interpolation
   * @param start what sweeps begin with: x, 0 or e
   * @param down whether the residual is restricted
   * @param loop whether it is one loop, unless it is corrected and restricted
   */
  private record Level(List<SparseMatrix> a, List<Diagonal> d, Interpolation p, char start, boolean down, boolean loop)
      implements Block {

    @Override
    public int inputs() {
      return 3;
    }

    private <V> V residual(Algebra<V> algebra, int k, V x, V b) {
      return algebra.combine(List.of(1.0, -1.0), List.of(b, algebra.apply(a.get(k), x)));
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V b = in.get(2);
      V x = switch (start) {
        case '0' -> algebra.apply(d.get(0), b);
        case 'e' -> algebra.combine(List.of(1.0, 1.0), List.of(in.get(0), algebra.apply(p, in.get(1))));
        default -> in.get(0);
      };
      for (int k = start == '0' ? 1 : 0; k < d.size(); k++) {
        x = algebra.combine(List.of(1.0, 1.0), List.of(x, algebra.apply(d.get(k), residual(algebra, k, x, b))));
      }
      return down ? List.of(x, algebra.apply(p.adjoint(), residual(algebra, a.size() - 1, x, b))) : List.of(x);
    }
  }

  private static Signal random(int length, long seed) {
    return Signal.of(new SplittableRandom(seed).doubles(length, -1, 1).toArray());
  }

  /** Three neighbours with numbers of no symmetry; rows of one parity alone, or all. */
  private static SparseMatrix matrix(int n, int parity, double first) {
    return SparseMatrix.of("A", n, rows -> {
      for (int i = 0; i < n; i++) {
        for (int j = Math.max(0, i - 1); j <= Math.min(n - 1, i + 1) && (parity < 0 || i % 2 == parity); j++) {
          rows.add(j, first + 0.375 * (j - i) + (i == 0 || i == n - 1 ? 0.25 : 0));
        }
        rows.end();
      }
    });
  }

  /** The first row waits for the last sample. */
  private static SparseMatrix around(int n) {
    return SparseMatrix.of("A", n, rows -> {
      for (int i = 0; i < n; i++) {
        rows.add(Math.floorMod(i - 1, n), -0.3).add(i, 0.7).add((i + 1) % n, -0.4).end();
      }
    });
  }

  /** Others at the ends, but for those of a colour that is not relaxed. */
  private static Diagonal weights(int n, double even, double odd) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> (i % 2 == 0 ? even : odd) * (i == 0 || i == n - 1 ? 1.5 : 1));
    return new Diagonal(Signal.of(values));
  }

  private static Interpolation interpolation(int n) {
    int coarse = Math.max(1, n / 2);
    return new Interpolation(SparseMatrix.of("P", coarse, rows -> {
      for (int i = 0; i < n; i++) {
        if (i % 2 == 1) {
          rows.add(i / 2, 1);
        } else {
          int right = Math.min(i / 2, coarse - 1);
          if (i > 0 && i / 2 < coarse) {
            rows.add(i / 2 - 1, 0.4375);
          }
          rows.add(right, 0.5625);
        }
        rows.end();
      }
    }));
  }

  private static Stream<Level> levels(int n) {
    List<SparseMatrix> same = List.of(matrix(n, -1, 0.8), matrix(n, -1, 0.8));
    List<SparseMatrix> colours = List.of(matrix(n, 1, 0.8), matrix(n, 0, 0.8), matrix(n, -1, 0.8));
    List<SparseMatrix> swapped = List.of(matrix(n, 0, 0.8), matrix(n, 1, 0.8), matrix(n, -1, 0.8));
    List<Diagonal> all = List.of(weights(n, 0.4, 0.4), weights(n, 0.4, 0.4));
    Diagonal plain = new Diagonal(Signal.of(DoubleStream.generate(() -> 0.4).limit(n).toArray()));
    List<Diagonal> halves = List.of(weights(n, 0, 0.4), weights(n, 0.3, 0));
    return Stream.of('x', '0', 'e').flatMap(start -> Stream.of(true, false).flatMap(down -> Stream.of(
        new Level(same.subList(0, 1), all.subList(0, 1), interpolation(n), start, down, start != '0' || down),
        new Level(same, all, interpolation(n), start, down, true),
        new Level(same, halves, interpolation(n), start, down, false),
        new Level(List.of(around(n)), all.subList(0, 1), interpolation(n), start, down, false),
        new Level(colours, halves, interpolation(n), start, down, true),
        new Level(swapped, List.of(plain, plain), interpolation(n), start, down, true))));
  }

  private static void assertSameBits(Block level, Signal x, Signal e, Signal b) {
    List<Signal> expected = level.express(new DirectAlgebra(), List.of(x, e, b));
    for (Kernels kernels : KERNELS) {
      KernelPlan plan = KernelPlan.of(level, Execution.of(kernels), x.shape(), e.shape(), b.shape());
      for (int run = 0; run < 2; run++) {
        assertThat(plan.run(List.of(x, e, b))).as("%d samples, %s, %d lanes, run %d", x.shape().length(), level,
            kernels.lanes(), run).isEqualTo(expected);
      }
    }
  }

  @Test
  void anyLengthStartAndColour() {
    for (int n : LENGTHS) {
      levels(n).forEach(level -> assertSameBits(level, random(n, 1), random(Math.max(1, n / 2), 2), random(n, 3)));
    }
  }

  /** Not around a period, not with weights that alternate while rows do not, not corrected and restricted. */
  @Test
  void loopsAreTaken() {
    int n = 211;
    levels(n).forEach(level -> {
      AtomicInteger asked = new AtomicInteger();
      Kernels vectors = VectorKernels.ofLanes(4);
      Kernels counting = (Kernels) Proxy.newProxyInstance(Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class},
          (_, method, arguments) -> {
            asked.addAndGet(method.getName().equals("loop") ? 1 : 0);
            return method.invoke(vectors, arguments);
          });
      KernelPlan.of(level, Execution.of(counting), random(n, 1).shape(), random(n / 2, 2).shape(), random(n, 3).shape());
      boolean taken = level.loop() && (level.start() != 'e' || !level.down());
      assertThat(asked.get()).as("%s", level).isEqualTo(taken ? 1 : 0);
    });
  }

  /** From x, from zero and from a correction; once the loop is compiled. Two lanes this compiler cannot rearrange. */
  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void nothingIsAllocated(int lanes) {
    assumeTrue(lanes <= DoubleVector.SPECIES_PREFERRED.length(), "no vectors of " + lanes);
    int n = 1009;
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    levels(n).filter(Level::loop).forEach(level -> {
      KernelPlan plan = KernelPlan.of(level, Execution.of(VectorKernels.ofLanes(lanes)),
          random(n, 1).shape(), random(n / 2, 2).shape(), random(n, 3).shape());
      plan.load(List.of(random(n, 1), random(n / 2, 2), random(n, 3)));
      long allocated = Long.MAX_VALUE;
      for (long end = System.nanoTime() + PATIENCE; allocated > 0 && System.nanoTime() < end;) {
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int run = 0; run < RUNS; run++) {
          plan.execute();
        }
        allocated = thread.getCurrentThreadAllocatedBytes() - before;
      }
      assertThat(allocated).as("%s", level).isZero();
    });
  }

  /** Zeros of both signs, infinities: a row without entries is 0 whatever its neighbours are. */
  @Test
  void specialValues() {
    double[] values = {0.0, -0.0, Double.POSITIVE_INFINITY, 1e308, -1e308, Double.MIN_VALUE, -1, 3};
    double[] x = new double[201];
    double[] b = new double[201];
    for (int i = 0; i < x.length; i++) {
      x[i] = values[i * i % values.length];
      b[i] = values[i % 3 * (i + 1) % values.length];
    }
    levels(x.length).forEach(level -> assertSameBits(level, Signal.of(x), random(100, 2), Signal.of(b)));
  }

  /** All zeros negative: what rows do not read adds nothing, and rows without entries are 0, not -0. */
  @ParameterizedTest
  @ValueSource(ints = {23, 70, 201})
  void negativeZeros(int n) {
    double[] x = new double[n];
    Arrays.fill(x, -0.0);
    double[] e = Arrays.copyOf(x, n / 2);
    levels(n).forEach(level -> assertSameBits(level, Signal.of(x), Signal.of(e), Signal.of(x)));
  }

  /** A plan takes other numbers, also ones that repeat otherwise, and goes back. */
  @ParameterizedTest
  @ValueSource(doubles = {0.4, 0.3, 0})
  void otherNumbers(double odd) {
    int n = 211;
    Level first = levels(n).findFirst().orElseThrow();
    Level second = new Level(first.a(), List.of(weights(n, odd, odd)), first.p(), first.start(), first.down(), false);
    Level third = new Level(first.a(), List.of(new Diagonal(random(n, 9))), first.p(), first.start(), first.down(), false);
    List<Signal> in = List.of(random(n, 1), random(n / 2, 2), random(n, 3));
    for (Kernels kernels : KERNELS) {
      KernelPlan plan = KernelPlan.of(first, Execution.of(kernels), in.get(0).shape(), in.get(1).shape(), in.get(2).shape());
      for (Level next : List.of(second, third, first)) {
        Architecture network = Tracer.trace(next, 1, 1, 1);
        plan.rebind(network);
        assertThat(plan.run(in)).isEqualTo(next.express(new DirectAlgebra(), in));
      }
    }
  }
}
