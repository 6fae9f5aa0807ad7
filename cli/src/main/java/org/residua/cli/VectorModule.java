package org.residua.cli;

/**
 * The incubating module of the Vector API, taken from the JDK after the start.
 *
 * <p>Named at the start, by an option or by a module that requires it, it makes the virtual machine greet every user with a
 * warning that no option silences. {@code Modules.loadModule}, by which the JDK itself adds modules to a running program,
 * gives the same module, in the same loader, with the same compiled loops. The manifest of the command's jar opens that door.
 */
final class VectorModule {

  private static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Makes the Vector API known where it is not; a JDK that refuses leaves loops without vectors, which give the same bits. */
  static void load() {
    if (ModuleLayer.boot().findModule(NAME).isPresent() || Boolean.getBoolean("residua.training")) {
      return;
    }
    try {
      Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class).invoke(null, NAME);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      System.err.println("residua: the Vector API cannot be loaded (" + e + "): the result is the same, and takes longer");
    }
  }
}
