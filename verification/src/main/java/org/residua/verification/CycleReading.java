package org.residua.verification;

import static org.residua.verification.PositivePolynomial.raised;
import static org.residua.verification.PositivePolynomial.sum;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.SparseMatrix;

/**
 * Reads a network as a cycle, value by value: each is the right-hand side of an equation, an iterate for it, or a step between
 * two iterates. The error of an iterate is a polynomial in {@code M A} of that of its base; a base is an iterate from which
 * another sweep began, and knows what was done to its error before.
 */
final class CycleReading {

  private static final List<Dyadic> ONE = List.of(Dyadic.ONE);

  private final Map<Value, Term> terms = new HashMap<>();
  /** Steps and corrections of zero that were read as the iterates that they are. */
  private final IdentityHashMap<Term, Iterate> read = new IdentityHashMap<>();
  private final Map<String, Integer> arguments = new LinkedHashMap<>();
  private final List<String> hypotheses = new ArrayList<>();
  private final CycleFactor factors = new CycleFactor();
  private final double factor;

  /** Refused by {@link UnprovenException}. */
  CycleReading(Architecture cycle) {
    if (cycle.inputs() != 2 || cycle.outputs().size() != 1) {
      throw new UnprovenException("a cycle has the inputs x and b and the output x");
    }
    EnergyMatrix energy = EnergyMatrix.finest(matrix(cycle));
    Equation finest = new Equation(energy, Optional.empty());
    Iterate start = new Iterate(finest, new Base(new BitSet(), false), ONE);
    terms.put(cycle.inputValues().get(0), start);
    terms.put(cycle.inputValues().get(1), new Right(finest));
    for (Node node : cycle.nodes()) {
      read(node);
    }
    Base end = iterate(term(cycle.outputs().get(0))).settled();
    if (end.fromZero || !end.contracts(finest)) {
      throw new UnprovenException(end.fromZero ? "its result does not go on from x"
          : "its parts do not expand errors, but none on the finest level is known to contract them");
    }
    factor = factors.of(finest.energy, end.parts);
    if (!(factor < 1)) {
      hypotheses.add("no factor below 1: " + factors.reason());
    }
    hypotheses.add("A, " + finest.energy.size() + " unknowns, is symmetric and positive definite, as a Cholesky factor of "
        + "it less a shift above rounding shows");
    arguments.forEach((text, times) -> hypotheses.add(text + " (" + times + " times)"));
  }

  /** Of the whole cycle in the energy norm; 1 where contraction is all that is known. */
  double factor() {
    return factor;
  }

  List<String> hypotheses() {
    return hypotheses;
  }

  /** The one that is the equation's: of those that are applied the largest square one with the most entries. */
  private static SparseMatrix matrix(Architecture cycle) {
    return cycle.nodes().stream().flatMap(node -> node.operators().stream())
        .filter(SparseMatrix.class::isInstance).map(SparseMatrix.class::cast).filter(a -> a.rows() == a.columns())
        .max(Comparator.comparingInt(SparseMatrix::rows).thenComparingInt(SparseMatrix::nonzeros))
        .orElseThrow(() -> new UnprovenException("no matrix of an equation is applied"));
  }

  /** {@code A x = b}; of a coarse level, for the correction of an iterate of the level above. */
  private final class Equation {

    final EnergyMatrix energy;
    final Optional<Above> above;
    final Iterate zero;

    Equation(EnergyMatrix energy, Optional<Above> above) {
      this.energy = energy;
      this.above = above;
      this.zero = new Iterate(this, new Base(new BitSet(), true), ONE);
    }
  }

  /** The iterate whose residual was restricted, and the interpolation {@code P} of {@code P^T}. */
  private record Above(Iterate corrected, Interpolation p) {}

  /** Errors that did not grow on their way. */
  private static final class Base {

    /** Unknowns relaxed since the last coarse correction; none is missing where the error has become less. */
    final BitSet relaxed;
    /** Whether the errors are those of zero. */
    final boolean fromZero;
    /** What was done before. */
    List<CycleFactor.Part> parts = List.of();
    boolean contracted;
    Optional<LinearOperator> sweep = Optional.empty();

    Base(BitSet relaxed, boolean fromZero) {
      this.relaxed = relaxed;
      this.fromZero = fromZero;
    }

    boolean contracts(Equation equation) {
      return contracted || relaxed.cardinality() == equation.energy.size();
    }

    /** The same errors, for another sweep. */
    Base again(BitSet since, Equation equation, CycleFactor.Part part) {
      Base next = new Base(since, fromZero);
      next.parts = Stream.concat(parts.stream(), Stream.of(part)).toList();
      next.contracted = contracts(equation);
      return next;
    }
  }

  private sealed interface Term {}

  /** {@code b}. */
  private record Right(Equation equation) implements Term {}

  /** An iterate with the error {@code p(M A) e} of its base {@code e}. */
  private final class Iterate implements Term {

    final Equation equation;
    final Base base;
    final List<Dyadic> p;
    private Optional<Base> settled = Optional.empty();

