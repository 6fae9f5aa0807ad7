package org.residua.simd;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.sweep.Sweep;
import org.residua.simd.team.Workers;
import org.residua.simd.vector.VectorKernels;

/** Sweeps have the bits of the scalar ones, running and frozen, on one thread and several. */
class SweepTest {

  private static final int[][] BANKS = {{1, 1}, {3, 1}, {2, 2}};
  private static final int[] TAPS = {1, 2, 3, 5, 9, 11};
  private static final double CONTRAST = 0.73;

  private static final List<Row> PLAIN = List.of(Row.explicit(0.2371), Row.explicit(0.11));
  private static final List<Row> EXTRAPOLATED = List.of(
      Row.extrapolated(0.2, 0.66), new Row(0.21, 0.9, 0, 0, 0), Row.extrapolated(0.2, 1.4));
  private static final List<Row> ALL_TERMS = List.of(
      new Row(0.1, 1, 0, 0, 0.03), new Row(0.2, 1.3, -0.4, 0.1, -0.02), new Row(0.3, 0.5, 0.4, 0.1, 0));

  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void everyBankFluxBoundaryAndLength(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      List<Flux> fluxes = Cases.fluxes(CONTRAST);
      for (int b = 0; b < BANKS.length; b++) {
        for (int p = 0; p < TAPS.length; p++) {
          Convolution k = bank(BANKS[b], TAPS[p], boundary);
          for (int f = 0; f < fluxes.size(); f++) {
            if (Cases.tried(List.of(Boundary.values()).indexOf(boundary), b, p, f)) {
              compare(kernels, k, Activation.of(fluxes.get(f)));
            }
            if (fluxes.get(f).even() && Cases.tried(List.of(Boundary.values()).indexOf(boundary), b, p, f, 1)) {
              compare(kernels, k, Activation.coupled(fluxes.get(f)));
            }
          }
        }
      }
    }
  }

  private static void compare(Kernels kernels, Convolution k, Activation activation) {
    Diffusion diffusion = new Diffusion(k, activation, Fidelity.none());
    for (int length : Cases.lengths(k.taps(), k.boundary())) {
      int count = k.inputs() * length;
      SemiIteration plain = new SemiIteration(diffusion, PLAIN, false);
      compare(kernels, plain, Cases.values(count, 1e-8, 1));
      comparePairs(kernels, plain, Cases.values(count, 1, 1));
      compare(kernels, plain, Cases.values(count, 1e8, 2));
      compare(kernels, new SemiIteration(diffusion, PLAIN, true), Cases.specialValues(count, 3));
      for (boolean frozen : new boolean[] {false, true}) {
        compare(kernels, new SemiIteration(diffusion, EXTRAPOLATED, frozen), Cases.specialValues(count, 4));
      }
    }
  }

  /** Data terms and rows with every term; those of two taps also with a flux in stages. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void everyTerm(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      for (int[] bank : BANKS) {
        everyTerm(kernels, bank(bank, 3, boundary), new PeronaMalik(CONTRAST));
      }
      for (Flux flux : List.of(new PeronaMalik(CONTRAST), new Exponential(CONTRAST))) {
        everyTerm(kernels, bank(BANKS[0], 2, boundary), flux);
      }
    }
  }

  private static void everyTerm(Kernels kernels, Convolution k, Flux flux) {
    for (int length : Cases.lengths(k.taps(), k.boundary())) {
      Shape shape = new Shape(k.inputs(), length);
      double[] weights = Cases.values(shape.size(), 1, 9);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Math.abs(weights[i]);
      }
      for (Fidelity fidelity : List.of(Fidelity.none(), Fidelity.of(0.3), new Fidelity.Weights(Signal.planar(shape, weights)))) {
        Diffusion diffusion = new Diffusion(k, Activation.of(flux), fidelity);
        for (List<Row> rows : List.of(PLAIN, EXTRAPOLATED, ALL_TERMS)) {
          for (boolean frozen : new boolean[] {false, true}) {
            SemiIteration iteration = new SemiIteration(diffusion, rows, frozen);
            compare(kernels, iteration, Cases.values(shape.size(), 1, 5));
            comparePairs(kernels, iteration, Cases.values(shape.size(), 1, 5));
          }
        }
      }
    }
  }

  /** The last tile of rows with many terms is up to an eighth longer than the others. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void lastTiles(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      for (Flux flux : List.of(new PeronaMalik(CONTRAST), new Exponential(CONTRAST))) {
        Diffusion diffusion = new Diffusion(bank(BANKS[0], 2, boundary), Activation.of(flux), Fidelity.of(0.3));
        for (int length : new int[] {513, 575, 576, 577, 1024, 1086, 1087}) {
          compare(kernels, new SemiIteration(diffusion, ALL_TERMS, false), Cases.values(length, 1, 5));
        }
      }
    }
  }

  /** Several tiles, windows and threads. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void longSignals(VectorKernels kernels) {
    List<Row> many = Stream.generate(() -> Row.explicit(0.2)).limit(17).toList();
    List<Row> extrapolated = Stream.generate(() -> Row.extrapolated(0.05, 1.6)).limit(17).toList();
    for (Boundary boundary : Boundary.values()) {
      for (int taps : TAPS) {
        Diffusion diffusion = new Diffusion(bank(BANKS[0], taps, boundary),
            Activation.of(Cases.fluxes(CONTRAST).get(2)), Fidelity.none());
        double[] start = Cases.values(50_003, 1, taps);
        compare(kernels, new SemiIteration(diffusion, ALL_TERMS, false), start);
        compare(kernels, new SemiIteration(diffusion, many, false), start);
        compare(kernels, new SemiIteration(diffusion, extrapolated, true), start);
        comparePairs(kernels, new SemiIteration(diffusion, many, false), start);
        comparePairs(kernels, new SemiIteration(diffusion, extrapolated, true), start);
      }
    }
  }

  /** Tables of several bands, in several windows and on several threads. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void longTables(VectorKernels kernels) {
    double[] start = Cases.values(10_003, 1, 12);
    for (Boundary boundary : Boundary.values()) {
      for (Fidelity fidelity : List.of(Fidelity.none(), Fidelity.of(0.3))) {
        Diffusion diffusion = new Diffusion(
            bank(BANKS[0], 2, boundary), Activation.of(Cases.fluxes(CONTRAST).get(2)), fidelity);
        for (List<Row> rows : List.of(Collections.nCopies(261, Row.explicit(0.01)),
            Collections.nCopies(261, Row.extrapolated(0.01, 1.4)))) {
          compare(kernels, new SemiIteration(diffusion, rows, false), start);
          compare(kernels, new SemiIteration(diffusion, rows, true), start);
          comparePairs(kernels, new SemiIteration(diffusion, rows, true), start);
        }
      }
    }
  }

  private static void compare(Kernels kernels, SemiIteration iteration, double[] start) {
    int channels = ((Convolution) iteration.diffusion().operator()).inputs();
    Shape shape = new Shape(channels, start.length / channels);
    if (!Sweep.suits(iteration, shape.length())) {
      return;
    }
    double[] target = Cases.values(start.length, 1, 4);
    double[] expected = Bits.guarded(start);
    double[] actual = expected.clone();
    Sweep.of(iteration, shape, Execution.of(new ScalarKernels())).run(expected, target);
    Sweep sweep = Sweep.of(iteration, shape, Execution.of(kernels).on(Workers.of(3)));
    sweep.run(actual, target);
    Bits.assertSame(actual, expected, kernels.lanes(), shape, iteration);
  }

  /** The pair lies where it does with scalar kernels. */
  private static void comparePairs(Kernels kernels, SemiIteration iteration, double[] start) {
    int channels = ((Convolution) iteration.diffusion().operator()).inputs();
    Shape shape = new Shape(channels, start.length / channels);
    if (!Sweep.suits(iteration, shape.length())) {
      return;
    }
    double[] target = Cases.values(start.length, 1, 4);
    double[] before = Cases.values(start.length, 1, 6);
    double[][] expected = {Bits.guarded(start), Bits.guarded(before)};
    double[][] actual = {expected[0].clone(), expected[1].clone()};
    Sweep.ofPair(iteration, shape, Execution.of(new ScalarKernels())).run(expected[0], expected[1], target);
    Sweep.ofPair(iteration, shape, Execution.of(kernels).on(Workers.of(3))).run(actual[0], actual[1], target);
    Bits.assertSame(actual[0], expected[0], kernels.lanes(), shape, iteration, "u");
    Bits.assertSame(actual[1], expected[1], kernels.lanes(), shape, iteration, "previous");
  }

  /** Pairs of interleaved signals have the bits that each has alone. */
  @ParameterizedTest
  @MethodSource("org.residua.simd.Cases#kernels")
  void interleavedPairs(VectorKernels kernels) {
    for (Boundary boundary : Boundary.values()) {
      for (int taps : new int[] {1, 2, 3, 9}) {
        for (int length : Cases.lengths(taps, boundary)) {
          for (List<Row> rows : List.of(PLAIN, EXTRAPOLATED)) {
            for (boolean frozen : new boolean[] {false, true}) {
              Diffusion diffusion = Diffusion.of(bank(BANKS[0], taps, boundary), Cases.fluxes(CONTRAST).get(2));
              interleavedPairs(kernels, new SemiIteration(diffusion, rows, frozen), new Shape(1, length));
            }
          }
        }
      }
    }
  }

  private static void interleavedPairs(VectorKernels kernels, SemiIteration iteration, Shape shape) {
    int lanes = kernels.lanes();
    Sweep.interleavedPair(iteration, shape, kernels).ifPresent(sweep -> {
      double[] u = Cases.values(lanes * shape.size(), 1, 1);
      double[] previous = Cases.values(lanes * shape.size(), 1, 2);
      double[] uBefore = u.clone();
      double[] previousBefore = previous.clone();
      sweep.run(u, previous, u);
      Sweep scalar = Sweep.ofPair(iteration, shape, Execution.of(new ScalarKernels()));
      for (int s = 0; s < lanes; s++) {
        double[] expected = Bits.guarded(Cases.lane(uBefore, s, lanes));
        double[] expectedPrevious = Bits.guarded(Cases.lane(previousBefore, s, lanes));
        scalar.run(expected, expectedPrevious, expected);
        Bits.assertSame(Bits.guarded(Cases.lane(u, s, lanes)), expected, lanes, shape, iteration, "u", s);
        Bits.assertSame(Bits.guarded(Cases.lane(previous, s, lanes)), expectedPrevious, lanes, shape, iteration, "previous", s);
      }
    });
  }

  private static Convolution bank(int[] extents, int taps, Boundary boundary) {
    long seed = 1000L * extents[0] + 100L * extents[1] + taps;
    int count = extents[0] * extents[1] * taps;
    return new Convolution(new Parameter("K", List.of(extents[0], extents[1], taps),
        Cases.values(count, 1, seed)), boundary);
  }
}
