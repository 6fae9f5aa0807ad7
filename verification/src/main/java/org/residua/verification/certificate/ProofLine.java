package org.residua.verification.certificate;

import java.util.List;
import java.util.stream.Stream;
import org.residua.api.block.Argument;
import org.residua.api.block.Row;

/**
 * One numbered line of a proof: how a value comes from those of earlier lines, by the numbers that a theorem may use.
 *
 * <p>Lines name earlier ones by their number, from 0.
 */
public sealed interface ProofLine {

  /** The lines that this one names. */
  List<Integer> premises();

  /**
   * An input: number 0 is the state, others are held.
   *
   * @param index which input
   */
  record Input(int index) implements ProofLine {

    @Override
    public List<Integer> premises() {
      return List.of();
    }
  }

  /**
   * {@code K x} or {@code K^T x}.
   *
   * @param of the line of {@code x}
   * @param operator the number of {@code K} among the operators of the proof
   * @param adjoint whether {@code K^T} is applied
   */
  record Applied(int of, int operator, boolean adjoint) implements ProofLine {

    @Override
    public List<Integer> premises() {
      return List.of(of);
    }
  }

  /**
   * {@code Phi(x)}.
   *
   * @param of the line of {@code x}
   * @param flux the bounds of {@code Phi}
   */
  record Activated(int of, FluxBounds flux) implements ProofLine {

    @Override
    public List<Integer> premises() {
      return List.of(of);
    }
  }

  /**
   * {@code g(x)}: weights in the sector of the flux, whatever {@code x} is. Those of a differential are {@code Phi'(x)},
   * coupled a symmetric matrix for a group at each sample with its eigenvalues there, and only multiplied.
   *
   * @param of the line of {@code x}
   * @param flux the bounds of {@code g}
   */
  record Weighing(int of, FluxBounds flux) implements ProofLine {

    @Override
    public List<Integer> premises() {
      return List.of(of);
    }
  }

  /**
   * {@code x y}, sample by sample. Where one is {@link Weighing}, it is {@code W y} with a symmetric {@code W} whose eigenvalues
   * are in the range of the weights: {@code |W y| <= max |range| |y|}, and {@code K^T W K} has its eigenvalues in {@code [range]
   * [0, ||K||^2]}, for which {@code W} need not be diagonal.
   *
   * @param first the line of {@code x}
   * @param second the line of {@code y}
   */
  record Multiplied(int first, int second) implements ProofLine {

    @Override
    public List<Integer> premises() {
      return List.of(first, second);
    }
  }

  /**
   * {@code x / y}, sample by sample.
   *
   * @param dividend the line of {@code x}
   * @param divisor the line of {@code y}
   */
  record Divided(int dividend, int divisor) implements ProofLine {

    @Override
    public List<Integer> premises() {
      return List.of(dividend, divisor);
    }
  }

  /**
   * {@code sum_k c_k x_k}; the empty sum is 0.
   *
   * @param coefficients {@code c}
   * @param of the lines of {@code x}
   */
  record Combined(List<Double> coefficients, List<Integer> of) implements ProofLine {

    /** Copies the lists. */
    public Combined {
      coefficients = List.copyOf(coefficients);
      of = List.copyOf(of);
    }

    @Override
    public List<Integer> premises() {
      return of;
    }
  }

  /**
   * {@code x + b}.
   *
   * @param of the line of {@code x}
   * @param digest of {@code b}
   */
  record Biased(int of, String digest) implements ProofLine {

    @Override
    public List<Integer> premises() {
      return List.of(of);
    }
  }

  /**
   * Rows of a diffusion; an explicit step is one plain row. The iterate before the last one is the line of the rows
   * without the last.
   *
   * @param state the line of {@code u_0}
   * @param previous the line of {@code u_{-1}}: that of {@code u_0} where a cycle begins
   * @param target the line of {@code f}, -1 without data term
   * @param diffusion its number among the diffusions of the proof
   * @param frozen whether the diffusivities of the start are kept
   * @param rows the rows, their times as numbers
   * @param argument what bounds their polynomial, its times as numbers
   */
  record Iterated(int state, int previous, int target, int diffusion, boolean frozen, List<Row> rows,
      Argument argument) implements ProofLine {

    /** Copies the rows. */
    public Iterated {
      rows = List.copyOf(rows);
    }

    /** Whether the rows go on from two iterates. */
    public boolean twoStep() {
      return previous != state;
    }

    /** The same rows with another argument. */
    public Iterated arguing(Argument other) {
      return new Iterated(state, previous, target, diffusion, frozen, rows, other);
    }

    @Override
    public List<Integer> premises() {
      return Stream.of(state, previous, target).filter(line -> line >= 0).distinct().toList();
    }
  }

