package org.residua.simd.vector.rows;

import java.util.stream.IntStream;
import org.residua.api.operator.Repetition;
import org.residua.simd.copy.Cache;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.kernel.FusedRows;
import org.residua.simd.kernel.RepeatedRows;
import org.residua.simd.kernel.RimLoop;
import org.residua.simd.kernel.RowsPass;
import org.residua.simd.kernel.Wavefront;
import org.residua.simd.vector.copy.Width;

/** The rows of sparse matrices: those that repeat on vectors, the others one after the other. Thread safe. */
public final class RowsLoops {

  /** A pass over the rows: what of them is done on vectors, and by whom. */
  private record Key(RowsLoop.Constants constants, RepeatedRows.Kind kind) {}

  /**
   * Of 64 bytes nearly every load of a neighbour crosses a line of the cache; and there are registers enough to do without.
   */
  private static final int MOST_LANES_OF_TILES = 4;

  private final Width width;
  private final Cache<Key, RowsLoop> loops = new Cache<>(RowsLoops::made);
  private final Cache<WavefrontLoop.Constants, WavefrontLoop> wavefronts =
      new Cache<>(constants -> LoopMaker.copy(WavefrontLoop.class, WavefrontTemplate.class, constants));
  private final Cache<WavefrontLoop.Constants, WavefrontLoop> tiles =
      new Cache<>(constants -> LoopMaker.copy(WavefrontLoop.class, TilesTemplate.class, constants));

  private final Cache<Width, RimLoop> rims = new Cache<>(lanes -> LoopMaker.copy(RimLoop.class, RimTemplate.class, lanes));

  public RowsLoops(Width width) {
    this.width = width;
  }

  /** Gives a level the loops over its rows. */
  public Wavefront loop(Wavefront rows) {
    boolean tiled = width.lanes() <= MOST_LANES_OF_TILES && !rows.overRightHandSide();
    WavefrontLoop loop = (tiled ? tiles : wavefronts).of(new WavefrontLoop.Constants(width, rows.form()));
    return rows.with((from, to) -> loop.run(rows, from, to), rims.of(width));
  }

  private static RowsLoop made(Key key) {
    return LoopMaker.copy(RowsLoop.class, switch (key.kind()) {
      case STENCIL, COLOURED -> StencilTemplate.class;
      case RESTRICTION -> RestrictionTemplate.class;
      case INTERPOLATION -> InterpolationTemplate.class;
      case OTHER -> throw new IllegalArgumentException("no loop for such rows");
    }, key.constants());
  }

  /** A pass over rows. */
  public RowsPass pass(FusedRows rows) {
    RepeatedRows.Kind kind = rows.repeated().kind();
    RowsLoop.Form form = new RowsLoop.Form(kind == RepeatedRows.Kind.COLOURED, rows.periodicWeights().length > 0,
        rows.residualTerms(), rows.sumTerms(), centre(rows));
    Key key = new Key(new RowsLoop.Constants(width, taps(rows, 0), taps(rows, 1), rows.mode(), form), kind);
    return possible(key) ? new VectorPass(rows, loops.of(key)) : rows::run;
  }

  private static boolean possible(Key key) {
    int most = Math.max(key.constants().taps(), key.constants().others());
    return switch (key.kind()) {
      case STENCIL, COLOURED -> most <= StencilTemplate.MOST_TAPS;
      case RESTRICTION -> most <= RestrictionTemplate.MOST_TAPS && key.constants().mode() == FusedRows.Mode.PRODUCT;
      case INTERPOLATION -> most <= InterpolationTemplate.MOST_TAPS
          && Math.min(key.constants().taps(), key.constants().others()) > 0 && !key.constants().at(FusedRows.Mode.CHANGE);
      case OTHER -> false;
    };
  }

  private static int centre(FusedRows rows) {
    boolean same = rows.mode() == FusedRows.Mode.RELAXED && rows.operands().x() == rows.operands().y();
    return IntStream.range(0, same ? rows.repeated().taps() : 0)
        .filter(k -> rows.repeated().offset(k) == 0).findFirst().orElse(-1);
  }

  private static int taps(FusedRows rows, int k) {
    Repetition repetition = rows.matrix().repetition();
    return rows.repeated().kind() == RepeatedRows.Kind.INTERPOLATION ? rows.matrix().count(repetition.from() + k)
        : k == 0 ? rows.repeated().taps() : 0;
  }
}
