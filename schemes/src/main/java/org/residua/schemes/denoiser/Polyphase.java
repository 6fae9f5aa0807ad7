package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * A step of a frame on a long signal, with the memory of a few windows and of the coarse approximation of a segment instead of
 * that of all levels.
 *
 * <p>A value of the approximation {@code a_m} is made from {@code (L-1) (2^m - 1)} samples after its own, so that the upper levels are
 * computed in windows that overlap by as many. Deeper levels have taps {@code 2^m} and more samples apart: they are a frame of their own
 * on each residue of the index modulo {@code 2^m}, and what they remove takes the place of {@code a_m}. Windows are periodic; what
 * their ends spoil is not used. Each value is computed by the operations of the whole transform in their order: same bits.
 * Source: Vaidyanathan (1993), Multirate Systems and Filter Banks, section 4.3 (polyphase components).
 */
final class Polyphase {

  private final FrameStep step;
  private final Pieces pieces;
  private final Engine engine;
  private final Team team;
  private final int length;
  /** How far results reach by the upper levels, and by the deeper ones. */
  private final int fine;
  private final int coarse;
  private final int phases;
  /** {@code a_m} of each signal; what is removed in place of the first. */
  private final double[][] approximations;

  /**
   * A step.
   *
   * @param length of the signals
   * @param engine on one thread
   */
  Polyphase(FrameStep step, Pieces pieces, int length, Engine engine, Team team) {
    this.step = step;
    this.pieces = pieces;
    this.engine = engine;
    this.team = team;
    this.length = length;
    this.phases = 1 << pieces.fine();
    this.fine = upper().reach();
    this.coarse = step.frame().reach() - fine;
    int most = pieces.segment() + fine + 2 * coarse;
    this.approximations = new double[step.signals()][(most + phases - 1) / phases * phases];
  }

  private Frame upper() {
    return new Frame(step.frame().wavelet(), pieces.fine());
  }

  /**
   * {@code (K^T Phi(K y))_i = r_i + r_(2n-1-i)} for {@code from <= i < from + count}.
   *
   * @param signals {@code y}, and {@code p} for a guided step
   * @param count at most that of a segment
   * @param sum receives them from its front on
   */
  void removed(List<Source> signals, int from, int count, double[] sum) {
    line(signals, from, count, (at, window, begin, size) -> System.arraycopy(window, begin, sum, at, size));
    line(signals, 2L * length - from - count, count, (at, window, begin, size) -> {
      for (int k = 0; k < size; k++) {
        sum[count - 1 - at - k] += window[begin + k];
      }
    });
  }

  /** Takes results from a place in a window. */
  @FunctionalInterface
  private interface Results {

    void take(int at, double[] window, int begin, int size);
  }

  /** {@code r_i} from an index of the continued signal on. */
  private void line(List<Source> signals, long from, int count, Results results) {
    long begin = from - fine - coarse;
    int extent = (count + fine + 2 * coarse + phases - 1) / phases * phases;
    for (int s = 0; s < signals.size(); s++) {
      approximate(signals.get(s), begin, extent, approximations[s]);
    }
    team.each(phases, () -> phase(extent / phases));
    team.each(windows(count), () -> window(signals, from, count, results));
  }

  private int windows(int count) {
    return (count + pieces.window() - 1) / pieces.window();
  }

  private Plan plan(Block block, int samples) {
    Shape[] shapes = new Shape[block.inputs()];
    Arrays.fill(shapes, new Shape(1, samples));
    return engine.plan(block, shapes);
  }

  private void approximate(Source signal, long begin, int extent, double[] target) {
    team.each(windows(extent), () -> {
      double[] x = new double[pieces.window() + fine];
      Plan plan = plan(new FrameStep.Approximation(upper()), x.length);
      return w -> {
        int at = w * pieces.window();
        signal.continued(length, begin + at, x);
        plan.run(Signal.of(x)).copyTo(0, target, at, Math.min(pieces.window(), extent - at));
      };
    });
  }

  private IntConsumer phase(int size) {
    Plan plan = plan(new FrameStep.Coarse(step, pieces.fine()), size);
    double[] x = new double[size];
    return phase -> {
      List<Signal> inputs = new ArrayList<>();
      for (double[] approximation : approximations) {
        for (int k = 0; k < size; k++) {
          x[k] = approximation[k * phases + phase];
        }
        inputs.add(Signal.of(x));
      }
      plan.run(inputs).get(0).copyTo(x);
      for (int k = 0; k < size; k++) {
        approximations[0][k * phases + phase] = x[k];
      }
    };
  }

  private IntConsumer window(List<Source> signals, long from, int count, Results results) {
    double[] x = new double[pieces.window() + 2 * fine];
    Plan plan = plan(new FrameStep.Fine(step, pieces.fine()), x.length);
    return w -> {
      int at = w * pieces.window();
      List<Signal> inputs = new ArrayList<>();
      for (Source signal : signals) {
        signal.continued(length, from + at - fine, x);
        inputs.add(Signal.of(x));
      }
      int begin = coarse + at;
      int known = Math.min(x.length, approximations[0].length - begin);
      System.arraycopy(approximations[0], begin, x, 0, known);
      Arrays.fill(x, known, x.length, 0);
      inputs.add(Signal.of(x));
      plan.run(inputs).get(0).copyTo(x);
      results.take(at, x, fine, Math.min(pieces.window(), count - at));
    };
  }
}
