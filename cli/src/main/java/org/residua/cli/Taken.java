package org.residua.cli;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.residua.schemes.Family;
import org.residua.schemes.Family.Freezing;
import org.residua.schemes.Schemes;

/** What the schemes of the registry take, in the words of the help; empty where none of them takes it. */
final class Taken {

  private Taken() {}

  static String steps() {
    return stepping() + ": steps; " + cycles() + ": inner steps of a cycle";
  }

  static String stepping() {
    return names(family -> !family.cyclic());
  }

  static String cycles() {
    return names(Family::cyclic);
  }

  static String whole() {
    String staged = names(Family::staged);
    return staged.isEmpty() ? "" : "; " + staged + ": of a whole cycle";
  }

  static String kept() {
    String asked = names(family -> family.freezing() == Freezing.RENEWED);
    return names(family -> family.freezing() == Freezing.KEPT) + ": keep the diffusivities within a cycle (default"
        + (asked.isEmpty() ? ")" : "); " + asked + " as well");
  }

  static String renewed() {
    String anyway = names(family -> family.freezing() == Freezing.RENEWED);
    return names(family -> family.freezing() == Freezing.KEPT) + ": renew the diffusivities in each inner step"
        + (anyway.isEmpty() ? "" : " (default of " + anyway + ")");
  }

  static String iterative() {
    return names(Family::iterative);
  }

  static String extra(String name) {
    return Schemes.all().stream().flatMap(family -> family.extra().stream()
        .filter(extra -> extra.name().equals(name)).map(extra -> family.name() + ": " + extra.description()))
        .collect(Collectors.joining("; "));
  }

  private static String names(Predicate<Family> which) {
    return Schemes.all().stream().filter(which).map(Family::name).collect(Collectors.joining(", "));
  }
}
