package org.residua.api.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Which engine computes: that of the first provider whose engine can work, else the plain one.
 *
 * <p>The system property {@code residua.kernels}, {@code plain} or a provider's name such as {@code scalar} or
 * {@code vector}, forces one and fails if it cannot be had. Each automatic choice is told in one debug line of the logger
 * {@code org.residua.api.engine}. Thread safe: no state.
 */
public final class Engines {

  /** The system property that forces an engine. */
  public static final String PROPERTY = "residua.kernels";

  private Engines() {}

  /** The engine that {@value #PROPERTY} forces, or else the automatic choice. */
  public static Engine preferred() {
    String forced = System.getProperty(PROPERTY, "auto");
    return forced.equals("auto") ? automatic() : named(forced);
  }

  /** The direct reading: slow, allocating, complete without anything else; the reference. */
  public static Engine plain() {
    return new PlainEngine(_ -> {});
  }

  /**
   * The engine of that name.
   *
   * @throws IllegalArgumentException if it cannot be had here, with the reason
   */
  public static Engine named(String name) {
    if (name.equals(PlainEngine.NAME)) {
      return plain();
    }
    Search search = new Search();
    return search.first(name).orElseThrow(() -> new IllegalArgumentException("kernels = " + name
        + " cannot be had: " + search.reasons() + "; use " + PlainEngine.NAME + ", or remedy the reason"));
  }

  private static Engine automatic() {
    Search search = new Search();
    Engine chosen = search.first("").orElseGet(Engines::plain);
    System.getLogger(Engines.class.getPackageName()).log(System.Logger.Level.DEBUG,
        "kernels: {0}, {1} lanes ({2})", chosen.name(), chosen.lanes(), search.reasons());
    return chosen;
  }

  /** A walk over the providers that remembers why some cannot work. */
  private static final class Search {

    private final List<String> reasons = new ArrayList<>();

    /** The first engine of that name that can work; of any name for the empty one. */
    Optional<Engine> first(String name) {
      Iterator<EngineProvider> providers =
          ServiceLoader.load(EngineProvider.class, EngineProvider.class.getClassLoader()).iterator();
      while (true) {
        try {
          if (!providers.hasNext()) {
            return Optional.empty();
          }
          EngineProvider provider = providers.next();
          if (name.isEmpty() || provider.name().equals(name)) {
            String obstacle = provider.availability();
            if (obstacle.isEmpty()) {
              return Optional.of(provider.engine());
            }
            reasons.add(provider.name() + ": " + obstacle);
          }
        } catch (ServiceConfigurationError | LinkageError e) {
          reasons.add("a provider does not load: " + e);
        }
      }
    }

    String reasons() {
      return reasons.isEmpty() ? "no other provider on the module path or class path" : String.join("; ", reasons);
    }
  }
}
