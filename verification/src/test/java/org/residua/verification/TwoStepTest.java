package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Rows;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Plan;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Scaled;
import org.residua.api.signal.Signal;
import org.residua.schemes.Fsi;

/** Rows that go on from two iterates: what they compute, and what is proven of them. */
final class TwoStepTest {

  private static final Diffusion DIFFUSION =
      Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));
  private static final Signal U = Signal.of(1, 1, 1, 1, 1, 1, 1, 1, 2);

  private static SemiIteration table(List<Row> rows, Argument argument) {
    return new SemiIteration(DIFFUSION, StepSize.fixed(0.5), rows, true, argument);
  }

  /** The rows from the pair {@code (u, s u)}; the last iterate, or the one before. */
  private record From(SemiIteration table, double s, int wanted) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V before = a.apply(new Scaled(s, new Identity()), in.get(0));
      return List.of(a.semiIteration(table, List.of(in.get(0), before), List.of()).get(wanted));
    }
  }

  private static Certification certified(SemiIteration table, double s, int wanted) {
    return Certifier.certify(Tracer.trace(new From(table, s, wanted), 1));
  }

  /** The polynomials of FSI are bounded from {@code u_{-1} = u_0} on; from two iterates the norm grows. */
  @Test
  void anArgumentOfACycleProvesNothingFromTwoIterates() {
    SemiIteration fsi = table(List.of(Row.extrapolated(1.2), Row.extrapolated(10.0 / 7)), new Argument.BoxFilter(1));
    assertThat(certified(fsi, -1, 0).norm().proven()).isFalse();
    Architecture network = Tracer.trace(new From(fsi, -1, 0), 1);
    assertThat(Plan.of(network, U.shape()).run(U).norm()).isGreaterThan(1.3 * U.norm());
    SemiIteration cycle = table(Fsi.rows(2), new Argument.BoxFilter(1));
    assertThat(Certifier.certify(Tracer.trace(new Fsi(DIFFUSION, StepSize.fixed(0.5), 2, 1, true), 1)).norm().proven()).isTrue();
    assertThat(certified(cycle, -1, 0).norm().proven()).isFalse();
  }

  @Test
  void convexRowsAreBoundedByTheLargerIterate() {
    SemiIteration convex = table(List.of(Row.extrapolated(0.5), Row.extrapolated(0.25)), new Argument.Evaluation());
    Architecture network = Tracer.trace(new From(convex, -1, 0), 1);
    assertThat(Certifier.certify(network).norm().proven()).isTrue();
    assertThat(CertificateChecker.check(Certifier.certify(network).norm(), network)).isEmpty();
    assertThat(certified(convex, -3, 0).norm().proven()).isFalse();
    assertThat(certified(convex, -1, 0).energy().proven()).isFalse();
  }

  /** The iterate before the last is that of the rows without the last. */
  @Test
  void bothIteratesOfAPairAreCertified() {
    SemiIteration rows = table(List.of(Row.explicit(), Row.extrapolated(2.5)), new Argument.Evaluation());
    assertThat(certified(rows, 0, 1).norm().proven()).isTrue();
    assertThat(certified(rows, 0, 0).norm().proven()).isFalse();
  }

  /** Repeated rows of a pair are one long table of running rows, on plans and direct, odd and even. */
  @Test
  void repeatedPairsAreOneTable() {
    for (int rows : new int[] {1, 2, 3, 64}) {
      SemiIteration part = new SemiIteration(DIFFUSION, StepSize.fixed(0.4),
          Collections.nCopies(rows, Row.extrapolated(1.3)), false);
      SemiIteration whole = new SemiIteration(DIFFUSION, StepSize.fixed(0.4),
          Collections.nCopies(3 * rows, Row.extrapolated(1.3)), false);
      Block repeated = new Repeated(new Rows(part));
      Signal expected = new DirectAlgebra().cycle(whole, List.of(U));
      Architecture network = Tracer.trace(repeated, 1);
      for (Architecture form : List.of(network, network.expanded())) {
        assertThat(Plan.of(form, U.shape()).run(U)).isEqualTo(expected);
      }
    }
  }

  private record Repeated(Rows rows) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return a.repeat(rows, 3, List.of(in.get(0), in.get(0)), List.of()).subList(0, 1);
    }
  }
}
