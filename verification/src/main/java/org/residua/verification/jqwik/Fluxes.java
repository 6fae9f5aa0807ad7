package org.residua.verification.jqwik;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.Flux;

/** All fluxes: those that {@link Flux} permits, so that a new one is drawn without a change here. */
public final class Fluxes {

  private Fluxes() {}

  /** One flux of each permitted class, contrast 1. */
  public static List<Flux> units() {
    return Arrays.stream(Objects.requireNonNull(Flux.class.getPermittedSubclasses())).map(Fluxes::unit).toList();
  }

  private static Flux unit(Class<?> type) {
    try {
      Constructor<?> constructor = type.getConstructors()[0];
      Object[] arguments = new Object[constructor.getParameterCount()];
      Arrays.fill(arguments, 1.0);
      return ((Flux) constructor.newInstance(arguments)).withContrast(1);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " cannot be drawn: a public constructor of numbers is needed", e);
    }
  }

  /** Contrasts {@code 1e-3..1e3} times the size of the responses, log-uniform, their size itself often. */
  public static Arbitrary<Double> contrasts(double responseScale) {
    return Arbitraries.oneOf(
        Arbitraries.just(responseScale),
        Arbitraries.doubles().between(-3, 3).map(e -> responseScale * Math.pow(10, e)));
  }

  /** Every flux with contrasts relative to the size of the responses. */
  public static Arbitrary<Flux> of(double responseScale) {
    return Arbitraries.of(units()).flatMap(flux -> contrasts(responseScale).map(flux::withContrast));
  }

  /** Fluxes for responses of size 1, contrasts {@code 1e-3..1e3}. */
  public record Any() implements ArbitrarySupplier<Flux> {

    @Override
    public Arbitrary<Flux> get() {
      return of(1).withoutEdgeCases();
    }
  }

  /** Fluxes channelwise and coupled. */
  public static Arbitrary<Activation> activations(double responseScale) {
    return Arbitraries.of(Coupling.class).flatMap(
        coupling -> of(responseScale).map(flux -> new Activation(flux, Activation.Form.FLUX, coupling)));
  }
}
