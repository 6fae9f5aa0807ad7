package org.residua.simd.banded;

/**
 * The numbers of {@code P A P^T = L D L^T} for a symmetric positive definite banded matrix, eliminated from
 * both ends towards the middle, in the form loops read; of one matrix, or of {@value #BATCH} matrices whose
 * numbers lie side by side, one per lane.
 *
 * <p>Of the {@code n} rows the last {@code border} ({@code w} if the matrix is periodic, otherwise 0) are the
 * border: they couple to both ends and are eliminated last. Of the others, each end has {@code h = rows()} and
 * the middle {@code w} or {@code w+1}. Row {@code t} of an {@link End}, {@code t = 0..h-1}, in this order of
 * operations, where {@code a_q} is the entry of rows {@code t} and {@code t+q} and {@code W} the window:
 *
 * <pre>
 * s = a_0 + W_00      c_q = a_q + W_0q for q = 1..w-1      c_w = a_w
 * f_k = a_k + F_0k, or F_0k where a_k lies outside the bands
 * t even: d = fma(-c'_1^2, r', s),  r = 1/d         ' marks column t-1; zeros when t = 0
 * t odd:  r = d' / fma(s, d', -c'_1^2)
 * l_q = c_q r      g_k = f_k r
 * W_{p-1,q-1} = fma(-l_p, c_q, W_pq), p = 1..w, q = p..w, but W_00 = W_11
 * F_{p-1,k} = fma(-l_p, f_k, F_pk)    E_jk = fma(-g_j, f_k, E_jk), j &lt;= k
 * </pre>
 *
 * <p>{@code d' / (s d' - c'^2)} is the reciprocal of {@code s - c'^2/d'} without waiting for {@code 1/d'}:
 * two pivots cost the latency of one division. Products of two entries must not leave the range of doubles:
 * a pivot outside {@link #LEAST}..{@link #MOST} is refused.
 *
 * <p>Planes hold, at {@link #place place(row)} {@code + lane}: plane 0 {@code r}, plane {@code q} {@code l_q}, plane
 * {@code w+1+k} {@code g_k}. Not thread safe.
 */
public final class TwistedFactor {

  /** Matrices of a batch side by side. */
  public static final int BATCH = 8;

  /**
   * Numbers in front of those of a batch: with the sixteen bytes that begin an array, the rows of an array that begins at a cache line
   * begin at one as well. Large arrays do so.
   */
  private static final int LINE = 6;

  /** The least pivot: the square of an entry that matters beside it is a normal number. */
  public static final double LEAST = 0x1p-500;

  /** The largest pivot. */
  public static final double MOST = 0x1p500;

  private final BandedShape shape;
  private final int systems;
  private final int bandsAt;
  private final int samplesAt;
  private final EndLayout layout;
  private final EndMoves moves;
  private final int rows;
  private final double[][] planes;
  private final End top;
  private final End bottom;

  /**
   * The factor of as many matrices as lanes, whose numbers begin at these places of their arrays.
   *
   * @param systems how many of them are no padding
   */
  TwistedFactor(BandedShape shape, int lanes, int systems, int bandsAt, int samplesAt) {
    this.shape = shape;
    this.systems = systems;
    this.bandsAt = bandsAt;
    this.samplesAt = samplesAt;
    this.layout = new EndLayout(
        shape.halfBandwidth(), shape.periodic() ? shape.halfBandwidth() : 0, lanes);
    this.moves = new EndMoves(layout);
    this.rows = (interior() - width()) / 2;
    this.planes = new double[1 + width() + border()][place(interior())];
    this.top = new End(this, true);
    this.bottom = new End(this, false);
  }

  /** {@code n}. */
  public int size() {
    return shape.size();
  }

  /** {@code w}, below {@code n}. */
  public int width() {
    return shape.halfBandwidth();
  }

  /** The number of border rows. */
  public int border() {
    return layout.border();
  }

  /** The number of rows that are not border rows. */
  public int interior() {
    return size() - border();
  }

  /** {@code h}, the number of rows of each end. */
  public int rows() {
    return rows;
  }

  /** 1, or {@value #BATCH} for a batch. */
  public int lanes() {
    return layout.lanes();
  }

  /** The matrices that are no padding, in the first lanes. */
  public int systems() {
    return systems;
  }

  /** Where the state of the ends is. */
  public EndLayout layout() {
    return layout;
  }

  /** The updates of the state by a column. */
  public EndMoves moves() {
    return moves;
  }

  /** Where the first lane of a row is: in a plane, and from {@link #samplesAt} or the beginning of a band on. */
  public int place(int row) {
    return place(row, lanes());
  }

  /** The same of so many lanes. */
  static int place(int row, int lanes) {
    return (lanes == BATCH ? LINE : 0) + row * lanes;
  }

  /** Where the bands begin, see {@link #place}. */
  public int bandsAt() {
    return bandsAt;
  }

  /** Where the right-hand side and the solution begin, see {@link #place}. */
  public int samplesAt() {
    return samplesAt;
  }

  /** The numbers of the factor; see the class. */
  public double[] plane(int index) {
    return planes[index];
  }

  /** The end whose rows ascend. */
  public End top() {
    return top;
  }

  /** The end whose rows descend. */
  public End bottom() {
    return bottom;
  }

  /** Whether a matrix with that reciprocal pivot is accepted. */
  public static boolean inRange(double reciprocal) {
    return reciprocal >= 1 / MOST && reciprocal <= 1 / LEAST;
  }

  /** Where in the bands the entry of a row and border row {@code k} is, negative if it is zero. */
  int borderEntry(int row, int k) {
    int w = width();
    int distance = interior() + k - row;
    if (row <= k) {
      return bandsAt() + place((w - k + row) * size() + interior() + k);
    }
    return distance <= w ? bandsAt() + place(distance * size() + row) : -1;
  }
}
