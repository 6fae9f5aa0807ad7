package org.residua.networks.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.block.Stage;
import org.residua.api.block.Stage.Role;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Section;
import org.residua.api.graph.Value;

/**
 * The reading of an architecture as a cycle on levels: a U-net, or a chain of them. Where it has more stages than a drawing can
 * show, the deepest levels are folded: what happens there between a way down and the way up is one stop.
 *
 * @param network what is read; inputs {@code x} and {@code b}
 * @param lengths samples of each level, the finest first
 * @param stops in the order of the network
 * @param columns places from left to right
 * @param folded whether the last level stands for those below it as well
 */
record Unet(Architecture network, List<Integer> lengths, List<Stop> stops, int columns, boolean folded) {

  /** As many columns of readable letters as fit on a slide; two ways down in each column of a full approximation. */
  private static final int MOST_COLUMNS = 36;
  private static final int MOST_OF_FULL_APPROXIMATION = 26;
  private static final int MOST_LEVELS = 6;
  /** More sweeps in a row than this are one stop. */
  private static final int MOST_SWEEPS = 4;

  /** The U-net that an architecture is; empty where not all of its nodes belong to stages. */
  static Optional<Unet> of(Architecture network) {
    List<Section> sections = network.sections();
    int named = sections.stream().mapToInt(section -> section.nodes().size()).sum();
    if (named == 0 || named < network.nodes().size() || network.inputs() != 2 || network.outputs().size() != 1) {
      return Optional.empty();
    }
    List<Integer> lengths = sections.stream().map(section -> section.stage().length()).distinct()
        .sorted(Comparator.reverseOrder()).toList();
    int deepest = lengths.size() <= MOST_LEVELS ? lengths.size() - 1 : MOST_LEVELS - 2;
    Unet unet = new Layout(network, lengths, deepest).unet();
    int most = unet.fullApproximation() ? MOST_OF_FULL_APPROXIMATION : MOST_COLUMNS;
    while (unet.columns > most && deepest > 0) {
      unet = new Layout(network, lengths, --deepest).unet();
    }
    return Optional.of(unet);
  }

  /** The values that are right-hand sides: {@code b}, and what equations of coarse levels are solved for. */
  Set<Value> rightHandSides() {
    Set<Value> summands = sections(Role.COARSE_EQUATION).flatMap(section -> section.reads().stream()).collect(Collectors.toSet());
    Set<Value> found = new HashSet<>(Set.of(network.inputValues().get(1)));
    sections(Role.COARSE_EQUATION).forEach(section -> found.add(section.output()));
    sections(Role.RESTRICTION).map(Section::output).filter(value -> !summands.contains(value)).forEach(found::add);
    return found;
  }

  private Stream<Section> sections(Role role) {
    return network.sections().stream().filter(section -> section.stage().role() == role);
  }

  /** Whether a value is the result of a section of that role. */
  boolean is(Role role, Value value) {
    return sections(role).anyMatch(section -> section.output().equals(value));
  }

  /** What is added to the solutions: prolongations that a correction follows. */
  Set<Value> corrections() {
    List<Section> sections = network.sections();
    return IntStream.range(1, sections.size()).filter(k -> sections.get(k).stage().role() == Role.CORRECTION)
        .mapToObj(k -> sections.get(k - 1).output()).collect(Collectors.toSet());
  }

  /** How many sections have a role, those of folded levels included. */
  long count(Role role) {
    return sections(role).count();
  }

  /** Whether coarse levels solve for full approximations. */
  boolean fullApproximation() {
    return count(Role.COARSE_EQUATION) > 0;
  }

  /** Puts sections into columns. */
  private static final class Layout {

    private final Architecture network;
    private final List<Integer> lengths;
    private final int deepest;
    private final List<Stop> stops = new ArrayList<>();
    private int columns;

    Layout(Architecture network, List<Integer> lengths, int deepest) {
      this.network = network;
      this.lengths = lengths;
      this.deepest = deepest;
    }

    Unet unet() {
      List<Section> sections = network.sections();
      for (int from = 0; from < sections.size();) {
        int to = end(sections, from);
        place(sections.subList(from, to));
        from = to;
      }
      boolean folded = deepest + 1 < lengths.size();
      return new Unet(network, lengths, List.copyOf(stops), columns, folded);
    }

    /** Where the sections of one stop end. */
    private int end(List<Section> sections, int from) {
      Section first = sections.get(from);
      int to = from + 1;
      while (to < sections.size() && (hidden(first) ? hidden(sections.get(to)) : sections.get(to).stage()
          .equals(first.stage()))) {
        to++;
      }
      boolean together = hidden(first) || (first.stage().role() == Role.SMOOTHING && to - from > MOST_SWEEPS);
      return together ? to : from + 1;
    }

    /** What leads to a coarse level and away from it belongs to the level above. */
    private boolean hidden(Section section) {
      int level = lengths.indexOf(section.stage().length());
      return switch (section.stage().role()) {
        case RESTRICTION, INJECTION, COARSE_EQUATION, COARSE_CHANGE -> level - 1;
        case SMOOTHING, RESIDUAL, BOTTLENECK, PROLONGATION, CORRECTION -> level;
      } > deepest;
    }

    private void place(List<Section> together) {
      Stage stage = together.get(0).stage();
      int level = lengths.indexOf(stage.length());
      if (hidden(together.get(0))) {
        stops.add(new Stop.Folded(together, deepest + 1, columns++));
        return;
      }
      stops.add(switch (stage.role()) {
        case RESTRICTION -> new Stop.Transfer(stage.role(), together.get(0), level, afterResidual() ? columns - 1 : columns++);
        case INJECTION -> new Stop.Transfer(stage.role(), together.get(0), level, columns - 1);
        case PROLONGATION -> new Stop.Transfer(stage.role(), together.get(0), level, columns);
        case SMOOTHING, RESIDUAL, COARSE_EQUATION, BOTTLENECK, COARSE_CHANGE, CORRECTION ->
            new Stop.Block(stage.role(), together, level, columns++);
      });
    }

    /** Full multigrid restricts right-hand sides without a residual; that needs a column of its own. */
    private boolean afterResidual() {
      return !stops.isEmpty() && stops.getLast() instanceof Stop.Block block && block.role() == Role.RESIDUAL;
    }
  }
}
