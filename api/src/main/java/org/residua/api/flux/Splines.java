package org.residua.api.flux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.residua.api.operator.Domain;
import org.residua.api.operator.Parameter;

/**
 * Linear splines through 0 with trainable values, {@code Phi_m(r_k) = v_mk}, one for all responses or one for each, that
 * stay in a sector whatever their values.
 *
 * <p>On each piece {@code Phi(s)/s = a + b/s} is monotone, so that it is extremal at the knots and at the outer slopes:
 * where {@code lo <= v_k/r_k <= hi} and both outer slopes lie in {@code [lo, hi]}, so does {@code Phi(s)/s} for every
 * {@code s}. That is what the {@link Domain.Sectors domain} of the parameter says, in which an outer slope is the value at
 * a knot 1. The knot 0 has the value 0 and is no number of the parameter. The slope of the piece between {@code r_j} and
 * {@code r_k} is at most {@code (max v_k - min v_j)/(r_k - r_j)}, rounded outward.
 *
 * <p>The derivative by {@code v_k} is the hat function of {@code r_k}, as the flux is linear in its values. Banks are equal
 * when their parameters are.
 */
public final class Splines implements FluxBank {

  private final Parameter values;
  private final Domain.Sectors domain;
  private final List<Flux> fluxes;
  private final Sector domainSlope;

  /**
   * A bank.
   *
   * @param values extents {@code [rows, n + 2]}, one row or as many as responses, each: the slope left of the first knot,
   *     the values at the {@code n} knots, the slope right of the last one; in a {@link #domain}
   */
  public Splines(Parameter values) {
    this.values = values;
    this.domain = require(values);
    int width = domain.knots().size();
    double[] numbers = values.values();
    this.fluxes = IntStream.range(0, numbers.length / width)
        .<Flux>mapToObj(m -> spline(Arrays.copyOfRange(numbers, m * width, (m + 1) * width))).toList();
    this.domainSlope = slopeOfDomain();
  }

  /** One spline for each row of values, those of a new parameter: outer slope, values at the knots, outer slope. */
  public static Splines of(List<Double> knots, Sector sector, double... values) {
    int width = knots.size() + 2;
    return new Splines(new Parameter("spline", List.of(Math.max(1, values.length / width), width),
        domain(knots, sector), values));
  }

  /**
   * Where the numbers of splines may lie, so that none leaves a sector.
   *
   * @param knots increasing, without 0
   * @param sector of {@code Phi(s)/s}
   */
  public static Domain.Sectors domain(List<Double> knots, Sector sector) {
    List<Double> quotients = new ArrayList<>(knots);
    quotients.add(0, 1.0);
    quotients.add(1.0);
    return new Domain.Sectors(quotients, sector.lo(), sector.hi());
  }

  private static Domain.Sectors require(Parameter values) {
    if (values.domain() instanceof Domain.Sectors sectors && sectors.knots().size() >= 2
        && sectors.knots().get(0) == 1 && sectors.knots().get(sectors.knots().size() - 1) == 1
        && values.size() % sectors.knots().size() == 0) {
      return sectors;
    }
    throw new IllegalArgumentException("the " + values.size() + " numbers of " + values + ", " + values.domain().text()
        + ", are no rows of a slope, values at knots and a slope within a sector; give the parameter the domain of splines");
  }

  /** The knots {@code r_k}, without 0. */
  public List<Double> knots() {
    return domain.knots().subList(1, domain.knots().size() - 1);
  }

  /** With the knot 0 between those of the two signs. */
  private LinearSpline spline(double[] row) {
    int n = knots().size();
    int zero = (int) knots().stream().filter(knot -> knot < 0).count();
    double[] knots = new double[n + 1];
    double[] at = new double[n + 1];
    for (int k = 0; k < n; k++) {
      knots[k < zero ? k : k + 1] = knots().get(k);
      at[k < zero ? k : k + 1] = row[k + 1];
    }
    return LinearSpline.of(knots, at, row[0], row[n + 1]);
  }

  private Sector slopeOfDomain() {
    Sector slope = domainSector();
    List<Double> knots = knots();
    for (int k = 0; k + 1 < knots.size(); k++) {
      if (knots.get(k) * knots.get(k + 1) > 0) {
        slope = slope.join(steepest(k, knots.get(k), knots.get(k + 1)));
      }
    }
    return slope;
  }

  /** The slopes between neighbouring knots of one sign; those of 0 and its neighbours are quotients. */
  private Sector steepest(int k, double from, double to) {
    return Outward.slope(domain.greatest(k + 1), domain.least(k + 2), from, to)
        .join(Outward.slope(domain.least(k + 1), domain.greatest(k + 2), from, to));
  }

  @Override
  public List<Flux> fluxes() {
    return fluxes;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(values);
  }

  @Override
  public Splines with(UnaryOperator<Parameter> numbers) {
    Parameter next = numbers.apply(values);
    return next.equals(values) ? this : new Splines(next);
  }

  @Override
  public Sector domainSector() {
    return new Sector(domain.lo(), domain.hi());
  }

  @Override
  public Sector domainSlope() {
    return domainSlope;
  }

  /** Not of all admissible values: some quotients rise. */
  @Override
  public boolean domainDecreasing() {
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Splines that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
