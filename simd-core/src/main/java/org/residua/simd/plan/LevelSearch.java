package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.operator.Repetition;
import org.residua.api.operator.SparseMatrix;
import org.residua.simd.chain.Link;
import org.residua.simd.chain.Reach;
import org.residua.simd.kernel.FusedRows;
import org.residua.simd.kernel.FusedRows.Mode;
import org.residua.simd.kernel.FusedRows.Terms;
import org.residua.simd.kernel.Piece;
import org.residua.simd.kernel.RepeatedRows.Kind;
import org.residua.simd.kernel.Stages;
import org.residua.simd.kernel.Wavefront;

/** Looks whether the links of a chain are all that a level does on its way down, or up: a {@link Wavefront}. */
final class LevelSearch {

  private static final int TAPS = 3;
  /** So many blocks of two vectors are worth the rows before and after, which are done by themselves. */
  private static final int LEAST_BLOCKS = 1;

  private final List<Part> parts;
  private final int block;
  private final List<FusedRows> sweeps = new ArrayList<>();
  private final List<FusedRows> down = new ArrayList<>();
  private Optional<FusedRows> interpolation = Optional.empty();
  private Optional<double[]> weights = Optional.empty();
  private Optional<Piece> x = Optional.empty();
  private Optional<Piece> b = Optional.empty();
  private Optional<Piece> z = Optional.empty();
  /** The iterate that has been found last. */
  private Optional<Piece> last = Optional.empty();

  /**
   * A link and what it does.
   *
   * @param target where its rows go
   * @param rows its rows, if it is a product
   * @param weights what it multiplies sample by sample with, if it does
   * @param x what it reads, if it multiplies or copies
   */
  record Part(Link.Target target, Optional<FusedRows> rows, Optional<double[]> weights, Optional<Piece> x) {

    static Part of(Link.Target target, FusedRows rows) {
      return new Part(target, Optional.of(rows), Optional.empty(), Optional.empty());
    }

    static Part scaled(Link.Target target, double[] weights, Piece x) {
      return new Part(target, Optional.empty(), Optional.of(weights), Optional.of(x));
    }

    static Part copied(Link.Target target, Piece x) {
      return new Part(target, Optional.empty(), Optional.empty(), Optional.of(x));
    }

