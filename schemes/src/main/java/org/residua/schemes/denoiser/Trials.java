package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.residua.api.arithmetic.Fma;
import org.residua.api.block.Block;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * Candidates on probes of pieces: each probe is a task of its own, done by one of so many threads as the engine has. The
 * products of a probe do not depend on who computed them, and are told in the order of the probes.
 */
final class Trials {

  /** Candidates of a piece for the noise that it has with a probe. */
  @FunctionalInterface
  interface Noisier {
    /** A block with one input and a result for each candidate. */
    Block on(Piece piece);
  }

  private static final int PROBES = 2;
  /** Runs for each piece. */
  static final int EACH = 2 * PROBES;

  private final List<Piece> pieces;
  private final NoiseModel noise;
  private final Noisier candidates;
  private final Plans plans;

  Trials(List<Piece> pieces, NoiseModel noise, Noisier candidates, Plans plans) {
    this.pieces = pieces;
    this.noise = noise;
    this.candidates = candidates;
    this.plans = plans;
  }

  /**
   * One run.
   *
   * @param piece its number
   * @param w the probe, with its sign
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Run(int piece, double[] w) {}

  /** {@code e_k e_l} summed over the samples that count, for each run; what a run throws is thrown. */
  List<double[][]> products() {
    return each(Trials::products);
  }

  /** What is made of the {@code e_k}, 0 where a sample does not count, of each run. */
  <T> List<T> each(Function<List<double[]>, T> made) {
    List<Run> runs = runs();
    int workers = Math.min(plans.engine().threads(), runs.size());
    List<Callable<List<T>>> parts = IntStream.range(0, workers).<Callable<List<T>>>mapToObj(k ->
        () -> done(runs.subList(k * runs.size() / workers, (k + 1) * runs.size() / workers), made)).toList();
    return new Team(workers).all(parts).stream().flatMap(List::stream).toList();
  }

  private List<Run> runs() {
    Probes probes = new Probes();
    List<Run> runs = new ArrayList<>();
    for (int piece = 0; piece < pieces.size(); piece++) {
      for (int b = 0; b < PROBES; b++) {
        double[] w = noise.on(pieces.get(piece)).noise(probes.next(pieces.get(piece).length()));
        runs.add(new Run(piece, scaled(w, noise.sigma())));
        runs.add(new Run(piece, scaled(w, -noise.sigma())));
      }
    }
    return runs;
  }

  private static double[] scaled(double[] w, double factor) {
    double[] scaled = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      scaled[i] = factor * w[i];
    }
    return scaled;
  }

  private <T> List<T> done(List<Run> runs, Function<List<double[]>, T> made) {
    List<T> results = new ArrayList<>();
    int length = pieces.get(0).length();
    Block planned = candidates.on(pieces.get(runs.get(0).piece()));
    Plan plan = plans.take(planned, length);
    for (Run run : runs) {
      Piece piece = pieces.get(run.piece());
      Block wanted = candidates.on(piece);
      if (!wanted.equals(planned)) {
        plans.give(plan, planned, length);
        planned = wanted;
        plan = plans.take(wanted, length);
      }
      results.add(made.apply(errors(plan, piece, run.w())));
    }
    plans.give(plan, planned, length);
    return results;
  }

  /** {@code e_k}, 0 where a sample does not count. */
  private static List<double[]> errors(Plan plan, Piece piece, double[] w) {
    double[] y = piece.samples();
    SignalBuffer noisier = new SignalBuffer(new Shape(1, y.length));
    for (int i = 0; i < y.length; i++) {
      noisier.set(0, i, y[i] + Risk.A * w[i]);
    }
    Gaps.of(y).fill(noisier, 0);
    List<double[]> errors = new ArrayList<>();
    for (Signal result : plan.run(List.of(noisier.handOver()))) {
      double[] e = result.channel(0);
      for (int i = 0; i < e.length; i++) {
        e[i] = piece.left().get(i) ? 0 : e[i] - (y[i] - w[i] / Risk.A);
      }
      errors.add(e);
    }
    return errors;
  }

  private static double[][] products(List<double[]> errors) {
    double[][] products = new double[errors.size()][errors.size()];
    for (int k = 0; k < products.length; k++) {
      for (int l = 0; l <= k; l++) {
        products[k][l] = dot(errors.get(k), errors.get(l));
        products[l][k] = products[k][l];
      }
    }
    return products;
  }

  /** Four sums side by side, in a fixed order. */
  private static double dot(double[] x, double[] y) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      s0 = Fma.of(x[i], y[i], s0);
      s1 = Fma.of(x[i + 1], y[i + 1], s1);
      s2 = Fma.of(x[i + 2], y[i + 2], s2);
      s3 = Fma.of(x[i + 3], y[i + 3], s3);
    }
    for (; i < x.length; i++) {
      s0 = Fma.of(x[i], y[i], s0);
    }
    return (s0 + s1) + (s2 + s3);
  }
}
