package org.residua.bench.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.bench.contender.Contenders;
import org.residua.bench.contender.Timed;
import org.residua.bench.contender.Width;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Row;

/** A flux, a scheme or a block of somebody else is one word at the command line. */
class OwnTest {

  private static final String MINE = "org.residua.bench.problem.Mine.";
  private static final int LENGTH = 1000;

  private final Optional<String> before = Optional.ofNullable(System.getProperty(Own.PROPERTY));

  @AfterEach
  void restore() {
    before.ifPresentOrElse(value -> System.setProperty(Own.PROPERTY, value), () -> System.clearProperty(Own.PROPERTY));
  }

  /** Found by the name that a fork is given, computed, right, and a row of the table. */
  @ParameterizedTest
  @ValueSource(strings = {"FLUX", "SCHEME", "block"})
  void ownThingsAreMeasured(String member) {
    System.setProperty(Own.PROPERTY, MINE + member);
    Row row = Row.of(Mode.SHORT, Width.own()).getLast();
    assertThat(row.name()).isEqualTo(MINE + member);
    List<Cell> cells = row.cells().stream().filter(cell -> !cell.problem().startsWith("divide")).toList();
    assertThat(cells).isNotEmpty().extracting(Cell::contender).contains("vector");
    for (Cell cell : cells) {
      Problem problem = Problems.named(Cell.parse(cell.toString()).problem());
      Timed timed = Contenders.named(cell.contender()).prepare(problem, LENGTH).orElseThrow();
      double[] expected = problem.start(LENGTH);
      problem.reference(expected);
      timed.load(problem.start(LENGTH));
      timed.run();
      problem.requireRight(timed.samples(), expected);
      assertThat(timed.samples()).isNotEqualTo(problem.start(LENGTH));
    }
  }

  /** Beside it the same in plain Java, and by scalar kernels. */
  @Test
  void aFluxIsHeldAgainstPlainJava() {
    System.setProperty(Own.PROPERTY, MINE + "FLUX");
    assertThat(Row.of(Mode.FULL, Width.own()).getLast().cells()).extracting(Cell::contender).contains("naive", "scalar", "java");
    assertThat(Step.difference(MINE + "FLUX").phi()).isEqualTo(Mine.FLUX);
  }

  @Test
  void whatCannotBeMeasuredIsRefused() {
    assertThatThrownBy(() -> Own.of(MINE + "WORD")).hasMessageContaining("java.lang.String")
        .hasMessageContaining("a Flux, a Family or a Block");
    assertThatThrownBy(() -> Own.of(MINE + "TAKEN")).hasMessageContaining("called fsi").hasMessageContaining("a name of its own");
    assertThatThrownBy(() -> Own.of(MINE + "NOTHING")).hasMessageContaining("no public static NOTHING");
    assertThatThrownBy(() -> Own.of("org.example.Absent.FLUX")).hasMessageContaining("org.example.Absent")
        .hasMessageContaining("--class-path");
    assertThatThrownBy(() -> Own.of("flux")).hasMessageContaining("CLASS.MEMBER");
    assertThat(Own.of("")).isEmpty();
  }
}
