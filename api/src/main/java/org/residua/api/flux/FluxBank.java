package org.residua.api.flux;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.residua.api.operator.Parameter;

/**
 * The fluxes of the responses of a filter bank: {@code Phi_m}, one for all of them or one for each; coupled, one for each
 * group. Its numbers may be trainable {@linkplain Parameter parameters}.
 *
 * <p>{@link #sector} and {@link #slope} contain the ranges of all its fluxes with the numbers of now; {@link
 * #domainSector} and {@link #domainSlope} those for every admissible value of its parameters. Immutable, thread safe;
 * nothing allocates in {@link #flux}.
 */
public sealed interface FluxBank permits FixedFluxes, Contrasts, Splines {

  /** Fluxes without trainable numbers: one for all responses, or one for each. */
  static FluxBank of(Flux... fluxes) {
    return new FixedFluxes(List.of(fluxes));
  }

  /** One flux for all responses, or one for each. */
  List<Flux> fluxes();

  /** The trainable numbers; none of a bank of fixed fluxes. */
  List<Parameter> parameters();

  /** The same bank with other numbers of its parameters; itself where they stay. */
  FluxBank with(UnaryOperator<Parameter> numbers);

  /** Contains {@code Phi_m(s)/s} for every admissible value of the parameters. */
  Sector domainSector();

  /** Contains {@code Phi_m'(s)} for every admissible value of the parameters. */
  Sector domainSlope();

  /** Whether {@link #decreasing} for every admissible value of the parameters. */
  boolean domainDecreasing();

  /** Whether all responses have one flux. */
  default boolean uniform() {
    return fluxes().size() == 1;
  }

  /** The flux of response {@code m}. */
  default Flux flux(int m) {
    return fluxes().get(uniform() ? 0 : m);
  }

  /** The least interval that contains every {@link Flux#sector}. */
  default Sector sector() {
    return joined(Flux::sector);
  }

  /** The least interval that contains every {@link Flux#slope}. */
  default Sector slope() {
    return joined(Flux::slope);
  }

  private Sector joined(Function<Flux, Sector> bound) {
    BinaryOperator<Sector> join = Sector::join;
    return fluxes().stream().map(bound).reduce(join).orElseThrow();
  }

  /** Whether all are {@link Flux#even}. */
  default boolean even() {
    return fluxes().stream().allMatch(Flux::even);
  }

  /** Whether all have a {@link Flux#decreasingDiffusivity}. */
  default boolean decreasing() {
    return fluxes().stream().allMatch(Flux::decreasingDiffusivity);
  }

  /** Whether all {@code g} are the same constant, so that the diffusion is linear. */
  default boolean constant() {
    return sector().lo() == sector().hi();
  }

  /** Whether the bounds of one of them are a user's word. */
  default boolean assumed() {
    return fluxes().stream().anyMatch(Flux::assumed);
  }

  /** The fluxes with all their numbers, the first and the last of many. */
  default String text() {
    int count = fluxes().size();
    return count <= 3 ? fluxes().stream().map(Flux::text).collect(Collectors.joining(", "))
        : count + " fluxes, " + flux(0).text() + ", ..., " + flux(count - 1).text();
  }

  /** Refuses a number of fluxes that is neither 1 nor that of what has a flux of its own. */
  default void requireCount(int count) {
    if (!uniform() && fluxes().size() != count) {
      throw new IllegalArgumentException(fluxes().size() + " fluxes (" + text() + ") for " + count
          + " responses or groups of them; give one flux for all, or one for each");
    }
  }
}
