package org.residua.api.flux;

import java.util.List;
import java.util.function.UnaryOperator;
import org.residua.api.operator.Parameter;

/**
 * Fluxes whose numbers are not trained.
 *
 * @param fluxes one for all responses, or one for each
 */
public record FixedFluxes(List<Flux> fluxes) implements FluxBank {

  /** Copies the list; refuses an empty one. */
  public FixedFluxes {
    fluxes = List.copyOf(fluxes);
    if (fluxes.isEmpty()) {
      throw new IllegalArgumentException("a bank of 0 fluxes; give one flux for all responses, or one for each");
    }
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public FixedFluxes with(UnaryOperator<Parameter> numbers) {
    return this;
  }

  @Override
  public Sector domainSector() {
    return sector();
  }

  @Override
  public Sector domainSlope() {
    return slope();
  }

  @Override
  public boolean domainDecreasing() {
    return decreasing();
  }
}
