package org.residua.schemes.denoiser;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.residua.api.arithmetic.Fma;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * A long signal whose candidates are told one after the other and added to their convex combination at once, in the order in which
 * the network combines them: its bits in the memory of four signals, the noisy one and the result among them, where the plan of the
 * whole network keeps all levels of its frames and the factors of its systems.
 */
final class LongSignal {

  /** The weight that a combination begins with. */
  private static final int FIRST = 0;

  private final Signal y;
  private final List<Double> weights;
  private final Engine engine;
  private final Team team;
  private final LongConsumer listener;
  private final BiFunction<Frame, Integer, Pieces> division;
  private final SignalBuffer sum;
  /** Of the candidate that is told. */
  private int number = FIRST;

  private LongSignal(Signal y, List<Double> weights, Engine engine, LongConsumer listener,
      BiFunction<Frame, Integer, Pieces> division) {
    this.y = y;
    this.weights = weights;
    this.engine = engine.on(1);
    this.team = new Team(engine.threads());
    this.listener = listener;
    this.division = division;
    this.sum = new SignalBuffer(y.shape());
  }

  /**
   * The result of a mixture.
   *
   * @param y one channel
   * @param engine who computes
   * @param listener is told of {@link #work}
   */
  static Signal denoised(Mixed mixed, Signal y, Engine engine, LongConsumer listener) {
    return denoised(mixed, y, engine, listener, Pieces::of);
  }

  /** The same with other pieces. */
  static Signal denoised(Mixed mixed, Signal y, Engine engine, LongConsumer listener, BiFunction<Frame, Integer, Pieces> division) {
    LongSignal run = new LongSignal(y, mixed.weights(), engine, listener, division);
    Candidates candidates = mixed.candidates();
    candidates.each((branch, wanted) -> branch.tell(run, candidates.setting(), wanted));
    return run.sum.handOver();
  }

  /** The samples that a run goes over, about. */
  static long work(Mixed mixed, Signal y) {
    long[] passes = new long[1];
    mixed.candidates().each((branch, wanted) -> passes[0] += branch.passes(wanted));
    return passes[0] * y.shape().length();
  }

  /** The samples that a run keeps at a time: start, result, what a candidate needs. */
  static long samples(Mixed mixed, Signal y) {
    int n = y.shape().length();
    int levels = mixed.candidates().setting().levels();
    long[] most = {n};
    mixed.candidates().each((branch, _) -> {
      if (branch instanceof FrameBranch(Wavelet wavelet)) {
        most[0] = Math.max(most[0], Pieces.kept(new Frame(wavelet, levels), n));
      }
    });
    return 3L * n + most[0];
  }

  int length() {
    return y.shape().length();
  }

  Team team() {
    return team;
  }

  Source source() {
    return y::copyTo;
  }

  double[] copy() {
    return y.channel(0);
  }

  /** Says that the work has gone over the signal so many times more. */
  void worked(int passes) {
    listener.accept((long) passes * length());
  }

  /** Takes results of a candidate. */
  @FunctionalInterface
  interface Part {

    /** Those from an index on, at the front of an array. */
    void take(int from, double[] u, int count);
  }

  /** {@code y - 1/2 K^T Phi(K y)}, part by part. */
  void frameStep(FrameStep step, List<Source> signals, int passes, Part part) {
    Pieces pieces = division.apply(step.frame(), length());
    Polyphase polyphase = new Polyphase(step, pieces, length(), engine, team);
    double[] u = new double[pieces.segment()];
    for (int from = 0; from < length(); from += pieces.segment()) {
      int count = Math.min(pieces.segment(), length() - from);
      polyphase.removed(signals, from, count, u);
      for (int i = 0; i < count; i++) {
        u[i] = Fma.of(-FrameBranch.TAU, u[i], y.get(0, from + i));
      }
      part.take(from, u, count);
      listener.accept((long) passes * count);
    }
  }

  /** {@code g(D u)}, window by window. */
  void diffusivities(EdgeBranch.Diffusivities g, double[] u, double[] weights) {
    int size = Math.min(Pieces.WINDOW, weights.length);
    team.each((weights.length + size - 1) / size, () -> {
      Plan plan = engine.plan(g, new Shape(1, size + 1));
      double[] window = new double[size + 1];
      return part -> {
        int from = part * size;
        int begin = Math.min(from, weights.length - size);
        System.arraycopy(u, begin, window, 0, window.length);
        plan.run(Signal.of(window)).copyTo(from - begin, weights, from, begin + size - from);
      };
    });
  }

  /** Adds the next candidate. */
  void tell(double[] u) {
    tell(0, u, u.length);
    told();
  }

  /** Adds a part of the next candidate. */
  void tell(int from, double[] u, int count) {
    double weight = weights.get(number);
    for (int i = 0; i < count; i++) {
      double part = u[i];
      double all = weights.size() == 1 ? part : number == FIRST ? weight * part : Fma.of(weight, part, sum.get(0, from + i));
      sum.set(0, from + i, all);
    }
  }

  /** All parts of a candidate were added. */
  void told() {
    number++;
  }
}
