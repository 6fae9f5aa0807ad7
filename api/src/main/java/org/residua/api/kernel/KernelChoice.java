package org.residua.api.kernel;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.residua.api.kernel.scalar.ScalarKernels;

/**
 * Which kernels run: those of a provider when one can work, else the scalar ones.
 *
 * <p>The system property {@code residua.kernels}, {@code scalar} or a provider's name such as
 * {@code vector}, forces one and fails if it cannot be had. Each automatic choice is told in one debug line
 * of the logger {@code org.residua.api.kernel}. Thread safe: no state.
 */
public final class KernelChoice {

  /** The system property that forces kernels. */
  public static final String PROPERTY = "residua.kernels";

  private static final String SCALAR = "scalar";

  private KernelChoice() {}

  /** The kernels that {@value #PROPERTY} forces, or else the automatic choice. */
  public static Kernels preferred() {
    String forced = System.getProperty(PROPERTY, "auto");
    return forced.equals("auto") ? automatic() : forced(forced);
  }

  /** The plain scalar kernels: the reference. */
  public static Kernels scalar() {
    return new ScalarKernels();
  }

  /**
   * The kernels of that name.
   *
   * @throws IllegalArgumentException if they cannot be had here, with the reason
   */
  public static Kernels forced(String name) {
    return name.equals(SCALAR) ? scalar() : provided(name);
  }

  private static Kernels automatic() {
    System.Logger log = System.getLogger(KernelChoice.class.getPackageName());
    StringBuilder reasons = new StringBuilder();
    Optional<Kernels> found = search("", reasons);
    Kernels chosen = found.orElseGet(KernelChoice::scalar);
    String reason = found.isPresent() ? "available" : reasons.toString();
    log.log(System.Logger.Level.DEBUG, "kernels: {0}, {1} lanes ({2})",
        chosen.name(), chosen.lanes(), reason);
    return chosen;
  }

  private static Kernels provided(String name) {
    StringBuilder reasons = new StringBuilder();
    return search(name, reasons).orElseThrow(() -> new IllegalArgumentException(
        "kernels = " + name + " cannot be had: " + reasons
            + "; use scalar, or remedy the reason"));
  }

  /** The first working provider of that name (any for the empty one), collecting why others fail. */
  private static Optional<Kernels> search(String name, StringBuilder reasons) {
    Iterator<KernelProvider> providers = ServiceLoader.load(
        KernelProvider.class, KernelChoice.class.getClassLoader()).iterator();
    boolean any = false;
    while (true) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        KernelProvider provider = providers.next();
        if (name.isEmpty() || provider.name().equals(name)) {
          any = true;
          String obstacle = provider.availability();
          if (obstacle.isEmpty()) {
            return Optional.of(provider.kernels());
          }
          reasons.append(reasons.isEmpty() ? "" : "; ")
              .append(provider.name()).append(": ").append(obstacle);
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        any = true;
        reasons.append(reasons.isEmpty() ? "" : "; ").append("a provider does not load: ").append(e);
      }
    }
    if (!any) {
      reasons.append("no provider of that name on the module path or class path"
          + " (org.residua.simd provides vector)");
    }
    return Optional.empty();
  }
}
