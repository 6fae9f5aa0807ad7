package org.residua.bench.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** All contenders: those of this module, and the libraries that are on the class path with the profile {@code peers}. */
public final class Contenders {

  private Contenders() {}

  /** All of them. */
  public static List<Contender> all() {
    List<Contender> all = new ArrayList<>(List.of(new Residua("vector"), new Residua("scalar"), new NaiveJava(),
        new JavaBounds(), new Gcc(), new ByHand()));
    ServiceLoader.load(Contender.class).forEach(all::add);
    return List.copyOf(all);
  }

  /** The one of that name. */
  public static Contender named(String name) {
    return all().stream()
        .filter(contender -> contender.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no contender is named " + name
            + "; other libraries need the profile peers"));
  }
}