    Iterate(Equation equation, Base base, List<Dyadic> p) {
      this.equation = equation;
      this.base = base;
      this.p = p;
    }

    /** As where a sweep begins. */
    Base settled() {
      if (settled.isEmpty()) {
        settled = Optional.of(p.size() == 1 ? base : swept());
      }
      return settled.get();
    }

    private Base swept() {
      SweepBound bound = SweepBound.of(equation.energy, base.sweep.orElseThrow(), p);
      arguments.merge(bound.text(), 1, Integer::sum);
      BitSet relaxed = (BitSet) base.relaxed.clone();
      relaxed.or(bound.relaxed());
      return base.again(relaxed, equation,
          new CycleFactor.Swept(base.sweep.orElseThrow(), p, bound.norm(), bound.spread()));
    }
  }

  /** {@code rows x}. */
  private record Image(Iterate of, SparseMatrix rows) implements Term {}

  /** {@code b - rows x}. */
  private record Residual(Iterate of, SparseMatrix rows) implements Term {}

  /** {@code M (b - A x)}. */
  private record Step(Iterate of, LinearOperator m) implements Term {}

  /** {@code P y}. */
  private record Correction(Iterate coarse) implements Term {}

  private Term term(Value value) {
    return Optional.ofNullable(terms.get(value)).orElseThrow();
  }

  /** What has been read as an iterate stays one. */
  private Term summand(Value value) {
    Term term = term(value);
    return read.containsKey(term) ? iterate(term) : term;
  }

  private void read(Node node) {
    switch (node) {
      case Node.Zero zero -> terms.put(zero.output(), equation(term(zero.input())).zero);
      case Node.Apply apply -> terms.put(apply.output(), applied(apply.operator(), term(apply.input())));
      case Node.Combine combine -> terms.put(combine.output(),
          combined(combine.coefficients(), combine.inputs().stream().map(this::summand).toList()));
      case Node.Activate _, Node.Differential _, Node.Multiply _, Node.Divide _, Node.AddBias _, Node.Solve _, Node.Loop _,
          Node.SemiIterate _, Node.Repeat _ ->
          throw new UnprovenException("the cycle is not linear: it has the layer " + node.label());
    }
  }

  private static Equation equation(Term term) {
    return switch (term) {
      case Right right -> right.equation;
      case Iterate iterate -> iterate.equation;
      case Image image -> image.of.equation;
      case Residual residual -> residual.of.equation;
      case Step step -> step.of.equation;
      case Correction correction -> correction.coarse.equation.above.orElseThrow().corrected.equation;
    };
  }

  private Term applied(LinearOperator operator, Term term) {
    return switch (term) {
      case Right right -> ofResidual(operator, right.equation.zero, Optional.empty());
      case Residual residual -> ofResidual(operator, residual.of, Optional.of(residual.rows));
      case Iterate _, Step _, Correction _ -> ofIterate(operator, iterate(term));
      case Image image -> throw new UnprovenException("the image of " + image.rows + " is read by " + operator);
    };
  }

  private Term ofIterate(LinearOperator operator, Iterate x) {
    if (operator instanceof Interpolation p) {
      if (x.equation.above.filter(above -> above.p.equals(p)).isEmpty()) {
        throw new UnprovenException(p + " is not the transpose of the restriction before it");
      }
      return new Correction(x);
    }
    if (operator instanceof SparseMatrix rows) {
      return new Image(x, rows);
    }
    throw new UnprovenException("an iterate is read by " + operator);
  }

  /** Of {@code b} the residual is that of zero. */
  private Term ofResidual(LinearOperator operator, Iterate x, Optional<SparseMatrix> rows) {
    EnergyMatrix energy = x.equation.energy;
    if (operator instanceof Restriction restriction) {
      requireRows(energy, rows, all(energy));
      arguments.merge("coarse corrections with R = P^T, A_H = P^T A P, each entry rounded", 1, Integer::sum);
      return new Right(new Equation(energy.coarse(restriction.of()), Optional.of(new Above(x, restriction.of()))));
    }
    requireRows(energy, rows, read(operator, energy));
    return new Step(x, operator);
  }

  private static BitSet all(EnergyMatrix energy) {
    BitSet all = new BitSet();
    all.set(0, energy.size());
    return all;
  }

  /** The samples that an operator reads: of a diagonal those whose weight is not 0. */
  private static BitSet read(LinearOperator operator, EnergyMatrix energy) {
    if (operator instanceof SparseMatrix) {
      throw new UnprovenException("blocks of unknowns are solved by " + operator + ", an inverse up to rounding, of which "
          + "nothing is known");
    }
    BitSet read = all(energy);
    if (operator instanceof Diagonal diagonal) {
      for (int i = 0; i < energy.size(); i++) {
        read.set(i, diagonal.weights().get(0, i) != 0);
      }
    }
    return read;
  }

  private static void requireRows(EnergyMatrix energy, Optional<SparseMatrix> rows, BitSet which) {
    for (int i = which.nextSetBit(0); rows.isPresent() && i >= 0; i = which.nextSetBit(i + 1)) {
      if (!energy.sameRow(rows.get(), i)) {
        throw new UnprovenException("row " + i + " of " + rows.get() + " is not that of A, or on a coarse level of P^T A P");
      }
    }
  }

