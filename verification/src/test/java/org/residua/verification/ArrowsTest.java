package org.residua.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, and between the packages of api. */
final class ArrowsTest {

  private static final String API = "org.residua.api..";
  private static final String ARITHMETIC = "org.residua.api.arithmetic..";
  private static final String SIGNAL = "org.residua.api.signal..";
  private static final String OPERATOR = "org.residua.api.operator..";
  private static final String FLUX = "org.residua.api.flux..";
  private static final String KERNEL = "org.residua.api.kernel..";
  private static final String BLOCK = "org.residua.api.block..";
  private static final String GRAPH = "org.residua.api.graph..";
  private static final String SWEEP = "org.residua.api.sweep..";
  private static final String CERTIFICATE = "org.residua.api.certificate..";
  private static final String SCHEMES = "org.residua.schemes..";
  private static final String NETWORKS = "org.residua.networks..";
  private static final String MULTIGRID = "org.residua.multigrid..";
  private static final String SIMD = "org.residua.simd..";
  private static final String[] PLATFORM = {"java..", "org.jspecify.."};

  private static final JavaClasses PRODUCT = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.residua");

  /** A package that no rule sees would pass every rule. */
  @Test
  void allModulesAreSeen() {
    for (String module : new String[] {ARITHMETIC, SIGNAL, OPERATOR, FLUX, KERNEL, BLOCK, GRAPH, CERTIFICATE, SCHEMES, NETWORKS,
        MULTIGRID, SIMD, "org.residua.verification", "org.residua.verification.jqwik"}) {
      classes().that().resideInAPackage(module).should().bePublic().orShould().bePackagePrivate()
          .orShould().beProtected().orShould().bePrivate().check(PRODUCT);
    }
  }

  @Test
  void arrowsBetweenModules() {
    only(API, API);
    only(SCHEMES, SCHEMES, API);
    only(NETWORKS, NETWORKS, API);
    only(MULTIGRID, MULTIGRID, API);
    only(SIMD, SIMD, API, "jdk.incubator.vector..");
    only("org.residua.verification", "org.residua.verification..", API, "tools.jackson..", "com.fasterxml.jackson..");
    noClasses().that().haveNameNotMatching(".*\\.CertificateJson(\\$.*)?")
        .and().resideInAPackage("org.residua.verification..")
        .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..", "com.fasterxml..").check(PRODUCT);
    only("org.residua.verification.jqwik", "org.residua.verification..", API, "net.jqwik.api..");
    noClasses().that().resideOutsideOfPackage("org.residua.verification.jqwik")
        .should().dependOnClassesThat().resideInAPackage("net.jqwik..").check(PRODUCT);
  }

  @Test
  void onlyTheVectorKernelsKnowTheIncubator() {
    noClasses().that().resideOutsideOfPackage(SIMD)
        .should().dependOnClassesThat().resideInAPackage("jdk.incubator..").check(PRODUCT);
  }

  @Test
  void arrowsInsideTheApi() {
    only(ARITHMETIC, ARITHMETIC);
    only(SIGNAL, SIGNAL);
    only(FLUX, FLUX, OPERATOR, ARITHMETIC);
    only(CERTIFICATE, CERTIFICATE, BLOCK, OPERATOR, FLUX);
    only(OPERATOR, OPERATOR, SIGNAL, ARITHMETIC);
    only(KERNEL, KERNEL, BLOCK, OPERATOR, FLUX, SIGNAL);
    only(BLOCK, BLOCK, OPERATOR, FLUX, SIGNAL);
    only(SWEEP, SWEEP, BLOCK, KERNEL, OPERATOR, FLUX, SIGNAL);
    only(GRAPH, GRAPH, SWEEP, BLOCK, KERNEL, OPERATOR, FLUX, SIGNAL);
    noClasses().that().resideOutsideOfPackages(KERNEL)
        .should().dependOnClassesThat().resideInAPackage("org.residua.api.kernel.scalar").check(PRODUCT);
  }

  private static void only(String from, String... to) {
    classes().that().resideInAPackage(from).should().onlyDependOnClassesThat().resideInAnyPackage(
        Stream.of(PLATFORM, to).flatMap(Arrays::stream).toArray(String[]::new))
        .check(PRODUCT);
  }
}
