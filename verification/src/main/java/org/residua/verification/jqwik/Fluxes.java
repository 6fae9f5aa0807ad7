package org.residua.verification.jqwik;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Flux;
import org.residua.api.flux.LinearSpline;

/** All built-in fluxes: those that {@link Flux} permits, so that a new one is drawn without a change here. */
public final class Fluxes {

  /** Neither even nor monotone, {@code g} between 1/16 and 1, its knots unevenly spaced. */
  private static final LinearSpline SPLINE = LinearSpline.of(
      new double[] {-2, -0.75, 0, 0.5, 3}, new double[] {-0.25, -0.75, 0, 0.25, 0.375}, 0.0625, 0.25);

  private Fluxes() {}

  /** One flux of each built-in class, contrast 1, further parameters their defaults. */
  public static List<Flux> units() {
    return Arrays.stream(Objects.requireNonNull(Flux.class.getPermittedSubclasses()))
        .filter(type -> type != CustomFlux.class).map(Fluxes::unit).toList();
  }

  private static Flux unit(Class<?> type) {
    if (type == LinearSpline.class) {
      return SPLINE;
    }
    try {
      Constructor<?> constructor = Arrays.stream(type.getConstructors())
          .min(Comparator.comparingInt(Constructor::getParameterCount)).orElseThrow();
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

  /** Fluxes with {@code g >= 0}, for which norms are bounded, channelwise and, where they are even, coupled. */
  public static Arbitrary<Activation> activations(double responseScale) {
    Arbitrary<Flux> fluxes = of(responseScale).filter(flux -> flux.sector().lo() >= 0);
    return Arbitraries.of(Coupling.CHANNELWISE, Coupling.COUPLED).flatMap(coupling -> fluxes
        .filter(flux -> flux.even() || coupling.group() == 1)
        .map(flux -> new Activation(flux, Activation.Form.FLUX, coupling)));
  }
}
