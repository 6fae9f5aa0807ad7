package org.residua.simd;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Huber;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Stencil;
import org.residua.api.sum.FixedTree;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.sum.Sums;
import org.residua.simd.team.Workers;
import org.residua.simd.vector.VectorKernels;

/** Nanoseconds per term of sums, against the plain loop: a quick look, best of many rounds. {@code main LENGTH}. */
final class ReductionTimings {

  private final int length;
  private final double[] x;
  private final double[] y;
  private double sink;

  private ReductionTimings(int length) {
    this.length = length;
    this.x = Cases.values(length, 1, 1);
    this.y = Cases.values(length, 1, 2);
  }

  public static void main(String[] arguments) {
    new ReductionTimings(Integer.parseInt(arguments[0])).run();
  }

  private void run() {
    Kernels kernels = VectorKernels.preferred();
    time("naive dot", this::naive);
    time("scalar tree", () -> FixedTree.dot(x, y, length));
    time("scalar distance", () -> FixedTree.squaredDistance(x, y, 0, length));
    for (Workers team : List.of(Workers.single(), Workers.of(2))) {
      String threads = " " + team.threads();
      time("dot" + threads, () -> new Sums(kernels, team).dot(x, y, length));
      time("squares" + threads, () -> new Sums(kernels, team).dot(x, x, length));
      time("distance" + threads, () -> new Sums(kernels, team).squaredDistance(x, y, length));
      Stencil k = new Stencil(new Parameter("K", List.of(1, 1, 2), -1, 1), Boundary.NATURAL);
      for (Flux flux : List.of(new Linear(), new Huber(1), new Charbonnier(1), new PeronaMalik(1))) {
        time(flux.name() + threads, () -> new Sums(kernels, team).smoothness(k, Activation.of(flux), x, length));
      }
    }
    Stencil k = new Stencil(new Parameter("K", List.of(1, 1, 2), -1, 1), Boundary.NATURAL);
    Kernels scalar = new ScalarKernels();
    time("scalar linear", () -> new Sums(scalar, Workers.single()).smoothness(k, Activation.of(new Linear()), x, length));
    time("scalar charbonnier",
        () -> new Sums(scalar, Workers.single()).smoothness(k, Activation.of(new Charbonnier(1)), x, length));
  }

  private double naive() {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private void time(String what, DoubleSupplier operation) {
    int runs = Math.max(1, 2_000_000 / length);
    double best = Double.POSITIVE_INFINITY;
    long end = System.nanoTime() + 700_000_000L;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      for (int i = 0; i < runs; i++) {
        sink += operation.getAsDouble();
      }
      best = Math.min(best, (System.nanoTime() - start) / ((double) runs * length));
    }
    System.out.printf(Locale.ROOT, "%-20s %7.4f%s%n", what, best, Double.isNaN(sink) ? " NaN" : "");
  }
}
