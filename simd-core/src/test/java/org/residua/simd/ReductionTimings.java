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
import org.residua.api.kernel.KernelChoice;
import org.residua.api.kernel.Kernels;
import org.residua.api.kernel.Workers;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.FixedTree;

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
      time("dot" + threads, () -> kernels.dot(x, y, length, team));
      time("squares" + threads, () -> kernels.dot(x, x, length, team));
      time("distance" + threads, () -> kernels.squaredDistance(x, y, length, team));
      Stencil k = new Stencil(new Parameter("K", List.of(1, 1, 2), -1, 1), Boundary.NATURAL);
      for (Flux flux : List.of(new Linear(), new Huber(1), new Charbonnier(1), new PeronaMalik(1))) {
        time(flux.name() + threads, () -> kernels.energy(k, Activation.of(flux), x, length, team));
      }
    }
    Stencil k = new Stencil(new Parameter("K", List.of(1, 1, 2), -1, 1), Boundary.NATURAL);
    Kernels scalar = KernelChoice.scalar();
    time("scalar linear", () -> scalar.energy(k, Activation.of(new Linear()), x, length, Workers.single()));
    time("scalar charbonnier",
        () -> scalar.energy(k, Activation.of(new Charbonnier(1)), x, length, Workers.single()));
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
