package org.residua.cli.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;

/** A sentence and its check are made of the same relation, and a page with a false sentence is not written. */
class FindingTest {

  @ParameterizedTest
  @CsvSource({
      "LESS, true, false, false, less than", "AT_MOST, true, true, false, at most", "EQUAL, false, true, false, exactly",
      "AT_LEAST, false, true, true, at least", "MORE, false, false, true, more than"})
  void aRelationIsWhatItsWordsSay(Relation relation, boolean below, boolean same, boolean above, String words) {
    assertThat(relation.holds(1, 2)).isEqualTo(below);
    assertThat(relation.holds(2, 2)).isEqualTo(same);
    assertThat(relation.holds(3, 2)).isEqualTo(above);
    Finding finding = Finding.that(Quantity.of("the norm", 3), relation, Quantity.of("that before", 2));
    assertThat(finding.holds()).isEqualTo(above);
    assertThat(finding.sentence()).isEqualTo("The norm is **3**, " + words + " that before, **2**.");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsFoundOfWhatIsNoNumber(Relation relation) {
    assertThat(relation.holds(Double.NaN, 1)).isFalse();
    assertThat(relation.holds(1, Double.NaN)).isFalse();
    assertThat(relation.holds(Double.NaN, Double.NaN)).isFalse();
  }

  /** Rounded alike, the sentence would deny itself. */
  @Test
  void numbersThatDifferLookDifferent() {
    assertThat(Finding.that(Quantity.of("x", 0.123449), Relation.LESS, 0.123451).sentence())
        .isEqualTo("X is **0.1234**, less than 0.1235.");
    assertThat(Finding.that(Quantity.of("x", 1 - 0x1p-53), Relation.LESS, 1).sentence())
        .isEqualTo("X is **0.9999999999999999**, less than 1.");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.0, 0", "2048, 2048", "999999, 999999", "0.12345, 0.123", "12345.6, 12300", "1e6, 1e6",
      "0.00012345, 1.23e-4",
      "-0.5, -0.5", "0.9996, 1.00", "NaN, not a number", "Infinity, infinite"})
  void numbersAreRoundedForReaders(double value, String text) {
    assertThat(Rounded.text(value)).isEqualTo(text);
  }

  @Test
  void aVerdictSaysWhatTheCertifierSays() {
    Certificate none = Certificate.unknown("Euclidean", "the step is too long");
    Finding denied = new Finding.Verdict("a step", Claim.NORM_DECREASING, none, false);
    assertThat(denied.holds()).isTrue();
    assertThat(denied.sentence()).contains("does not prove", "too long");
    assertThat(new Finding.Verdict("a step", Claim.NORM_DECREASING, none, true).holds()).isFalse();
  }

  @Test
  void aPageWithAFalseSentenceIsRefused() {
    Finding truth = Finding.that(Quantity.of("one", 1), Relation.LESS, 2);
    Finding lie = Finding.that(Quantity.of("two", 2), Relation.LESS, 1);
    Page page = new Page("page", "A page", List.of(new Part.Findings("Measured", List.of(truth, lie))));
    assertThat(page.findings()).containsExactly(truth, lie);
    assertThat(page.failures()).containsExactly(lie);
    assertThatThrownBy(page::files).isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("1 of its 2", lie.sentence());
    assertThat(new Page("page", "A page", List.of(new Part.Findings("Measured", List.of(truth)))).files())
        .containsOnlyKeys("page.md");
  }

  @Test
  void rowsOfTablesHaveTheCellsOfTheHead() {
    assertThatThrownBy(() -> new Part.Table("", List.of("a", "b"), List.of(List.of("1"))))
        .hasMessageContaining("1 cells for 2 columns");
  }
}
