package org.residua.api.flux;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.residua.api.operator.Domain;
import org.residua.api.operator.Parameter;

/**
 * {@code Phi_m(s) = lambda_m Phi(s/lambda_m)}: one flux at trainable contrasts, one for all responses or one for each.
 *
 * <p>Sector and slope do not depend on a contrast, so that those of the flux hold for every admissible value. The
 * derivative by the contrast is {@code (Phi_m(s) - s Phi_m'(s))/lambda_m}. Banks are equal when flux and parameter are.
 */
public final class Contrasts implements FluxBank {

  private final Flux shape;
  private final Parameter contrasts;
  private final List<Flux> fluxes;

  /**
   * A bank.
   *
   * @param shape the flux, whatever its own contrast; refused where a contrast changes nothing
   * @param contrasts {@code lambda_m}, one or as many as responses; its domain within {@code [1e-150, 1e150]}, see
   *     {@link #domain}
   */
  public Contrasts(Flux shape, Parameter contrasts) {
    this.shape = shape.withContrast(1);
    this.contrasts = contrasts;
    if (this.shape.equals(shape.withContrast(2))) {
      throw new IllegalArgumentException("the flux " + shape.text() + " has no contrast to train; use it fixed");
    }
    requireDomain();
    this.fluxes = Arrays.stream(contrasts.values()).mapToObj(shape::withContrast).toList();
  }

  /** Where a contrast may lie: {@code [1e-150, 1e150]}. */
  public static Domain domain() {
    return new Domain.Interval(Flux.LEAST_CONTRAST, Flux.GREATEST_CONTRAST);
  }

  /** A flux with one contrast for each response, those of a new parameter. */
  public static Contrasts of(Flux shape, double... contrasts) {
    return new Contrasts(shape, new Parameter("contrast", List.of(contrasts.length), domain(), contrasts));
  }

  private void requireDomain() {
    for (int m = 0; m < contrasts.size(); m++) {
      double least = contrasts.domain().least(m);
      double greatest = contrasts.domain().greatest(m);
      if (!(least >= Flux.LEAST_CONTRAST && greatest <= Flux.GREATEST_CONTRAST)) {
        throw new IllegalArgumentException("contrast " + m + " of " + contrasts + " may lie in [" + least + ", " + greatest
            + "], which is not within [" + Flux.LEAST_CONTRAST + ", " + Flux.GREATEST_CONTRAST
            + "]; give the parameter the domain of contrasts");
      }
      shape.withContrast(least);
      shape.withContrast(greatest);
    }
  }

  /** The flux at contrast 1. */
  public Flux shape() {
    return shape;
  }

  public Parameter contrasts() {
    return contrasts;
  }

  @Override
  public List<Flux> fluxes() {
    return fluxes;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(contrasts);
  }

  @Override
  public Contrasts with(UnaryOperator<Parameter> numbers) {
    Parameter next = numbers.apply(contrasts);
    return next.equals(contrasts) ? this : new Contrasts(shape, next);
  }

  @Override
  public Sector domainSector() {
    return shape.sector();
  }

  @Override
  public Sector domainSlope() {
    return shape.slope();
  }

  @Override
  public boolean domainDecreasing() {
    return shape.decreasingDiffusivity();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Contrasts that && shape.equals(that.shape) && contrasts.equals(that.contrasts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(shape, contrasts);
  }

  @Override
  public String toString() {
    return text();
  }
}