  private Term combined(List<Double> coefficients, List<Term> all) {
    if (all.size() == 2 && all.get(0) instanceof Right right && all.get(1) instanceof Image image
        && coefficients.equals(List.of(1.0, -1.0)) && image.of.equation == right.equation) {
      return new Residual(image.of, image.rows);
    }
    if (all.stream().anyMatch(Correction.class::isInstance)) {
      boolean added = all.size() == 2 && coefficients.equals(List.of(1.0, 1.0)) && all.get(0) instanceof Iterate;
      return corrected(added ? (Iterate) all.get(0) : equation(all.get(0)).zero,
          (Correction) all.stream().filter(Correction.class::isInstance).findFirst().orElseThrow(),
          added || coefficients.equals(List.of(1.0)));
    }
    return swept(coefficients, all);
  }

  private Iterate corrected(Iterate x, Correction correction, boolean plain) {
    Above above = correction.coarse.equation.above.orElseThrow();
    // What the coarse cycle does to its errors, those of zero: it does not expand them, or is refused.
    Base coarse = correction.coarse.settled();
    if (!plain || above.corrected != x) {
      throw new UnprovenException("a coarse correction that is not added as it is to the iterate of its residual");
    }
    CycleFactor.Part part = new CycleFactor.Corrected(factors.of(correction.coarse.equation.energy, coarse.parts), above.p);
    return new Iterate(x.equation, x.settled().again(new BitSet(), x.equation, part), ONE);
  }

  /** {@code sum_i c_i x_i + sum_j d_j M (b - A y_j)}: of iterates and steps from one base. */
  private Iterate swept(List<Double> coefficients, List<Term> all) {
    Equation equation = equation(all.get(0));
    List<Iterate> iterates = all.stream().filter(Iterate.class::isInstance).map(Iterate.class::cast).toList();
    List<Step> steps = all.stream().filter(Step.class::isInstance).map(Step.class::cast).toList();
    if (iterates.size() + steps.size() < all.size() || steps.isEmpty()) {
      throw new UnprovenException("a combination of what are no iterates of one sweep");
    }
    Base base = base(iterates, steps.get(0));
    List<Dyadic> p = iterates.isEmpty() ? ONE : List.of(Dyadic.ZERO);
    Dyadic weight = iterates.isEmpty() ? Dyadic.ONE : Dyadic.ZERO;
    for (int k = 0; k < all.size(); k++) {
      Dyadic c = Dyadic.of(coefficients.get(k));
      if (all.get(k) instanceof Step step) {
        requireSweep(base, step.m);
        p = sum(Dyadic.ONE, p, Dyadic.ZERO.minus(c), raised(polynomial(step.of, base)));
      } else {
        p = sum(Dyadic.ONE, p, c, polynomial((Iterate) all.get(k), base));
        weight = weight.plus(c);
      }
    }
    if (!weight.equals(Dyadic.ONE)) {
      throw new UnprovenException("weights of iterates whose sum is not exactly 1");
    }
    if (p.size() > PositivePolynomial.MOST) {
      throw new UnprovenException("a sweep of degree " + (p.size() - 1) + "; proven are those up to "
          + (PositivePolynomial.MOST - 1));
    }
    return new Iterate(equation, base, p);
  }

  /** A sweep begins where a step from an iterate is added to it alone, or to nothing, which is zero. */
  private static Base base(List<Iterate> iterates, Step first) {
    boolean begins = iterates.isEmpty() || (iterates.size() == 1 && iterates.get(0) == first.of);
    Base base = begins ? first.of.settled() : first.of.base;
    if (begins && iterates.isEmpty() && first.of != first.of.equation.zero) {
      throw new UnprovenException("a step that is added to no iterate");
    }
    return base;
  }

  private static void requireSweep(Base base, LinearOperator m) {
    if (base.sweep.filter(known -> !known.equals(m)).isPresent()) {
      throw new UnprovenException("two sweeps that begin at one iterate");
    }
    base.sweep = Optional.of(m);
  }

  private static List<Dyadic> polynomial(Iterate x, Base base) {
    if (x.base == base) {
      return x.p;
    }
    if (x.settled.filter(own -> own == base).isPresent()) {
      return ONE;
    }
    throw new UnprovenException("a combination of iterates from two sweeps");
  }

  /** Steps and corrections of zero are iterates themselves. */
  private Iterate iterate(Term term) {
    Iterate known = read.get(term);
    if (known == null) {
      known = fresh(term);
      read.put(term, known);
    }
    return known;
  }

  private Iterate fresh(Term term) {
    return switch (term) {
      case Iterate x -> x;
      case Step step -> swept(List.of(1.0), List.of(step));
      case Correction correction -> corrected(equation(correction).zero, correction, true);
      case Right _, Image _, Residual _ -> throw new UnprovenException("a right-hand side is read as an iterate");
    };
  }
}
