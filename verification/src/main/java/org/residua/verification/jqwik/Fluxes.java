package org.residua.verification.jqwik;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.FixedFluxes;
import org.residua.api.flux.Flux;

/** Activations of the built-in fluxes: those of their list, so that a new one is drawn without a change here. */
public final class Fluxes {

  private Fluxes() {}

  /** Contrasts {@code 1e-3..1e3} times the size of the responses, log-uniform, their size itself often. */
  public static Arbitrary<Double> contrasts(double responseScale) {
    return Arbitraries.oneOf(
        Arbitraries.just(responseScale),
        Arbitraries.doubles().between(-3, 3).map(e -> responseScale * Math.pow(10, e)));
  }

  /** Every flux with contrasts relative to the size of the responses. */
  public static Arbitrary<Flux> of(double responseScale) {
    return Arbitraries.of(BuiltinFluxes.all()).flatMap(flux -> contrasts(responseScale).map(flux::withContrast));
  }

  /** Fluxes for responses of size 1, contrasts {@code 1e-3..1e3}. */
  public record Any() implements ArbitrarySupplier<Flux> {

    @Override
    public Arbitrary<Flux> get() {
      return of(1).withoutEdgeCases();
    }
  }

  /**
   * Fluxes with {@code g >= 0}, for which norms are bounded: one for all responses or one for each, channelwise and, where
   * they are even, coupled over all or over groups.
   */
  public static Arbitrary<Activation> activations(int responses, double responseScale) {
    List<Coupling> couplings = Stream.concat(Stream.of(Coupling.CHANNELWISE, Coupling.COUPLED),
        IntStream.range(2, responses).filter(size -> responses % size == 0).mapToObj(Coupling::groups)).toList();
    return Arbitraries.of(couplings).flatMap(coupling -> Arbitraries.of(1, coupling.count(responses))
        .flatMap(count -> bank(coupling, count, responseScale)));
  }

  private static Arbitrary<Activation> bank(Coupling coupling, int count, double responseScale) {
    Arbitrary<Flux> fluxes = of(responseScale)
        .filter(flux -> flux.sector().lo() >= 0 && (flux.even() || coupling.group() == 1));
    return fluxes.list().ofSize(count)
        .map(drawn -> new Activation(new FixedFluxes(drawn), Activation.Form.FLUX, coupling));
  }
}
