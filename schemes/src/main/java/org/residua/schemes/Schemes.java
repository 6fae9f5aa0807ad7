package org.residua.schemes;

import java.util.List;
import java.util.Optional;

/**
 * The registry of schemes, one line each: command line, help, properties, diagrams and documentation run over it.
 */
public final class Schemes {

  private static final List<Family> ALL = List.of(
      Explicit.FAMILY,
      Fed.FAMILY,
      Fsi.FAMILY,
      DuFortFrankel.FAMILY,
      Rkl1.FAMILY,
      Rkl2.FAMILY,
      HeavyBall.FAMILY,
      Implicit.FAMILY,
      SemiImplicit.FAMILY,
      Midpoint.FAMILY);

  private Schemes() {}

  /** All of them, in the order of the documentation. */
  public static List<Family> all() {
    return ALL;
  }

  /** The one of that name. */
  public static Optional<Family> named(String name) {
    return ALL.stream().filter(family -> family.name().equals(name)).findFirst();
  }

  /** The one that is taken where none is asked for. */
  public static Family usual() {
    return Fsi.FAMILY;
  }
}
