package org.residua.verification.docs;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.schemes.Fsi;
import org.residua.verification.Certifier;

/** Weights of a second skip are those of a bounded polynomial. */
final class ExtrapolatingSkips implements Criterion {

  private static final Diffusion D = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Charbonnier(1));
  /** Over-extrapolated by a tenth, 30 rows have their largest value, 2.5, at {@code tau |k|^2 = 0.0059}: 58 samples. */
  private static final Signal WAVE =
      Signal.of(IntStream.range(0, 58).mapToDouble(i -> 0.1 * Math.cos(Math.PI * i / 29)).toArray());

  // begin
  record Cycle(SemiIteration table) implements Block {
    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.cycle(table, in)); // a (u_k - tau K^T Phi(K u_k)) + (1 - a) u_{k-1}, a of each row
    }
  }
  // end

  @Override
  public String title() {
    return "Extrapolating skips";
  }

  private static Network cycle(double times, int blocks) {
    return Network.of(new Cycle(new SemiIteration(D, IntStream.range(0, blocks)
        .mapToObj(k -> Row.extrapolated(0.5, times * (4 * k + 2) / (2 * k + 3))).toList(), true)), 1);
  }

  private static boolean proven(double times, int blocks) {
    return Certifier.certify(cycle(times, blocks).architecture()).norm().proven();
  }

  @Override
  public List<Sentence> kept() {
    double reach = Fsi.of(D, 0.5, 30, 1).time() / 0.5;
    return List.of(
        Sentence.claim(reach > 300, String.format(Locale.ROOT,
            "A second skip, to the block before, extrapolates: with the weights `a_k = (4k + 2)/(2k + 3)` thirty blocks"
            + " go as far as %.0f blocks without it.", reach)),
        Sentence.claim(proven(1, 30) && proven(1.03, 30) && proven(0.8, 30) && !proven(1.1, 30),
            "Any weights will do whose polynomial stays within [-1, 1] on `[0, g_max ||K||^2]`; the certifier looks at the"
            + " rows, it need not know the method they belong to."),
        Sentence.saying("[The page on skip connections](skip-connections.md) counts the layers."));
  }

  @Override
  public void print(PrintStream out) {
    // begin
    Diffusion d = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Charbonnier(1));
    Signal wave = Signal.of(IntStream.range(0, 58).mapToDouble(i -> 0.1 * Math.cos(Math.PI * i / 29)).toArray());
    for (double times : new double[] {1, 1.1}) {
      List<Row> rows = IntStream.range(0, 30).mapToObj(k -> Row.extrapolated(0.5, times * (4 * k + 2) / (2 * k + 3))).toList();
      Network network = Network.of(new Cycle(new SemiIteration(d, rows, true)), 1);
      out.println(Certifier.certify(network.architecture()).norm());
      out.printf(Locale.ROOT, "norm %.3f, after a cycle %.3f%n", wave.norm(), network.run(wave).norm());
    }
    // end
  }

  @Override
  public List<Sentence> broken() {
    double growth = cycle(1.1, 30).run(WAVE).norm() / WAVE.norm();
    return List.of(
        Sentence.claim(growth > 2, String.format(Locale.ROOT,
            "With weights that are ten per cent larger a slow wave of 58 samples grows by the factor %.2f in thirty"
            + " blocks.", growth)),
        Sentence.claim(proven(1.1, 10),
            "Ten blocks with these weights are still proven: it is the polynomial that counts, and no rule about single"
            + " weights."));
  }

  @Override
  public List<String> laws() {
    return List.of("StabilityLaws.normDoesNotGrow");
  }

  @Override
  public List<String> properties() {
    return List.of("FrozenTablesTest#theSameTablesByEvaluation", "EuclideanBoundProperties#everyIterateInsideAFrozenCycle");
  }

  @Override
  public List<String> controls() {
    return List.of("FrozenTablesTest#tablesThatExceedOneAreRefusedByEvaluation", "FrozenTablesTest#aMillionthTooMuchIsRefused");
  }
}
