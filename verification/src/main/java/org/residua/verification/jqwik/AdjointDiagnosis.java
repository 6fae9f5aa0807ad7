package org.residua.verification.jqwik;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * In which way a map {@code A} that should be {@code K^T} is wrong, from unit impulses: a factor or the sign, {@code K}
 * itself, rows or columns near the ends, a shift; in this order, the first that explains every entry.
 *
 * <p>It is looked for on {@value #TELLING} samples, which tell these apart, where the maps take them and it shows there,
 * otherwise on the shape given. Entries agree up to rounding: the response
 * to an impulse is off by at most {@code kappa u}.
 */
final class AdjointDiagnosis {

  /** Long enough that a shift, a boundary and a factor differ. */
  private static final int TELLING = 16;
  /** Entries of a matrix that are probed within a millisecond, so that shrinking is not held up. */
  private static final int MOST = 1 << 16;
  private static final int FARTHEST_SHIFT = 8;
  private static final int SHOWN = 3;
  private static final int TERMS = 6;

  private final ImpulseMatrix expected;
  private final ImpulseMatrix found;
  private final double rounding;

  private AdjointDiagnosis(ImpulseMatrix expected, ImpulseMatrix found, double rounding) {
    this.expected = expected;
    this.found = found;
    this.rounding = rounding;
  }

  /**
   * In words.
   *
   * @param map {@code K}
   * @param adjoint {@code A}
   * @param source a shape that the map reads
   * @param constant {@code kappa(K) + kappa(A)}
   */
  static String of(UnaryOperator<Signal> map, UnaryOperator<Signal> adjoint, Shape source, double constant) {
    double rounding = RoundingMargin.of(constant) + Double.MIN_NORMAL;
    Shape telling = new Shape(source.channels(), TELLING);
    return Stream.of(telling, source).distinct()
        .flatMap(shape -> probed(map, adjoint, shape, rounding).stream()).filter(AdjointDiagnosis::wrong).findFirst()
        .map(AdjointDiagnosis::words)
        .orElse("On impulses K^T is the transpose of K, as far as that was tried: one of them is not linear.");
  }

  private static Optional<AdjointDiagnosis> probed(
      UnaryOperator<Signal> map, UnaryOperator<Signal> adjoint, Shape source, double rounding) {
    try {
      Shape target = map.apply(Signal.planar(source, new double[source.size()])).shape();
      if ((long) source.size() * target.size() > MOST) {
        return Optional.empty();
      }
      return Optional.of(new AdjointDiagnosis(ImpulseMatrix.of(map, source, target).transposed(),
          ImpulseMatrix.of(adjoint, target, source), rounding));
    } catch (RuntimeException refused) {
      // Another length than the one given need not be read, in whatever way it is refused.
      return Optional.empty();
    }
  }

  private boolean wrong() {
    return !same(1, 0);
  }

  private String words() {
    return "On " + expected.target().length() + " samples, by impulses: " + factor().or(this::untransposed).or(this::few)
        .or(this::shift).orElseGet(() -> "K^T is wrong in " + wrongRows().size() + " of " + expected.target().size() + " rows: "
            + rows(wrongRows()));
  }

  private Optional<String> factor() {
    double factor = ratio(0);
    return !same(factor, 0) ? Optional.empty() : Optional.of(factor == 0 ? "K^T is 0."
        : Math.abs(factor + 1) <= rounding ? "the sign of K^T is wrong: it is -1 times the transpose of K."
        : "the scale of K^T is wrong: it is " + factor + " times the transpose of K.");
  }

  private Optional<String> untransposed() {
    return expected.source().equals(expected.target()) && agree(expected.transposed(), 1, 0)
        ? Optional.of("K^T is K itself; transposed, the filters are reversed.") : Optional.empty();
  }

  /** Rows, or columns, of which most are right. */
  private Optional<String> few() {
    List<Integer> rows = wrongRows();
    List<Integer> columns = IntStream.range(0, expected.source().size())
        .filter(i -> !IntStream.range(0, expected.target().size()).allMatch(j -> close(i, j))).boxed().toList();
    boolean byRows = rows.size() <= columns.size();
    List<Integer> wrong = byRows ? rows : columns;
    Shape shape = byRows ? expected.target() : expected.source();
    if (2 * wrong.size() > shape.size()) {
      return Optional.empty();
    }
    return Optional.of("K^T is wrong in " + wrong.size() + " of " + shape.size() + (byRows ? " rows" : " columns")
        + place(wrong, shape)
        + ": " + (byRows ? rows(wrong) : columns(wrong)));
  }

  private static String place(List<Integer> wrong, Shape shape) {
    int n = shape.length();
    boolean boundary = wrong.stream().allMatch(k -> Math.min(k % n, n - 1 - k % n) < n / 4);
    return boundary ? ", all at the boundary" : "";
  }

  private Optional<String> shift() {
    return IntStream.rangeClosed(1, Math.min(FARTHEST_SHIFT, expected.target().length() - 1)).boxed()
        .flatMap(k -> Stream.of(k, -k))
        .filter(k -> same(ratio(k), k) && telling(k)).findFirst()
        .map(k -> "K^T is shifted by " + Math.abs(k) + (Math.abs(k) == 1 ? " sample" : " samples") + ": its sample i is "
            + (Math.abs(ratio(k) - 1) <= rounding ? "" : ratio(k) + " times ") + "the right sample i " + (k > 0 ? "+ " : "- ")
            + Math.abs(k)
            + (k > 0 ? ", it comes too early." : ", it comes too late."));
  }

  /** The factor of least squares between what was found in each row and what is expected so many rows on. */
  private double ratio(int shift) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < expected.source().size(); i++) {
      for (int j = 0; j < expected.target().size(); j++) {
        if (inside(j, shift)) {
          double e = expected.at(i, j + shift);
          products += e * found.at(i, j);
          squares += e * e;
        }
      }
    }
    double factor = squares == 0 ? 0 : products / squares;
    return Math.abs(factor - Math.rint(factor)) <= rounding ? Math.rint(factor) : factor;
  }

  /** Whether the rows compared hold at least half of both matrices, so that agreement means something. */
  private boolean telling(int shift) {
    double left = 0;
    double right = 0;
    for (int i = 0; i < expected.source().size(); i++) {
      for (int j = 0; j < expected.target().size(); j++) {
        if (inside(j, shift)) {
          left += square(found.at(i, j));
          right += square(expected.at(i, j + shift));
        }
      }
    }
    return 2 * left >= found.sumOfSquares() && 2 * right >= expected.sumOfSquares() && left > 0;
  }

  private static double square(double x) {
    return x * x;
  }

  private boolean same(double factor, int shift) {
    return agree(expected, factor, shift);
  }

  private boolean agree(ImpulseMatrix other, double factor, int shift) {
    for (int i = 0; i < other.source().size(); i++) {
      for (int j = 0; j < other.target().size(); j++) {
        if (inside(j, shift) && !close(found.at(i, j), factor * other.at(i, j + shift), 1 + Math.abs(factor))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean inside(int row, int shift) {
    int n = expected.target().length();
    int at = row % n + shift;
    return at >= 0 && at < n;
  }

  private boolean close(int i, int j) {
    return close(found.at(i, j), expected.at(i, j), 1);
  }

  private boolean close(double one, double other, double size) {
    return Math.abs(one - other) <= size * rounding;
  }

  private List<Integer> wrongRows() {
    return IntStream.range(0, expected.target().size())
        .filter(j -> !IntStream.range(0, expected.source().size()).allMatch(i -> close(i, j))).boxed().toList();
  }

  private String rows(List<Integer> wrong) {
    return listed(wrong, j -> "sample " + at(j, expected.target()) + " of K^T y is " + row(found, j) + " and should be "
        + row(expected, j));
  }

  private String columns(List<Integer> wrong) {
    return listed(wrong, i -> "the response of K^T to an impulse at sample " + at(i, expected.source()) + " is "
        + terms(column(found, i), "e", expected.target()) + " and should be "
        + terms(column(expected, i), "e", expected.target()));
  }

  private static String listed(List<Integer> wrong, IntFunction<String> each) {
    return wrong.stream().limit(SHOWN).map(each::apply).collect(Collectors.joining("; "))
        + (wrong.size() > SHOWN ? "; and " + (wrong.size() - SHOWN) + " more." : ".");
  }

  private static double[] column(ImpulseMatrix matrix, int i) {
    return IntStream.range(0, matrix.target().size()).mapToDouble(j -> matrix.at(i, j)).toArray();
  }

  private static String row(ImpulseMatrix matrix, int j) {
    return terms(IntStream.range(0, matrix.source().size()).mapToDouble(i -> matrix.at(i, j)).toArray(), "y",
        matrix.source());
  }

  private static String terms(double[] factors, String of, Shape shape) {
    List<Integer> there = IntStream.range(0, factors.length).filter(i -> factors[i] != 0).boxed().toList();
    return there.isEmpty() ? "0" : there.stream().limit(TERMS)
        .map(i -> factors[i] + " " + of + "[" + at(i, shape) + "]").collect(Collectors.joining(" + "))
        + (there.size() > TERMS ? " + ..." : "");
  }

  private static String at(int place, Shape shape) {
    return shape.channels() == 1 ? Integer.toString(place) : place / shape.length() + ", " + place % shape.length();
  }
}
