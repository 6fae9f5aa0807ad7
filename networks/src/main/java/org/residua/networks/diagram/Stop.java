package org.residua.networks.diagram;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.residua.api.block.Stage;
import org.residua.api.graph.Section;
import org.residua.api.graph.Value;

/** Where a network of levels stops on its way: what a drawing of it consists of. */
sealed interface Stop {

  /** What is drawn here, in its order. */
  List<Section> sections();

  /** The number of its level, 0 for the finest. */
  int level();

  /** Where it stands from left to right; a transfer shares that of a block. */
  int column();

  /** The values that come in. */
  default List<Value> reads() {
    Set<Value> own = new HashSet<>();
    sections().forEach(section -> own.add(section.output()));
    return sections().stream().flatMap(section -> section.reads().stream()).filter(value -> !own.contains(value))
        .distinct().toList();
  }

  /** The value that goes out. */
  default Value output() {
    return sections().getLast().output();
  }

  /**
   * A stage on one level, several sweeps at a time where there are many.
   *
   * @param role what it is for
   * @param sections sweeps, or one section of another role
   * @param level its level
   * @param column its place
   */
  record Block(Stage.Role role, List<Section> sections, int level, int column) implements Stop {}

  /**
   * A way between two levels.
   *
   * @param role restriction, injection or prolongation
   * @param section its layer
   * @param level where it leads to
   * @param column beside that of a block
   */
  record Transfer(Stage.Role role, Section section, int level, int column) implements Stop {

    @Override
    public List<Section> sections() {
      return List.of(section);
    }
  }

  /**
   * All that happens on levels too deep to be drawn, until the way up.
   *
   * @param sections of these levels
   * @param level the first of them
   * @param column its place
   */
  record Folded(List<Section> sections, int level, int column) implements Stop {

    /** How many sections have a role. */
    long count(Stage.Role role) {
      return sections.stream().filter(section -> section.stage().role() == role).count();
    }
  }
}
