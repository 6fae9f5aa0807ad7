package org.residua.verification;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;

/** The engines that every comparison runs with: the plain reference first, then the fused loops. */
final class Providers {

  private static final List<Engine> FUSED = find();

  private Providers() {}

  static List<Engine> all() {
    List<Engine> all = new ArrayList<>(List.of(Engines.plain()));
    all.addAll(FUSED);
    return all;
  }

  /** Those that do not allocate in a step. */
  static List<Engine> fused() {
    return FUSED;
  }

  private static List<Engine> find() {
    List<Engine> found = new ArrayList<>(List.of(Engines.named("scalar")));
    try {
      found.add(Engines.named("vector"));
    } catch (IllegalArgumentException e) {
      // ProvidersTest fails then; the other tests still hold the other engines to the theorems.
    }
    return List.copyOf(found);
  }
}
