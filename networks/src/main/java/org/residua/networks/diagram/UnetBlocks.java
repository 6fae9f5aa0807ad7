package org.residua.networks.diagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.residua.api.block.Stage;
import org.residua.api.block.Stage.Role;
import org.residua.api.graph.Node;
import org.residua.api.graph.Section;
import org.residua.api.graph.Value;

/**
 * Draws what stands on the levels of a {@link Unet}; each in a group that says how many layers of which role and length it is.
 */
final class UnetBlocks {

  private static final double SUM = 11;
  private static final int LONGEST_WORD = 9;

  private final Canvas canvas;
  private final UnetFrame frame;
  private final Set<Value> held;

  UnetBlocks(Canvas canvas, UnetFrame frame, Set<Value> held) {
    this.canvas = canvas;
    this.frame = frame;
    this.held = held;
  }

  private void open(Stop stop) {
    open(stop.sections().get(0).stage(), stop.sections().size());
  }

  private void open(Stage stage, long count) {
    canvas.blocks().open("stage " + stage.role().text().replace(' ', '-') + "\" data-length=\"" + stage.length()
        + "\" data-count=\"" + count);
  }

  /** An input or the output. */
  void terminal(double x, double y, String name) {
    canvas.blocks().circle("terminal", x, y, 15);
    canvas.labels().text("symbol it mid", x, y + 5, name);
  }

  /** A block on the wire; returns its frame. */
  Box box(Stop.Block block, double x) {
    boolean bottleneck = block.role() == Role.BOTTLENECK;
    double width = bottleneck ? Math.min(frame.pitch() - 3, 96) : frame.width();
    double y = frame.wire(block.level());
    Box box = new Box(x - width / 2, y - frame.half(), width, 2 * frame.half());
    open(block);
    canvas.blocks().rect("part", box, 7);
    if (block.role() == Role.SMOOTHING) {
      arcs(block.sections().getLast(), box);
    }
    canvas.blocks().close();
    String letter = letter(block.role());
    if (frame.wide()) {
      canvas.labels().text("word mid", x, y - 3, word(block));
      canvas.labels().text("formula mid", x, y + 13, block.role() == Role.RESIDUAL ? "b \u2212 A x"
          : shortened(block.sections().getLast()));
    } else {
      canvas.labels().text("symbol mid", x, y + 5.5, letter);
    }
    if (block.sections().size() > 1) {
      canvas.labels().text("word end", box.right() + 2, box.bottom() + 13, "\u00d7" + block.sections().size());
    }
    return box;
  }

  /** The letter of a role in a drawing without room for words. */
  static String letter(Role role) {
    return switch (role) {
      case SMOOTHING -> "S";
      case RESIDUAL -> "r";
      case BOTTLENECK -> "B";
      case COARSE_EQUATION -> "A";
      case RESTRICTION -> "R";
      case INJECTION -> "R\u0302";
      case PROLONGATION -> "P";
      case CORRECTION -> "+";
      case COARSE_CHANGE -> "\u2212";
    };
  }

  private static String word(Stop.Block block) {
    return block.role() == Role.SMOOTHING ? "smooth" : block.role().text();
  }

  /** The residual blocks of a sweep as arcs above it: its local skips. */
  private void arcs(Section sweep, Box box) {
    LocalSkips local = LocalSkips.of(sweep, held);
    double each = box.width() / Math.max(1, local.blocks());
    for (LocalSkips.Skip skip : local.skips()) {
      double to = box.x() + each * skip.block() - 2;
      double from = to - each * skip.span() + 4;
      double height = skip.span() == 1 ? 10 : 15;
      canvas.blocks().path(skip.span() == 1 ? "local" : "local arc", "M", from, box.y(), "C", from, box.y() - height, to,
          box.y() - height, to, box.y());
    }
  }

  /** The operators and activations of a stage, each once, or, where they do not fit, how many layers it has. */
  private static String shortened(Section section) {
    String all = String.join(" ", layers(section));
    return all.length() <= LONGEST_WORD ? all : Figures.counted(section.nodes().size(), "layer");
  }

  /** The operators and activations of a stage, each once. */
  static List<String> layers(Section section) {
    return section.nodes().stream().map(node -> switch (node) {
      case Node.Apply apply -> Words.of(apply.operator());
      case Node.Activate act -> Activations.letter(act.activation().form());
      case Node.Combine _, Node.Divide _, Node.Multiply _, Node.AddBias _, Node.Zero _ -> "";
      case Node.Differential _, Node.Solve _, Node.Loop _, Node.SemiIterate _, Node.Repeat _ -> node.label();
    }).filter(word -> !word.isEmpty()).distinct().toList();
  }

  /** The right-hand side of a full approximation; returns its frame. */
  Box equation(Stop.Block block, double x) {
    double y = frame.rail(block.level());
    Box box = new Box(x - frame.width() / 2, y - 12, frame.width(), 24);
    open(block);
    canvas.blocks().rect("part", box, 7);
    canvas.blocks().close();
    canvas.labels().text("symbol mid", x, y + 5, frame.wide() ? "A x\u0302 + Rr" : letter(block.role()));
    return box;
  }

  /** A sum or a difference. */
  void sum(Stop.Block block, double x, boolean plus) {
    double y = frame.wire(block.level());
    open(block);
    canvas.blocks().circle("sum", x, y, SUM);
    if (plus) {
      canvas.blocks().path("plus", "M", x - 5.5, y, "H", x + 5.5, "M", x, y - 5.5, "V", y + 5.5);
    } else {
      canvas.blocks().path("plus", "M", x - 5.5, y, "H", x + 5.5);
    }
    canvas.blocks().close();
  }

  /** The name of a transfer, on its way. */
  void chip(Stop.Transfer transfer, double x, double y, String letter) {
    double width = Math.min(24, frame.pitch() - 4);
    open(transfer);
    canvas.blocks().rect("chip", new Box(x - width / 2, y - 11, width, 22), 11);
    canvas.blocks().close();
    canvas.labels().text("symbol mid", x, y + 5, letter);
  }

  /** Levels that are not drawn; returns the frame. */
  Box folded(Stop.Folded folded, double x) {
    double width = Math.max(frame.width(), frame.pitch() - 12);
    double y = frame.wire(folded.level());
    Box box = new Box(x - width / 2, y - frame.half(), width, 2 * frame.half());
    canvas.blocks().open("stage folded");
    Map<Stage, Long> counts = folded.sections().stream()
        .collect(Collectors.groupingBy(Section::stage, LinkedHashMap::new, Collectors.counting()));
    counts.forEach((stage, count) -> {
      open(stage, count);
      canvas.blocks().close();
    });
    canvas.blocks().rect("part fold", box, 7);
    canvas.blocks().rect("part fold inner", box.grown(-3), 5);
    canvas.blocks().close();
    canvas.labels().text("symbol mid", x, y + (frame.wide() ? -2 : 5), "U");
    if (frame.wide()) {
      canvas.labels().text("word mid", x, y + 14, Figures.counted((int) folded.count(Role.SMOOTHING), "sweep"));
    }
    return box;
  }
}
