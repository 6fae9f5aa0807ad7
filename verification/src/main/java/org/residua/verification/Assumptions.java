package org.residua.verification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.residua.api.certificate.Condition;
import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Flux;

/** What a claim about a flux takes on trust: nothing for a built-in one, all bounds of a user's own. */
final class Assumptions {

  private Assumptions() {}

  /** The assumptions about the bounds of a flux. */
  static Set<Condition> of(Flux flux) {
    return flux instanceof CustomFlux
        ? Set.of(new Condition.Assumed(flux.text(), String.format(Locale.ROOT,
            "Phi(s)/s in [%s, %s], Phi' in [%s, %s]%s", flux.sector().lo(), flux.sector().hi(),
            flux.slope().lo(), flux.slope().hi(),
            flux.decreasingDiffusivity() ? ", a decreasing even diffusivity" : "")))
        : Set.of();
  }

  /** The conditions of a claim about a flux, its assumptions first. */
  static Set<Condition> with(Flux flux, Condition... conditions) {
    Set<Condition> all = new LinkedHashSet<>(of(flux));
    all.addAll(List.of(conditions));
    return all;
  }
}
