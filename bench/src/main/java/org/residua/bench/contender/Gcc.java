package org.residua.bench.contender;

import java.util.Optional;
import org.residua.bench.problem.BankStep;
import org.residua.bench.problem.Division;
import org.residua.bench.problem.FrameStep;
import org.residua.bench.problem.FusedMultiplyAdd;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Solve;
import org.residua.bench.problem.Step;
import org.residua.bench.problem.Stream;

/** Plain loops in C, compiled by gcc when it is on the path, on the same heap arrays as everybody else. */
final class Gcc implements Contender {

  @Override
  public String name() {
    return "gcc";
  }

  @Override
  public String title() {
    return "C, gcc";
  }

  @Override
  public String obstacle() {
    return GccLibrary.obstacle();
  }

  @Override
  public boolean offers(Problem problem) {
    return switch (problem) {
      case Step step -> stepOffered(step);
      case Solve solve -> solve.systems() == 1;
      case Division division -> division.rounds() == 1;
      case FusedMultiplyAdd _, Stream _, FrameStep _, BankStep _ -> true;
      default -> false;
    };
  }

  private static boolean stepOffered(Step step) {
    boolean peronaMalik = step.flux().equals("perona-malik") && !step.afterAll();
    if (step.difference()) {
      return peronaMalik || (step.flux().equals("linear") && !step.afterAll());
    }
    boolean oneFilter = step.outputs() == 1 && (step.taps() == 3 || step.taps() == 5 || step.taps() == 7);
    return peronaMalik && (oneFilter || (step.outputs() == 16 && step.taps() == 5));
  }

  @Override
  public Optional<Timed> prepare(Problem problem, int length) {
    if (!offers(problem)) {
      return Optional.empty();
    }
    return Optional.of(new NativeTimed(switch (problem) {
      case Step step -> step(step);
      case BankStep bank -> bank(bank, length);
      case Solve solve -> solve(solve, length);
      case FusedMultiplyAdd _ -> (u, n) -> Twins.fma(
          u, n, FusedMultiplyAdd.ROUNDS, FusedMultiplyAdd.FACTOR, FusedMultiplyAdd.SUMMAND);
      case Division division -> divide(division, length);
      case Stream stream -> stream(stream);
      case FrameStep frame -> frame(frame, length);
      default -> throw new IllegalStateException("offered: " + problem);
    }));
  }

  private static NativeTimed.Map step(Step step) {
    double tau = step.tau();
    double contrast = step.phi().constantDiffusivity() ? 1 : step.phi().contrast();
    double scale = 1 / (contrast * contrast);
    if (step.difference()) {
      return step.flux().equals("linear")
          ? (u, n) -> Twins.heat(u, n, tau)
          : (u, n) -> Twins.peronaMalik(u, n, tau, scale);
    }
    NativeTimed.Constant weights = new NativeTimed.Constant(step.weights());
    if (step.outputs() > 1) {
      return (u, n) -> Twins.filters16(u, n, weights.segment(), tau, scale);
    }
    return switch (step.taps()) {
      case 3 -> (u, n) -> Twins.taps3(u, n, weights.segment(), tau, scale);
      case 5 -> (u, n) -> Twins.taps5(u, n, weights.segment(), tau, scale);
      default -> (u, n) -> Twins.taps7(u, n, weights.segment(), tau, scale);
    };
  }

  private static NativeTimed.Map bank(BankStep bank, int length) {
    double tau = bank.tau();
    int relu = bank.flux().equals("relu") ? 1 : 0;
    NativeTimed.Constant weights = new NativeTimed.Constant(bank.weights());
    NativeTimed.Constant fluxes = new NativeTimed.Constant(new double[bank.outputs() * (length + bank.reach() - 1)]);
    return (u, n) -> Twins.dense(u, n / bank.channels(), weights.segment(), tau, fluxes.segment(),
        bank.channels(), bank.outputs(), bank.groups(), bank.taps(), bank.dilation(), relu);
  }

  private static NativeTimed.Map solve(Solve solve, int length) {
    double[][] bands = solve.bands(0, length);
    NativeTimed.Constant diagonal = new NativeTimed.Constant(bands[0]);
    NativeTimed.Constant off = new NativeTimed.Constant(bands[1]);
    NativeTimed.Constant scratch = new NativeTimed.Constant(new double[2 * length]);
    if (solve.order() == 1) {
      return (u, n) -> Twins.thomas(u, n, diagonal.segment(), off.segment(), scratch.segment());
    }
    NativeTimed.Constant far = new NativeTimed.Constant(bands[2]);
    return (u, n) -> Twins.pentadiagonal(u, n, diagonal.segment(), off.segment(), far.segment(), scratch.segment());
  }

  private static NativeTimed.Map frame(FrameStep step, int length) {
    double[] contrasts = step.contrasts(length);
    int padded = 2 * length + ((step.low().length - 1) << (contrasts.length - 1));
    NativeTimed.Constant low = new NativeTimed.Constant(step.low());
    NativeTimed.Constant high = new NativeTimed.Constant(step.high());
    NativeTimed.Constant each = new NativeTimed.Constant(contrasts);
    NativeTimed.Constant scratch = new NativeTimed.Constant(new double[2 * padded + 2 * length * (contrasts.length + 1)]);
    return (u, n) -> Twins.frame(u, n, contrasts.length, low.segment(), high.segment(), each.segment(), scratch.segment());
  }

  private static NativeTimed.Map divide(Division division, int length) {
    NativeTimed.Constant dividends = new NativeTimed.Constant(division.dividends(length));
    return (u, n) -> Twins.divide(u, n, dividends.segment());
  }

  private static NativeTimed.Map stream(Stream stream) {
    Shares shares = new Shares(stream.threads());
    return (u, n) -> shares.run(Math.toIntExact(n), Double.BYTES,
        (from, to) -> Twins.stream(u, from, to, Stream.FACTOR, Stream.SUMMAND));
  }
}
