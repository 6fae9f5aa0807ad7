package org.residua.bench.contender;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The twins in {@code peers.c}, compiled into a temporary folder. */
public final class GccLibrary {

  /** The system property with a library that was compiled before, so that forks need not. */
  public static final String PROPERTY = "residua.bench.twins";

  /** Contracted: Residua fuses too. */
  private static final List<String> FLAGS = List.of("-O3", "-march=native", "-ffp-contract=fast", "-shared", "-fPIC");

  private GccLibrary() {}

  /** Why there can be no library, or empty. */
  static String obstacle() {
    boolean found = System.getProperty(PROPERTY) != null
        || Arrays.stream(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcc")));
    return found ? "" : "gcc is not on the path";
  }

  /** The compiler's own name and version, and how it is called. */
  public static String description(Width width) {
    return obstacle().isEmpty()
        ? output(List.of("gcc", "--version")).lines().findFirst().orElse("gcc") + ", " + String.join(" ", flags(width))
        : obstacle();
  }

  /**
   * 512 where nothing is held: asked for its own choice, gcc takes half of the width on some machines; narrower ones ignore it.
   */
  private static List<String> flags(Width width) {
    return Stream.concat(FLAGS.stream(), width.flags().stream()).toList();
  }

  /** Compiles for a width, unless {@link #PROPERTY} names a library. */
  public static Path compiled(Width width) {
    String known = System.getProperty(PROPERTY);
    if (known != null) {
      return Path.of(known);
    }
    try (InputStream source = Objects.requireNonNull(GccLibrary.class.getResourceAsStream("peers.c"))) {
      Path folder = Files.createTempDirectory("residua-twins");
      Path file = folder.resolve("peers.c");
      Path library = folder.resolve("libpeers.so");
      Files.copy(source, file);
      List<String> command = new ArrayList<>(List.of("gcc"));
      command.addAll(flags(width));
      command.addAll(List.of(file.toString(), "-o", library.toString()));
      output(command);
      List.of(library, file, folder).forEach(path -> path.toFile().deleteOnExit());
      return library;
    } catch (IOException e) {
      throw new IllegalStateException("the twins cannot be written to a temporary folder", e);
    }
  }

  /** The native function; arrays of the heap are passed without a copy, while garbage collection waits. */
  static MethodHandle function(String name, MemoryLayout... arguments) {
    return Linker.nativeLinker().downcallHandle(
        Loaded.SYMBOLS.findOrThrow(name), FunctionDescriptor.ofVoid(arguments), Linker.Option.critical(true));
  }

  /** Compiled and loaded on first use, for the life of the virtual machine. */
  private static final class Loaded {
    static final SymbolLookup SYMBOLS = SymbolLookup.libraryLookup(compiled(Width.own()), Arena.global());
  }

  private static String output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new IllegalStateException(command.getFirst() + " does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling", e);
    }
  }
}