  /**
   * One row from {@code u_{-1} = u_0} on, and another that goes on from two iterates, again and again; diffusivities run.
   *
   * @param state the line of {@code u_0}
   * @param target the line of {@code f}, -1 without data term
   * @param diffusion its number among the diffusions of the proof
   * @param first the row that begins, its time as a number
   * @param row the row that goes on
   * @param times how often it does, at least 1
   */
  record TwoStep(int state, int target, int diffusion, Row first, Row row, int times) implements ProofLine {

    /** Both rows. */
    public List<Row> rows() {
      return List.of(first, row);
    }

    @Override
    public List<Integer> premises() {
      return Stream.of(state, target).filter(line -> line >= 0).distinct().toList();
    }
  }

  /**
   * {@code (I + tau (K^T diag(w) K + C)) x = b [+ tau C f]}.
   *
   * @param of the line of {@code b}
   * @param weights the line of {@code w}
   * @param target the line of {@code f}, -1 without data term
   * @param operator the number of {@code K} among the operators of the proof
   * @param data {@code C}
   * @param diffusion the number of the diffusion of {@code K} and {@code C} whose diffusivities at {@code b} are {@code w}; -1
   *     where {@code w} is anything else
   * @param tau the step size, finite
   */
  record Solved(int of, int weights, int target, int operator, DataTerm data, int diffusion, double tau)
      implements ProofLine {

    /** Refuses a step size that is not finite. */
    public Solved {
      if (!Double.isFinite(tau)) {
        throw new IllegalArgumentException("tau = " + tau + " of a system must be finite");
      }
    }

    @Override
    public List<Integer> premises() {
      return Stream.of(of, weights, target).filter(line -> line >= 0).distinct().toList();
    }
  }

  /**
   * {@code v} of {@code v = u - tau (K^T Phi(K v) + C (v - f))}, found by an iteration.
   *
   * @param of the line of {@code u}
   * @param start the line of where the iteration begins
   * @param target the line of {@code f}, -1 without data term
   * @param diffusion the number of {@code K}, {@code Phi}, {@code C} among the diffusions of the proof
   * @param tau the step size, finite
   * @param lagged whether the result solves {@code (I + tau (K^T G(K w) K + C)) v = u + tau C f} for an iterate {@code w} that
   *     is the start or has {@code ||w - u||^2 / 2 + tau E(w) <= tau E(start) + ||start - u||^2 / 2}
   * @param accepted the relative residual at which it is converged
   */
  record Implicit(int of, int start, int target, int diffusion, double tau, boolean lagged, double accepted)
      implements ProofLine {

    /** Refuses a step size that is not finite. */
    public Implicit {
      if (!Double.isFinite(tau)) {
        throw new IllegalArgumentException("tau = " + tau + " of an implicit step must be finite");
      }
    }

    @Override
    public List<Integer> premises() {
      return Stream.of(of, start, target).filter(line -> line >= 0).distinct().toList();
    }
  }

  /**
   * A value of which nothing is proven.
   *
   * @param of the lines that it comes from
   * @param reason why
   */
  record Opaque(List<Integer> of, String reason) implements ProofLine {

    /** Copies the list. */
    public Opaque {
      of = List.copyOf(of);
    }

    @Override
    public List<Integer> premises() {
      return of;
    }
  }

  /**
   * A body applied again and again, its results the next state; {@link Carried} names them.
   *
   * @param body its inputs are the state, then what is held
   * @param times how often, at least 1
   * @param state the lines of the state at the start
   * @param held the lines of what is held
   */
  record Repeated(Derivation body, int times, List<Integer> state, List<Integer> held) implements ProofLine {

    /** Copies the lists. */
    public Repeated {
      state = List.copyOf(state);
      held = List.copyOf(held);
    }

    @Override
    public List<Integer> premises() {
      return Stream.concat(state.stream(), held.stream()).toList();
    }
  }

  /**
   * A value that a repetition carried to its end.
   *
   * @param of the line of the repetition
   * @param which the number of the value in its state
   */
  record Carried(int of, int which) implements ProofLine {

    @Override
    public List<Integer> premises() {
      return List.of(of);
    }
  }
}
