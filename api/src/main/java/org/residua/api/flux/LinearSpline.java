package org.residua.api.flux;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.residua.api.arithmetic.Fma;

/**
 * {@code Phi(s) = lambda p(s/lambda)} with a continuous, piecewise linear {@code p}, {@code p(0) = 0}: an activation
 * whose certificate is checked on finitely many numbers.
 *
 * <p>{@code p} is given by its values at knots, one of them 0, and its slopes outside. On each piece
 * {@code p(r)/r = m + c/r} is monotone, so that the sector is that of the quotients at the knots and of the
 * outer slopes, and the range of the slope that of the pieces; both are found by exact arithmetic and
 * rounded outward to neighbouring doubles. The potential is piecewise quadratic.
 *
 * <p>Evaluation: the piece is chosen by comparisons with all knots (a few operations each, so up to some
 * tens of knots are quick), then {@code fma(slope, r - anchor, value)} with the end of the piece that is nearer to
 * 0 as anchor, so that quotients keep their relative accuracy near 0; where {@code s/lambda} overflows it is the outer slope
 * times {@code s}. Error: a few ulp of the values at the
 * neighbouring knots. The derivative is the slope of the piece that {@link #at} takes, with an error of at most {@code 3 u},
 * {@code u = 2^-53}, relative to it: two differences and a quotient; at a knot it is the one of the right. Immutable.
 */
public final class LinearSpline implements Flux {

  /** Beyond, the potential is evaluated in {@code s}: the square of {@code s/lambda} overflows before it does. */
  private static final double SQUARE_OVERFLOWS = 0x1p500;

  private final double contrast;
  private final double[] knots;
  private final double[] values;
  private final double[] slopes;
  private final double[] anchors;
  private final double[] bases;
  private final double[] areas;
  private final int zero;
  private final SplineBounds bounds;

  private LinearSpline(double contrast, double[] knots, double[] values, double[] slopes) {
    this.contrast = Flux.requireContrast(contrast);
    this.knots = knots;
    this.values = values;
    this.slopes = slopes;
    this.zero = Arrays.binarySearch(knots, 0.0);
    this.bounds = SplineBounds.of(knots, values, slopes[0], slopes[knots.length]);
    this.anchors = nearerToZero(knots);
    this.bases = nearerToZero(values);
    this.areas = areas();
  }

  /**
   * A spline with contrast 1.
   *
   * @param knots increasing, finite, one of them 0; copied
   * @param values the values at the knots, finite, 0 at 0; copied
   * @param left the slope left of the first knot
   * @param right the slope right of the last knot
   */
  public static LinearSpline of(double[] knots, double[] values, double left, double right) {
    SplineBounds.require(knots, values, left, right);
    double[] slopes = new double[knots.length + 1];
    slopes[0] = left;
    slopes[knots.length] = right;
    for (int j = 1; j < knots.length; j++) {
      slopes[j] = (values[j] - values[j - 1]) / (knots[j] - knots[j - 1]);
    }
    double[] ownKnots = knots.clone();
    ownKnots[SplineBounds.zero(knots)] = 0;
    return new LinearSpline(1, ownKnots, values.clone(), slopes);
  }

  /** The number of linear pieces, one more than knots. */
  public int pieces() {
    return slopes.length;
  }

  /** Where piece {@code j = 1..pieces()-1} begins; piece 0 begins at minus infinity. */
  public double start(int j) {
    return knots[j - 1];
  }

  /** The end of piece {@code j} that is nearer to 0. */
  public double anchor(int j) {
    return anchors[j];
  }

  /** The value at the anchor of piece {@code j}. */
  public double value(int j) {
    return bases[j];
  }

  /** The slope of piece {@code j}. */
  public double slope(int j) {
    return slopes[j];
  }

  /** The slope just right of 0, which stands for {@code Phi(s)/s} there. */
  public double slopeAtZero() {
    return slopes[zero + 1];
  }

  private int anchorIndex(int j) {
    return j <= zero ? j : j - 1;
  }

  /** The numbers at the anchors of all pieces. */
  private double[] nearerToZero(double[] atKnots) {
    double[] atAnchors = new double[atKnots.length + 1];
    for (int j = 0; j < atAnchors.length; j++) {
      atAnchors[j] = atKnots[anchorIndex(j)];
    }
    return atAnchors;
  }

  private int piece(double r) {
    int j = 0;
    for (double knot : knots) {
      j += r >= knot ? 1 : 0;
    }
    return j;
  }

  private double unit(double r, int j) {
    return Fma.of(slopes[j], r - anchors[j], bases[j]);
  }

  @Override
  public String name() {
    return "spline";
  }

  @Override
  public List<Object> structure() {
    return List.of(name(), knots.length);
  }

  @Override
  public String text() {
    return String.format(Locale.ROOT, "spline(%d knots, contrast %s)", knots.length, contrast);
  }

  @Override
  public double contrast() {
    return contrast;
  }

  @Override
  public LinearSpline withContrast(double newContrast) {
    return new LinearSpline(newContrast, knots, values, slopes);
  }

  @Override
  public double at(double s) {
    double r = s * (1 / contrast);
    int j = piece(r);
    return Double.isInfinite(r) ? slopes[j] * s : contrast * unit(r, j);
  }

  @Override
  public double diffusivity(double s) {
    double r = s * (1 / contrast);
    int j = piece(r);
    return r == 0 ? slopeAtZero() : Double.isInfinite(r) ? slopes[j] : unit(r, j) / r;
  }

  @Override
  public double derivative(double s) {
    return slopes[piece(s * (1 / contrast))];
  }

  @Override
  public double potential(double s) {
    double r = s / contrast;
    int j = piece(r);
    int anchor = anchorIndex(j);
    if (Math.abs(r) > SQUARE_OVERFLOWS) {
      double far = s - contrast * anchors[j];
      return contrast * contrast * areas[anchor] + far * (contrast * bases[j] + 0.5 * slopes[j] * far);
    }
    double d = r - anchors[j];
    return contrast * contrast * (areas[anchor] + d * (bases[j] + 0.5 * slopes[j] * d));
  }

  /** The potential at the knots: trapezoids from 0 outward. */
  private double[] areas() {
    double[] area = new double[knots.length];
    for (int j = zero + 1; j < knots.length; j++) {
      area[j] = area[j - 1] + 0.5 * (values[j] + values[j - 1]) * (knots[j] - knots[j - 1]);
    }
    for (int j = zero - 1; j >= 0; j--) {
      area[j] = area[j + 1] + 0.5 * (values[j] + values[j + 1]) * (knots[j] - knots[j + 1]);
    }
    return area;
  }

  @Override
  public Sector sector() {
    return bounds.sector();
  }

  @Override
  public Sector slope() {
    return bounds.slope();
  }

  @Override
  public boolean even() {
    return bounds.even();
  }

  @Override
  public boolean decreasingDiffusivity() {
    return bounds.decreasing();
  }

  @Override
  public Description description() {
    return new Description("p(r)/r, p piecewise linear through 0", "piecewise quadratic",
        "The trainable activation with a certificate: sector and slope are read off the knots. Shown is one with five"
        + " knots.", "");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearSpline that && contrast == that.contrast
        && Arrays.equals(knots, that.knots) && Arrays.equals(values, that.values)
        && Arrays.equals(slopes, that.slopes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new int[] {
        Double.hashCode(contrast), Arrays.hashCode(knots), Arrays.hashCode(values),
        Arrays.hashCode(slopes)});
  }

  @Override
  public String toString() {
    return text();
  }
}
