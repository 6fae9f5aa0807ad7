package org.residua.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.sweep.Sweep;
import org.residua.simd.vector.VectorKernels;

/**
 * Nanoseconds per sample of each flux alone in a virtual machine, or, with the argument {@code all}, after all fluxes
 * were used: {@code main INDEX} and {@code main all}. The best of many rounds, since other work on the
 * machine only adds; a quick look, the benchmarks of the module bench are the measure.
 */
final class FluxTimings {

  private static final int LENGTH = 4096;
  private static final int ROUNDS = 60;
  private static final int STEPS = 200;

  private final Kernels kernels = VectorKernels.preferred();
  private final double[] u = Cases.values(LENGTH, 1, 1);
  private final double[] z = new double[LENGTH];

  private FluxTimings() {}

  public static void main(String[] arguments) {
    List<Flux> fluxes = Cases.fluxes(1);
    FluxTimings timings = new FluxTimings();
    if (arguments[0].equals("all")) {
      fluxes.forEach(timings::use);
      fluxes.forEach(flux -> System.out.println(timings.line(flux)));
    } else {
      int index = Integer.parseInt(arguments[0]);
      if (index < fluxes.size()) {
        System.out.println(timings.line(fluxes.get(index)));
      }
    }
  }

  /** Every way in which a kernel evaluates a flux. */
  private void use(Flux flux) {
    for (Coupling coupling : List.of(Coupling.CHANNELWISE, Coupling.COUPLED)) {
      if (coupling.group() == 1 || flux.even()) {
        Activation activation = new Activation(flux, Activation.Form.FLUX, coupling);
        time(() -> kernels.activate(activation, u, z, 1, LENGTH));
        time(() -> kernels.activate(activation.diffusivity(), u, z, 1, LENGTH));
      }
    }
    time(step(flux));
  }

  private Runnable step(Flux flux) {
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), flux);
    Row row = Row.explicit(Math.min(0.25, 0.5 / flux.slope().magnitude()));
    Sweep sweep = Sweep.of(new SemiIteration(diffusion, List.of(row), false),
        new Shape(1, LENGTH), Execution.of(kernels));
    double[] state = u.clone();
    return () -> sweep.run(state, state);
  }

  private String line(Flux flux) {
    List<String> columns = new ArrayList<>(List.of(String.format(Locale.ROOT, "%-16s", flux.name())));
    Activation activation = Activation.of(flux);
    columns.add(number(time(() -> kernels.activate(activation, u, z, 1, LENGTH))));
    columns.add(number(time(() -> kernels.activate(activation.diffusivity(), u, z, 1, LENGTH))));
    columns.add(number(time(step(flux))));
    return String.join("  ", columns);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%6.3f", value);
  }

  private static double time(Runnable operation) {
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < STEPS; i++) {
        operation.run();
      }
      best = Math.min(best, (System.nanoTime() - start) / ((double) STEPS * LENGTH));
    }
    return best;
  }
}
