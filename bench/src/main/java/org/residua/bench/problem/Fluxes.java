package org.residua.bench.problem;

import java.util.Arrays;
import java.util.List;
import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Flux;
import org.residua.api.flux.LinearSpline;

/** Every built-in flux: those of the sealed interface. */
public final class Fluxes {

  private static final LinearSpline SPLINE = LinearSpline.of(
      new double[] {-2, -0.75, 0, 0.5, 3}, new double[] {-0.25, -0.75, 0, 0.25, 0.375}, 0.0625, 0.25);

  private Fluxes() {}

  /** All of them, those with a contrast at this one. */
  public static List<Flux> all(double contrast) {
    return Arrays.stream(Flux.class.getPermittedSubclasses())
        .filter(type -> type != CustomFlux.class)
        .map(type -> type == LinearSpline.class ? SPLINE.withContrast(contrast) : flux(type, contrast))
        .toList();
  }

  /** The one of that name. */
  public static Flux named(String name, double contrast) {
    return all(contrast).stream()
        .filter(flux -> flux.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no flux is named " + name));
  }

  private static Flux flux(Class<?> type, double contrast) {
    try {
      return (Flux) (type.getRecordComponents().length == 0
          ? type.getConstructor().newInstance()
          : type.getConstructor(double.class).newInstance(contrast));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("how is a " + type + " made?", e);
    }
  }
}
