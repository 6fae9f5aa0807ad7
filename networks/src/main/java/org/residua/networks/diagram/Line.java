package org.residua.networks.diagram;

import java.util.ArrayList;
import java.util.List;

/** Cuts a chain into lines that are not much wider than a slide. */
final class Line {

  private static final double WIDEST = 1080;
  static final double LEAD = 16;
  /** From a block to the sum of an extrapolation, and on to the next value. */
  static final double TO_SUM = 18;
  static final double HIDDEN = 84;
  static final double FRAME = 16;

  private Line() {}

  static List<List<Part>> wrapped(List<Part> parts) {
    List<List<Part>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    double used = 0;
    for (Part part : parts) {
      double width = width(part);
      if (used > 0 && used + width > WIDEST) {
        lines.add(new ArrayList<>());
        used = 0;
      }
      lines.get(lines.size() - 1).add(part);
      used += width;
    }
    return lines;
  }

  private static double width(Part part) {
    return switch (part) {
      case Part.Step step ->
          BlockCard.width(3) + LEAD + (step.row().plain() ? 0 : 2 * TO_SUM);
      case Part.General general -> BlockCard.width(general.bias().isPresent() ? 4 : 3) + LEAD;
      case Part.Loop loop -> BlockCard.loopedWidth() + 2 * FRAME + 2 * LEAD + (loop.rest() == 0 ? 0 : 2 * TO_SUM);
      case Part.Hidden _ -> HIDDEN;
      case Part.Table table -> width(table.rows());
      case Part.Repeated repeated -> width(repeated.body()) + 2 * FRAME + 2 * LEAD;
    };
  }

  private static double width(List<Part> parts) {
    return parts.stream().mapToDouble(Line::width).sum();
  }
}
