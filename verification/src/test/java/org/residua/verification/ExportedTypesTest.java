package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Signals own the arrays: none is passed, returned or kept in what schemes and networks offer, but for the call from samples
 * to samples, and where users write equations of their own; opponents in `schemes.peer`, which only the command sees, take
 * samples as other programs do.
 */
final class ExportedTypesTest {

  @Test
  void schemesAndNetworksOfferNoArraysOfNumbers() {
    List<String> found = arraysOffered("schemes");
    found.addAll(arraysOffered("networks"));
    found.removeIf(name -> name.startsWith("org.residua.schemes.ode.") || name.startsWith("org.residua.schemes.peer."));
    assertThat(found).containsExactly("org.residua.schemes.denoiser.Denoiser.denoise([D)");
  }

  /** The search finds what it looks for: Signal takes and returns arrays by design. */
  @Test
  void theSearchFindsArrays() {
    assertThat(arraysOffered("api.signal")).anySatisfy(name -> assertThat(name).contains("Signal.channel"));
  }

  /** What users get of api does not change under their hands, but for the one buffer. */
  @Test
  void apiOffersOneMutableType() {
    List<String> changing = new ArrayList<>();
    for (JavaClass type : Product.classes("api")) {
      boolean exported = !type.getPackageName().matches("org\\.residua\\.api\\.(sum|memory|arithmetic|iteration)");
      if (exported && type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isInterface()
          && type.getFields().stream().anyMatch(ExportedTypesTest::changes)) {
        changing.add(type.getSimpleName());
      }
    }
    assertThat(changing).containsExactly("SignalBuffer");
  }

  /** A volatile field is a bound that is computed once, when it is asked for. */
  private static boolean changes(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.FINAL) && !field.getModifiers().contains(JavaModifier.VOLATILE);
  }

  private static List<String> arraysOffered(String module) {
    List<String> found = new ArrayList<>();
    for (JavaClass type : Product.classes(module)) {
      if (type.getModifiers().contains(JavaModifier.PUBLIC)) {
        type.getCodeUnits().stream().filter(unit -> offered(unit.getModifiers()))
            .filter(ExportedTypesTest::hasArray).map(JavaCodeUnit::getFullName).forEach(found::add);
        type.getFields().stream().filter(field -> offered(field.getModifiers()))
            .filter(field -> numbers(field.getRawType())).map(JavaField::getFullName).forEach(found::add);
      }
    }
    return found;
  }

  private static boolean offered(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static boolean hasArray(JavaCodeUnit unit) {
    return numbers(unit.getRawReturnType()) || unit.getRawParameterTypes().stream().anyMatch(ExportedTypesTest::numbers);
  }

  private static boolean numbers(JavaClass type) {
    return type.isArray() && type.getBaseComponentType().isPrimitive() && !type.getBaseComponentType().isEquivalentTo(int.class);
  }
}
