package org.residua.verification.docs;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.Level;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Poisson;
import org.residua.networks.Network;
import org.residua.verification.Certifier;

/** The way down is the transpose of the way up. */
final class UnetTransfer implements Criterion {

  @Override
  public String title() {
    return "The transfer in a U-net";
  }

  // begin
  static double energy(SparseMatrix a, Signal e) { // e^T A e
    Signal image = a.apply(e);
    return IntStream.range(0, e.shape().length()).mapToDouble(i -> e.get(0, i) * image.get(0, i)).sum();
  }

  static Signal exact(Level.Refined finest, Signal b) { // the coarse equation, solved
    return ((Level.Coarsest) finest.coarse()).solution().fromZero(new DirectAlgebra(), b);
  }
  // end

  private static Signal minus(Signal u, Signal v) {
    return Signal.of(IntStream.range(0, u.shape().length()).mapToDouble(i -> u.get(0, i) - v.get(0, i)).toArray());
  }

  /** How the energy of an error grows by the coarse correction with {@code P^T r}, or with every second sample of {@code 2 r}. */
  private static double corrected(Signal e, boolean transposed) {
    SparseMatrix a = new Poisson(32).matrix();
    Hierarchy levels = Hierarchy.of(new LinearEquation(a), Coarsening.linear(31, Boundary.ZERO, 1), new DampedJacobi(2.0 / 3));
    Level.Refined finest = (Level.Refined) levels.finest();
    Interpolation up = finest.transfer().interpolation();
    Signal r = a.apply(e);
    Signal down = transposed ? up.adjoint().apply(r)
        : Signal.of(IntStream.range(0, 15).mapToDouble(i -> 2 * r.get(0, 2 * i + 1)).toArray());
    return energy(a, minus(e, up.apply(exact(finest, down)))) / energy(a, e);
  }

  private static Signal rough(int seed) {
    return Signal.of(new Random(seed).doubles(31, -1, 1).toArray());
  }

  private static boolean neverGrows() {
    return IntStream.range(0, 100).allMatch(seed -> corrected(rough(seed), true) <= 1 + 1e-12);
  }

  @Override
  public List<Sentence> kept() {
    Hierarchy levels = Hierarchy.of(new LinearEquation(new Poisson(64).matrix()), Coarsening.linear(63, Boundary.ZERO, 1),
        new DampedJacobi(2.0 / 3));
    Multigrid cycle = new Multigrid(levels.finest(), Cycle.V, 1, 1);
    boolean unknown = !Certifier.certify(Network.of(cycle, 1, 1).architecture()).norm().proven();
    return List.of(
        Sentence.claim(neverGrows(),
            "Let the strided convolution that goes down be the transpose of the one that goes up, `P^T` and `P`, the coarse"
            + " operator `P^T A P`, and add what comes up to what was there: the long skip then subtracts from the error its"
            + " projection, in the inner product of `A`, and the error's energy cannot grow."),
        Sentence.claim(unknown,
            "The certifier proves nothing of a V-cycle, whose claim is one in another norm than the Euclidean; its convergence"
            + " is measured."));
  }

  @Override
  public void print(PrintStream out) {
    // begin
    SparseMatrix a = new Poisson(32).matrix();
    Hierarchy levels = Hierarchy.of(new LinearEquation(a), Coarsening.linear(31, Boundary.ZERO, 1), new DampedJacobi(2.0 / 3));
    Level.Refined finest = (Level.Refined) levels.finest();
    Interpolation up = finest.transfer().interpolation();
    Signal error = Signal.of(IntStream.range(0, 31).mapToDouble(i -> i % 2 == 0 ? 0 : 1).toArray());
    Signal residual = a.apply(error);
    Signal every2nd = Signal.of(IntStream.range(0, 15).mapToDouble(i -> 2 * residual.get(0, 2 * i + 1)).toArray());
    for (Signal coarse : List.of(up.adjoint().apply(residual), every2nd)) {
      Signal correction = up.apply(exact(finest, coarse));
      Signal left = Signal.of(IntStream.range(0, 31).mapToDouble(i -> error.get(0, i) - correction.get(0, i)).toArray());
      out.printf(Locale.ROOT, "energy of the error %.1f, after the coarse correction %.1f%n", energy(a, error), energy(a, left));
    }
    Multigrid cycle = new Multigrid(finest, Cycle.V, 1, 1);
    out.println(Certifier.certify(Network.of(cycle, 1, 1).architecture()).norm());
    // end
  }

  @Override
  public List<Sentence> broken() {
    double growth = corrected(Signal.of(IntStream.range(0, 31).mapToDouble(i -> i % 2 == 0 ? 0 : 1).toArray()), false);
    Signal smooth = Signal.of(IntStream.range(0, 31).mapToDouble(i -> Math.sin(Math.PI * (i + 1) / 32)).toArray());
    return List.of(
        Sentence.claim(growth > 2 && corrected(smooth, false) < 0.01, String.format(Locale.ROOT,
            "Going down by taking every second sample, with the right scale, is right for smooth residuals and takes"
            + " rough ones for smooth: the error's energy grows by the factor %.1f.", growth)));
  }

  @Override
  public List<String> laws() {
    return List.of("OperatorLaws.adjointness");
  }

  @Override
  public List<String> properties() {
    return List.of(
        "CoarseCorrectionTest#theEnergyOfTheErrorDoesNotGrow",
            "EquationsTest#theGalerkinEquationIsTheTripleProduct",
        "FactorsTest#jacobiIsIndependentOfTheSize");
  }

  @Override
  public List<String> controls() {
    return List.of("CoarseCorrectionTest#otherTransfersLetTheErrorGrow", "FactorsTest#whatDoesNotConvergeSaysSo");
  }
}
