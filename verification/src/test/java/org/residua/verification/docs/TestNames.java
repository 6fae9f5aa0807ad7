package org.residua.verification.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of all modules by name, {@code Class#method}, found in their sources. */
final class TestNames {

  private static final Path ROOT = Path.of("..");
  private static final Pattern TEST = Pattern.compile("\n  @(Test|TestFactory|Property|Example|ParameterizedTest)\\b");
  private static final Pattern TRIES = Pattern.compile("@Property\\(tries = (\\d+)");

  private final Map<String, String> sources = new HashMap<>();

  private TestNames() {}

  /** Those of the modules beside this one; where two classes have one name both are looked through. */
  static TestNames all() throws IOException {
    TestNames names = new TestNames();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(path -> Files.isDirectory(path.resolve("src/test/java"))).toList()) {
        names.read(module.resolve("src/test/java"));
      }
    }
    return names;
  }

  private void read(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(file ->
          sources.merge(file.getFileName().toString().replace(".java", ""), text(file), String::concat));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands before a test, comment and annotations; empty where there is no such test. */
  Optional<String> before(String name) {
    List<String> parts = List.of(name.split("#"));
    String source = sources.getOrDefault(parts.get(0), "");
    Matcher method = Pattern.compile(" (?:void|Stream<DynamicTest>) " + Pattern.quote(parts.get(1)) + "\\(").matcher(source);
    String before = method.find() ? source.substring(source.lastIndexOf("\n\n", method.start()), method.start()) : "";
    return Optional.of(before).filter(text -> TEST.matcher(text).find());
  }

  /** How many random cases a test makes: those of its annotation, or {@code usual} of another property; 0 for examples. */
  int tries(String name, int usual) {
    String before = before(name).orElse("");
    Matcher own = TRIES.matcher(before);
    return own.find() ? Integer.parseInt(own.group(1)) : before.contains("@Property") ? usual : 0;
  }
}
