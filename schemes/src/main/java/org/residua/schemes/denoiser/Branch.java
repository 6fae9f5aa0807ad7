package org.residua.schemes.denoiser;

import java.util.List;
import java.util.Optional;
import org.residua.api.block.Algebra;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Resolvent;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** Candidates that share their work, each of which does not enlarge the norm. */
sealed interface Branch permits FrameBranch, EdgeBranch, SmoothBranch {

  /**
   * What the parameters of the candidates are made of.
   *
   * @param noise for which they are made
   * @param length of the whole signal, of which a window may be denoised
   * @param levels of the frames
   * @param present 1 for each sample that is there and 0 for each that is filled; empty when all are there
   */
  record Setting(NoiseModel noise, int length, int levels, Optional<Signal> present) {

    /** For white noise. */
    Setting(double sigma, int length, int levels, Optional<Signal> present) {
      this(NoiseModel.white(sigma), length, levels, present);
    }

    /** The same for so many times as much noise. */
    Setting noisier(double factor) {
      return new Setting(noise.scaled(factor), length, levels, present);
    }

    /** Solves the same system on an array that has {@code y} at first, with weights of which 1 takes the place if there are none. */
    void solve(Convolution k, double tau, double[] weights, double[] y, Team team) {
      new InPlaceSolve(k, present.isEmpty() ? tau : FREE * tau, present, tau, weights, y).run(team);
    }

    /** {@code (C + tau K^T diag(w) K) u = C y}: {@code C} the identity, or 0 at samples that are filled. */
    <V> V solved(Algebra<V> algebra, Convolution k, double tau, V weights, V y) {
      if (present.isEmpty()) {
        return algebra.solve(new Resolvent(k, Fidelity.none(), tau), weights, List.of(y));
      }
      SignalBuffer pull = new SignalBuffer(present.get().shape());
      for (int i = 0; i < pull.shape().length(); i++) {
        pull.set(0, i, present.get().get(0, i) / tau);
      }
      return algebra.solve(new Resolvent(k, new Fidelity.Weights(pull.handOver()), FREE * tau), weights, List.of(y, y));
    }
  }

  /** Samples that are filled have their filled values as data with a weight of one over this. */
  double FREE = 0x1p30;

  /** All branches, in the order of their candidates. */
  List<Branch> ALL = List.of(new FrameBranch(Wavelet.HAAR), new FrameBranch(Wavelet.DB2), new FrameBranch(Wavelet.SYM4),
      new FrameBranch(Wavelet.SYM8), new EdgeBranch(EdgeBranch.Start.SIGNAL), new SmoothBranch(),
      new EdgeBranch(EdgeBranch.Start.CONVEX));

  /** What the candidates are called. */
  List<String> names();

  /** Of which steps of diffusion each of them consists, in words. */
  List<String> steps();

  /** Which of them take part for a signal of so many samples, ascending. */
  List<Integer> usual(int length);

  /** Some of the candidates for the signal {@code y}, by their numbers among the names, ascending. */
  <V> List<V> express(Algebra<V> algebra, Setting setting, List<Integer> wanted, V y);

  /** How often about the work goes over the signal. */
  int passes(List<Integer> wanted);

  /** Tells the same candidates of a long signal one after the other, with their bits, in the memory of three signals beside it at most. */
  void tell(LongSignal y, Setting setting, List<Integer> wanted);
}
