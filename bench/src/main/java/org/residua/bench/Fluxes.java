package org.residua.bench;

import java.util.Arrays;
import java.util.List;
import org.residua.api.flux.Flux;

/** Every flux there is: those of the sealed interface. */
final class Fluxes {

  private Fluxes() {}

  static List<Flux> all(double contrast) {
    return Arrays.stream(Flux.class.getPermittedSubclasses())
        .map(type -> flux(type, contrast))
        .toList();
  }

  static Flux named(String name, double contrast) {
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
