package org.residua.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.residua.bench.problem.Problems;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Mode;

class PlanTest {

  @Test
  void everyCellNamesAProblemAndIsReadBack() {
    for (Mode mode : List.of(Mode.SHORT, Mode.FULL)) {
      for (Cell cell : Plan.wanted(mode)) {
        assertThat(Cell.parse(cell.toString())).isEqualTo(cell);
        assertThat(Problems.named(cell.problem()).id()).isEqualTo(cell.problem());
      }
    }
  }

  @Test
  void contendersAreThoseOfThisModuleAndOfTheProfile() {
    Set<String> names = Plan.wanted(Mode.FULL).stream().map(Cell::contender).collect(Collectors.toSet());
    assertThat(names).containsExactlyInAnyOrder(
        "vector", "scalar", "naive", "java", "gcc", "torch-preallocated", "torch-idiomatic", "onnxruntime");
  }

  @Test
  void theShortModeHasAllGoalsInFewerCells() {
    assertThat(Plan.wanted(Mode.SHORT)).hasSizeLessThan(Plan.wanted(Mode.FULL).size() * 2 / 3);
    assertThat(Mode.SHORT.forks()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void whatCannotBeMeasuredIsTold() {
    Plan plan = Plan.of(Mode.SHORT);
    Set<String> contenders = plan.cells().stream().map(Cell::contender).collect(Collectors.toSet());
    assertThat(contenders).contains("vector", "naive", "java");
    Plan.wanted(Mode.SHORT).stream().map(Cell::contender).distinct()
        .filter(name -> !contenders.contains(name))
        .forEach(name -> assertThat(plan.notices()).anyMatch(notice -> notice.contains("left out")));
  }

  @Test
  void aCellHasThreeParts() {
    assertThatThrownBy(() -> Cell.parse("step/vector")).hasMessageContaining("problem/contender/length");
  }
}
