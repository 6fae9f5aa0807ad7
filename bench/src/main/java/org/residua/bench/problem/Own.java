package org.residua.bench.problem;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.residua.api.block.Block;
import org.residua.api.flux.Flux;
import org.residua.schemes.Family;
import org.residua.schemes.Schemes;

/**
 * Fluxes, schemes and blocks that somebody else wrote, each named by {@code CLASS.MEMBER}: a public static field, or method
 * without parameters, of a public class on the class path. The system property {@value #PROPERTY} names those of a virtual
 * machine.
 *
 * @param name of the member
 * @param value a {@link Flux}, a {@link Family}, or a {@link Block} with one input and one output
 */
public record Own(String name, Object value) {

  /** The system property, names separated by commas. */
  public static final String PROPERTY = "residua.bench.own";

  /** Those that the property names. */
  public static List<Own> all() {
    return of(System.getProperty(PROPERTY, ""));
  }

  /**
   * Those of these names, separated by commas.
   *
   * @throws IllegalArgumentException with what is wrong with a name
   */
  public static List<Own> of(String names) {
    return Arrays.stream(names.split(",", -1)).filter(name -> !name.isEmpty()).map(name -> new Own(name, value(name))).toList();
  }

  /** Refuses what cannot be measured. */
  public Own {
    boolean known = value instanceof Flux || value instanceof Block || value instanceof Family;
    if (!known) {
      throw new IllegalArgumentException(name + " is a " + value.getClass().getName() + "; give a Flux, a Family or a Block");
    }
    if (value instanceof Family family && Schemes.named(family.name()).isPresent()) {
      throw new IllegalArgumentException(name + " is called " + family.name() + ", as a scheme that there is; give it a name "
          + "of its own");
    }
  }

  /** What is measured of it. */
  public Problem problem() {
    return switch (value) {
      case Flux _ -> Step.difference(name);
      case Family family -> new SchemeEvolution(family, 1);
      case Block block -> new OwnBlock(name, block);
      default -> throw new IllegalStateException(name);
    };
  }

  /** The flux of that name, if one of them is it. */
  static Optional<Flux> flux(String name) {
    return name.contains(".") ? of(name).stream().map(Own::value).filter(Flux.class::isInstance).map(Flux.class::cast).findFirst()
        : Optional.empty();
  }

  private static Object value(String name) {
    int dot = name.lastIndexOf('.');
    if (dot <= 0) {
      throw new IllegalArgumentException("own: " + name + " is no CLASS.MEMBER, such as org.example.Mine.FLUX");
    }
    try {
      return member(Class.forName(name.substring(0, dot)), name.substring(dot + 1));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("own: no class " + name.substring(0, dot) + " is on the class path; give its folder "
          + "or jar by --class-path", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("own: " + name + " cannot be had: " + e, e);
    }
  }

  private static Object member(Class<?> type, String name) throws ReflectiveOperationException {
    var field = Stream.of(type.getFields()).filter(one -> one.getName().equals(name) && Modifier.isStatic(one.getModifiers()))
        .findFirst();
    if (field.isPresent()) {
      return Optional.ofNullable(field.get().get(type)).orElseThrow(() -> new NoSuchFieldException(name + " is null"));
    }
    var method = Stream.of(type.getMethods()).filter(one -> one.getName().equals(name) && Modifier.isStatic(one.getModifiers())
        && one.getParameterCount() == 0).findFirst();
    return Optional.ofNullable(method.orElseThrow(() -> new NoSuchFieldException("no public static " + name)).invoke(type))
        .orElseThrow(() -> new NoSuchFieldException(name + " gives null"));
  }
}
