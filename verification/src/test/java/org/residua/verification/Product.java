package org.residua.verification;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;

/** The classes that users depend on, read once for all tests. */
final class Product {

  private static final String OURS = "org.residua.";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages(OURS + "api", OURS + "schemes", OURS + "networks", OURS + "multigrid", OURS + "verification");

  private Product() {}

  /** The classes of packages, named without {@code org.residua}, and of those below them. */
  static List<JavaClass> classes(String... packages) {
    return CLASSES.stream().filter(type -> Stream.of(packages)
        .anyMatch(name -> (type.getPackageName() + ".").startsWith(OURS + name + "."))).toList();
  }
}