    static Part other(Link.Target target) {
      return new Part(target, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  private LevelSearch(List<Part> parts, int lanes) {
    this.parts = parts;
    this.block = 2 * lanes;
  }

  /** What they are, if they are one. */
  static Optional<Wavefront> of(List<Part> parts, int lanes) {
    LevelSearch search = new LevelSearch(parts, lanes);
    return IntStream.range(0, parts.size()).allMatch(search::takes) ? search.found() : Optional.empty();
  }

  private boolean takes(int k) {
    Part part = parts.get(k);
    if (part.rows().isPresent()) {
      return takes(part.rows().orElseThrow(), part.target());
    }
    if (part.weights().isPresent()) {
      weights = part.weights();
      b = part.x();
      x = b;
      return k == 0 && result(part.target());
    }
    return part.x().isPresent() && part.x().equals(last) && down.isEmpty() && result(part.target());
  }

  /** An iterate; one that is read later is the result, once. Who reads the last one goes on with the window that was copied. */
  private boolean result(Link.Target target) {
    last = target.over().isPresent() ? last : Optional.of(target.value());
    if (target.window()) {
      return true;
    }
    boolean first = z.isEmpty();
    z = Optional.of(target.value());
    return first;
  }

  private boolean takes(FusedRows rows, Link.Target target) {
    FusedRows.Operands operands = rows.operands();
    Optional<Piece> read = Optional.of(operands.x());
    return switch (rows.mode()) {
      case PRODUCT -> down.size() == 1 && operands.x().equals(down.get(0).operands().z()) && restricts(rows, target);
      case CHANGE -> false;
      case RESIDUAL -> rows.repeated().kind() == Kind.INTERPOLATION ? corrects(rows, target)
          : follows(operands) && down.isEmpty() && rows.repeated().kind() == Kind.STENCIL && stencil(rows) && target.window()
              && down.add(rows);
      case RELAXED -> down.isEmpty() && z.isEmpty() && read.equals(Optional.of(operands.y())) && follows(operands)
          && rows.sumTerms() == Terms.SUM && stencil(rows) && rows.periodicWeights().length > 0 && sweeps.add(rows)
          && result(target);
    };
  }

  private boolean restricts(FusedRows rows, Link.Target target) {
    SparseMatrix r = rows.matrix();
    int from = r.repetition().from();
    return rows.repeated().kind() == Kind.RESTRICTION && !target.window() && rows.repeated().taps() == TAPS
        && r.column(from, 2) - r.column(from, 0) == 2 && down.add(rows);
  }

  private boolean corrects(FusedRows rows, Link.Target target) {
    if (last.isPresent() || rows.residualTerms() != Terms.SUM) {
      return false;
    }
    interpolation = Optional.of(rows);
    x = Optional.of(rows.operands().b());
    return result(target);
  }

  /** Whether it reads the iterate before it and the same right-hand side. */
  private boolean follows(FusedRows.Operands operands) {
    Optional<Piece> read = Optional.of(operands.x());
    if (last.isEmpty()) {
      last = read;
      x = read;
    }
    b = b.isPresent() ? b : Optional.of(operands.b());
    return last.equals(read) && b.equals(Optional.of(operands.b()));
  }

  /** {@code b - A x} with the neighbours of each row, or none. */
  private static boolean stencil(FusedRows rows) {
    Kind kind = rows.repeated().kind();
    return (kind == Kind.STENCIL || kind == Kind.COLOURED) && rows.residualTerms() == Terms.DIFFERENCE
        && rows.matrix().repetition().period() <= 2 && rows.repeated().taps() == TAPS
        && IntStream.range(0, TAPS).allMatch(k -> rows.repeated().offset(k) == k - 1);
  }

  private Optional<Wavefront> found() {
    boolean complete = z.isPresent() && b.isPresent() && down.size() != 1;
    boolean worthwhile = !sweeps.isEmpty() || weights.isPresent();
    boolean possible = sweeps.size() <= Wavefront.MOST_SWEEPS && (interpolation.isEmpty() || down.isEmpty());
    if (!complete || !worthwhile || !possible || parts.stream().anyMatch(part -> b.equals(Optional.of(part.target().value())))) {
      return Optional.empty();
    }
    return middle().map(rows -> new Wavefront(new Stages(
        x.orElseThrow(), b.orElseThrow(), z.orElseThrow(), interpolation, weights, sweeps, down), rows, block / 2));
  }

  /** Rows where everything repeats, whole blocks of them. */
  private Optional<Wavefront.Middle> middle() {
    int stages = sweeps.size() + (down.isEmpty() ? 0 : 1);
    int from = stages + 2;
    int to = z.orElseThrow().samples().length;
    List<FusedRows> all = new ArrayList<>(sweeps);
    down.stream().findFirst().ifPresent(all::add);
    for (int s = 1; s <= stages; s++) {
      from = Math.max(from, all.get(s - 1).repeated().first() + s);
      to = Math.min(to, all.get(s - 1).repeated().end() + s);
    }
    if (interpolation.isPresent()) {
      SparseMatrix p = interpolation.orElseThrow().matrix();
      from = Math.max(from, p.repetition().from());
      to = Math.min(to, p.repetition().to());
      from += from < to && p.count(from) == 2 ? 0 : 1;
      if (from + 1 >= to || p.count(from) != 2 || p.count(from + 1) != 1 || p.column(from, 1) != p.column(from + 1, 0)) {
        return Optional.empty();
      }
    }
    if (!down.isEmpty()) {
      SparseMatrix r = down.get(1).matrix();
      Repetition rows = r.repetition();
      int shift = stages + 1 + r.column(rows.from(), 0) - 2 * rows.from();
      from = Math.max(from, 2 * rows.from() + shift);
      to = Math.min(to, 2 * rows.to() + shift);
      from += Math.floorMod(from - shift, 2);
    }
    int start = from;
    int most = to;
    int blocks = (weights.map(d -> alternating(d, start, most)).orElse(to) - from) / block;
    int end = from + blocks * block;
    boolean loop = blocks >= LEAST_BLOCKS && all.stream().allMatch(LevelSearch::near)
        && restrictsInside(new Wavefront.Middle(start, end), stages);
    return loop ? Optional.of(new Wavefront.Middle(start, end)) : Optional.empty();
  }

  /** No row around a period. */
  private static boolean near(FusedRows rows) {
    Reach reach = Reach.of(rows.matrix());
    return reach.down() <= 1 && reach.up() <= 1;
  }

  /** Whether the first restricted rows read none but the first residuals, and the last the last. */
  private boolean restrictsInside(Wavefront.Middle rows, int stages) {
    if (down.isEmpty()) {
      return true;
    }
    SparseMatrix r = down.get(1).matrix();
    int first = (rows.from() - stages - 1 - r.column(r.repetition().from(), 0) + 2 * r.repetition().from()) / 2;
    int end = first + (rows.to() - rows.from()) / 2;
    return IntStream.range(0, first).allMatch(k -> r.count(k) == 0 || r.column(k, r.count(k) - 1) < rows.from() - stages)
        && IntStream.range(end, r.rows()).allMatch(k -> r.count(k) == 0 || r.column(k, 0) >= rows.to() - stages - 1);
  }

  /** One beyond the last of the weights from {@code from} on that alternate, the last of all often being another. */
  private static int alternating(double[] d, int from, int to) {
    return IntStream.range(from + 2, to).filter(i -> Double.doubleToRawLongBits(d[i]) != Double.doubleToRawLongBits(d[i - 2]))
        .findFirst().orElse(to);
  }
}
