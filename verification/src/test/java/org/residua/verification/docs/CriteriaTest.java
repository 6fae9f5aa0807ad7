package org.residua.verification.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.verification.jqwik.FluxLaws;
import org.residua.verification.jqwik.OperatorLaws;
import org.residua.verification.jqwik.StabilityLaws;

/** {@code docs/design-criteria.md} says what its programs show; {@code -Dresidua.redraw=true} writes it anew. */
final class CriteriaTest {

  private static final Path PAGE = Path.of("..", "docs", "design-criteria.md");

  static List<Criterion> criteria() {
    return CriteriaPage.criteria();
  }

  @Test
  void thePageIsCurrent() throws IOException {
    String text = CriteriaPage.text();
    if (Boolean.getBoolean("residua.redraw")) {
      Files.writeString(PAGE, text);
    }
    assertThat(Files.readString(PAGE).replace("\r\n", "\n")).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("criteria")
  void everySentenceHolds(Criterion criterion) {
    for (List<Sentence> part : List.of(criterion.kept(), criterion.broken())) {
      assertThat(part).isNotEmpty().allSatisfy(sentence -> assertThat(sentence.holds()).as(sentence.text()).isTrue());
    }
  }

  /** The certifier says no to what breaks a criterion, with its reason, and it is the last thing that it says. */
  @ParameterizedTest
  @MethodSource("criteria")
  void theCertifierRefusesWhatBreaksIt(Criterion criterion) {
    List<String> said = CriteriaPage.output(criterion).lines()
        .filter(line -> line.startsWith("Proven") || line.startsWith("Unknown")).toList();
    assertThat(said).isNotEmpty();
    assertThat(said.getLast()).startsWith("Unknown: nothing is proven of").contains(", because ");
  }

  @Test
  void whatHoldsThemExists() throws IOException {
    TestNames tests = TestNames.all();
    List<String> laws = Stream.of(OperatorLaws.class, StabilityLaws.class, FluxLaws.class)
        .flatMap(type -> Arrays.stream(type.getMethods())).map(CriteriaTest::name).toList();
    for (Criterion criterion : criteria()) {
      assertThat(criterion.laws()).isNotEmpty().isSubsetOf(laws);
      for (List<String> names : List.of(criterion.properties(), criterion.controls())) {
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(tests.before(name)).as(name).isPresent());
      }
    }
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }
}
