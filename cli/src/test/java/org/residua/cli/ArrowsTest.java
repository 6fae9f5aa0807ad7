package org.residua.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.signal.Signal;

/** The picture of the house in CONTRIBUTING.md is true: each package uses those behind its arrow, and nothing else of ours. */
final class ArrowsTest {

  private static final Path ROOT = Path.of("..");
  private static final List<String> MODULES =
      List.of("api", "simd-core", "schemes", "networks", "multigrid", "verification", "cli");
  private static final String OURS = "org.residua.";
  /** Libraries, and who may use them. */
  private static final Map<String, List<String>> LIBRARIES = Map.of(
      "simd.vector", List.of("jdk.incubator.vector.."),
      "verification", List.of("tools.jackson..", "com.fasterxml.jackson.."),
      "verification.jqwik", List.of("net.jqwik.api.."),
      "cli", List.of("tools.jackson..", "picocli..", "de.siegmar.fastcsv.."),
      "bench", List.of("jdk.incubator.vector..", "org.openjdk.jmh..", "tools.jackson..", "com.sun.management.."));

  private static final JavaClasses PRODUCT = product();
  private static final Map<String, List<String>> ARROWS = arrows();

  private static JavaClasses product() {
    List<Path> folders = Stream.concat(MODULES.stream(), Stream.of("bench"))
        .map(module -> ROOT.resolve(module).resolve("target/classes")).toList();
    for (Path folder : folders.subList(0, MODULES.size())) {
      assertThat(folder).isDirectory();
    }
    return new ClassFileImporter().importPaths(folders.stream().filter(Files::isDirectory).toList());
  }

  /** The lines of the picture: a package, an arrow, packages. */
  private static Map<String, List<String>> arrows() {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(ROOT.resolve("CONTRIBUTING.md"))) {
      lines.dropWhile(line -> !line.equals("## The house")).dropWhile(line -> !line.equals("```")).skip(1)
          .takeWhile(line -> !line.equals("```")).filter(line -> !line.isBlank()).forEach(line -> {
            String[] sides = line.split("->", 2);
            String[] to = sides.length == 1 ? new String[0] : sides[1].strip().split(" +", -1);
            arrows.put(sides[0].strip(), List.of(to));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return arrows;
  }

  private static String name(JavaClass type) {
    return type.getPackageName().startsWith(OURS) ? type.getPackageName().substring(OURS.length()) : "";
  }

  /** The benchmarks are not built for the command alone. */
  private static boolean built(String name) {
    return !name.startsWith("bench") || Files.isDirectory(ROOT.resolve("bench/target/classes"));
  }

  /** A package that the picture does not show, or shows although it is gone, fails here. */
  @Test
  void everyPackageIsInThePicture() {
    List<String> packages = PRODUCT.stream().map(ArrowsTest::name)
        .filter(name -> !name.isEmpty() && !name.contains("jmh_generated")).distinct().toList();
    assertThat(ARROWS.keySet()).containsAll(packages);
    assertThat(packages).containsAll(ARROWS.keySet().stream().filter(ArrowsTest::built).toList());
  }

  @Test
  void everyArrowIsDrawn() {
    for (Map.Entry<String, List<String>> arrow : ARROWS.entrySet()) {
      if (built(arrow.getKey())) {
        classes().that().resideInAPackage(OURS + arrow.getKey()).should().onlyDependOnClassesThat()
            .resideInAnyPackage(allowed(arrow.getKey(), arrow.getValue())).check(PRODUCT);
      }
    }
  }

  private static String[] allowed(String from, List<String> to) {
    Stream<String> libraries = LIBRARIES.entrySet().stream()
        .filter(library -> (from + ".").startsWith(library.getKey() + ".")).flatMap(library -> library.getValue().stream());
    Stream<String> ours = Stream.concat(Stream.of(from), to.stream()).map(name -> OURS + name);
    return Stream.of(Stream.of("java..", "org.jspecify.."), libraries, ours).flatMap(part -> part).toArray(String[]::new);
  }

  /** No circles: a package uses only what stands above it. */
  @Test
  void arrowsPointUpwards() {
    List<String> order = List.copyOf(ARROWS.keySet());
    for (Map.Entry<String, List<String>> arrow : ARROWS.entrySet()) {
      for (String to : arrow.getValue()) {
        assertThat(order.indexOf(to)).as("%s -> %s", arrow.getKey(), to).isLessThan(order.indexOf(arrow.getKey()));
      }
    }
  }

  @Test
  void optionalLibrariesStayWhereTheyAre() {
    noClasses().that().haveNameNotMatching(".*\\.CertificateJson(\\$.*)?").and().resideInAPackage("org.residua.verification..")
        .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..", "com.fasterxml..").check(PRODUCT);
  }

  /** Numbers come from the engine, sums included. */
  @Test
  void sumsGoThroughTheEngine() {
    String[] users = Stream.of("schemes..", "networks..", "multigrid..", "cli..").map(name -> OURS + name).toArray(String[]::new);
    noClasses().that().resideInAnyPackage(users).should().callMethod(Signal.class, "norm").check(PRODUCT);
    noClasses().that().resideInAnyPackage(users).should()
        .callMethod(Signal.class, "distance", Signal.class).check(PRODUCT);
    noClasses().that().resideInAnyPackage(users).should().callMethod(Diffusion.class, "energy", Signal.class).check(PRODUCT);
    noClasses().that().resideInAnyPackage(users).should()
        .callMethod(Diffusion.class, "energy", Signal.class, Signal.class).check(PRODUCT);
  }
}
