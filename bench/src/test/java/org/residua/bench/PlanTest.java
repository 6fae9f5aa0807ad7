package org.residua.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residua.bench.contender.GccLibrary;
import org.residua.bench.contender.Width;
import org.residua.bench.problem.Problems;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Goals;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Row;

class PlanTest {

  private static final Width WIDE = new Width(512, false);
  private static final Width HELD = new Width(256, true);
  private static final Set<String> ALL = Set.of();

  private static Set<Cell> wanted(Mode mode) {
    return Stream.of(WIDE, HELD).flatMap(width -> Plan.wanted(mode, width, ALL).stream()).collect(Collectors.toSet());
  }

  @Test
  void everyCellNamesAProblemAndIsReadBack() {
    for (Mode mode : Mode.all()) {
      for (Cell cell : wanted(mode)) {
        assertThat(Cell.parse(cell.toString())).isEqualTo(cell);
        assertThat(Problems.named(cell.problem()).id()).isEqualTo(cell.problem());
      }
    }
  }

  @Test
  void contendersAreThoseOfThisModuleAndOfTheProfile() {
    Set<String> names = wanted(Mode.FULL).stream().map(Cell::contender).collect(Collectors.toSet());
    assertThat(names).containsExactlyInAnyOrder(
        "vector", "scalar", "naive", "java", "gcc", "hand", "torch-preallocated", "torch-idiomatic", "onnxruntime");
  }

  /** What is compared must be measured: each goal in the short mode too, at the machine's own width. */
  @Test
  void theShortModeHasAllGoalsInFewerCells() {
    assertThat(wanted(Mode.SHORT)).hasSizeLessThan(wanted(Mode.FULL).size() / 2);
    assertThat(Mode.SHORT.effort().forks()).isGreaterThanOrEqualTo(2);
    Set<Cell> wanted = Plan.wanted(Mode.SHORT, WIDE, ALL);
    assertThat(Goals.of(Mode.SHORT, WIDE)).allSatisfy(goal -> assertThat(wanted).containsAll(goal.cells()));
  }

  /** The page has both columns: everything again, but for most lengths of the cost against length. */
  @Test
  void aHeldWidthHasAllGoalsAndComparisons() {
    assertThat(Width.of(WIDE)).containsExactly(WIDE, HELD);
    assertThat(Width.of(new Width(256, false))).containsExactly(new Width(256, false));
    Set<Cell> wanted = Plan.wanted(Mode.FULL, HELD, ALL);
    assertThat(Goals.of(Mode.FULL, HELD)).allSatisfy(goal -> assertThat(wanted).containsAll(goal.cells()));
    assertThat(wanted).contains(Cell.parse("batch-4.perona-malik/vector/1024"));
    assertThat(Plan.wanted(Mode.FULL, WIDE, ALL)).contains(Cell.parse("batch-8.perona-malik/vector/512"));
  }

  /** Forks are told their width; the compiler of the twins is told the same. */
  @Test
  void aHeldWidthIsHeldByArguments() {
    assertThat(HELD.arguments()).contains("-XX:UseAVX=2", "-D" + Width.PROPERTY + "=256");
    assertThat(WIDE.arguments()).isEmpty();
    assertThat(GccLibrary.description(HELD)).containsAnyOf("-mno-avx512f -mprefer-vector-width=256", "gcc is not on the path");
    assertThat(GccLibrary.description(WIDE)).doesNotContain("-mno-avx512f");
  }

  @Test
  void rowsHaveNamesOfTheirOwn() {
    for (Mode mode : Mode.all()) {
      assertThat(Row.of(mode, WIDE).stream().map(Row::name)).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9-]+"));
      assertThat(Row.of(mode, HELD).stream().map(Row::name)).isEqualTo(Row.of(mode, WIDE).stream().map(Row::name).toList());
    }
    assertThat(Plan.wanted(Mode.FULL, WIDE, Set.of("step"))).extracting(Cell::toString).containsExactlyInAnyOrder(
        "divide/java/1024", "divide/gcc/1024", "step.perona-malik/vector/4096");
  }

  @Test
  void whatCannotBeMeasuredIsTold() {
    Plan plan = Plan.of(Mode.SHORT, ALL);
    Set<String> contenders = plan.cells().stream().map(Cell::contender).collect(Collectors.toSet());
    assertThat(contenders).contains("vector", "naive", "java");
    wanted(Mode.SHORT).stream().map(Cell::contender).distinct()
        .filter(name -> !contenders.contains(name))
        .forEach(_ -> assertThat(plan.notices()).anyMatch(notice -> notice.contains("left out")));
  }

  /**
   * Of 2^20 samples the plan of the implicit scheme, here said to keep a hundred bytes of each, does not fit into 100 MB; of
   * 1024 it does.
   */
  @Test
  void whatDoesNotFitIsLeftOutAndTold() {
    Plan plan = new Plan(Mode.SHORT, List.of(new Plan.Part(WIDE, List.of(Cell.parse("rows-1.implicit/vector/1024"),
        Cell.parse("rows-1.implicit/vector/1048576")))), List.of());
    Foresight foresight = Foresight.of(plan, Map.of("implicit", 100.0), 100_000_000);
    assertThat(foresight.plan().cells()).containsExactly(Cell.parse("rows-1.implicit/vector/1024"));
    assertThat(foresight.plan().notices()).singleElement().asString().contains("rows-1.implicit/vector/1048576", "0.1 GiB");
    assertThat(Foresight.of(plan, Map.of("implicit", 100.0), 1_000_000_000).plan()).isEqualTo(plan);
    assertThat(foresight.lines()).anyMatch(line -> line.contains("1 cells at 512 bits: about"))
        .anyMatch(line -> line.contains("memory"));
  }

  /** By the estimates; the peers, which are not here, apart. */
  @Test
  void theShortModeTakesLessThanFiveMinutes() {
    Plan plan = new Plan(Mode.SHORT, Stream.of(WIDE, HELD).map(width ->
        new Plan.Part(width, List.copyOf(Plan.wanted(Mode.SHORT, width, ALL)))).toList(), List.of());
    assertThat(Estimate.of(plan)).isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void aCellHasThreeParts() {
    assertThatThrownBy(() -> Cell.parse("step/vector")).hasMessageContaining("problem/contender/length");
  }
}
