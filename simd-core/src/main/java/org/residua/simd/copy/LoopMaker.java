package org.residua.simd.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Constructor;
import java.util.Objects;

/**
 * Copies of loop templates, each compiled on its own with constants of its own.
 *
 * <p>A template is a class whose constants are its class data. Defined anew as a hidden class, it shows
 * them to the compiler as constants: vectors stay in registers, and the calls of a flux formula are
 * resolved however many fluxes were used before. A formula called through an interface would be 9 times
 * slower after five fluxes.
 */
public final class LoopMaker {

  private static final Lookup LOOKUP = MethodHandles.lookup();

  private LoopMaker() {}

  /**
   * A new copy of a template of vector loops, in the package of the template, seen as {@code type}, with its constants. Its loops
   * are {@linkplain CompileUnits units of compilation}.
   */
  public static <T> T copy(Class<T> type, Class<? extends T> template, Record constants) {
    return define(type, template, CompileUnits.ofLoops(bytes(template)), constants);
  }

  /** The same of a template without vectors, whose loops may be inlined into others. */
  public static <T> T scalarCopy(Class<T> type, Class<? extends T> template, Record constants) {
    return define(type, template, bytes(template), constants);
  }

  private static <T> T define(Class<T> type, Class<? extends T> template, byte[] code, Record constants) {
    try {
      Lookup home = MethodHandles.privateLookupIn(template, LOOKUP);
      Class<?> copy = home.defineHiddenClassWithClassData(code, constants, true).lookupClass();
      Constructor<?> constructor = copy.getDeclaredConstructor();
      constructor.setAccessible(true);
      return type.cast(constructor.newInstance());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no copy of " + template.getName() + " with " + constants, e);
    }
  }

  /** The constants of the copy that asks; called by templates for their static finals. */
  public static <T> T constants(Lookup copy, Class<T> type) {
    try {
      return Objects.requireNonNull(
          MethodHandles.classData(copy, "_", type), "a template is used through its copies only");
    } catch (IllegalAccessException e) {
      throw new LinkageError("the class data of " + copy.lookupClass() + " is not " + type, e);
    }
  }

  /** The class file of a template. */
  static byte[] bytes(Class<?> template) {
    String name = template.getName().substring(template.getPackageName().length() + 1) + ".class";
    try (InputStream in = Objects.requireNonNull(template.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the class file of " + template.getName(), e);
    }
  }
}
