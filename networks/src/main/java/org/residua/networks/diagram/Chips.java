package org.residua.networks.diagram;

import java.util.stream.Collectors;
import org.residua.api.flux.Activation;
import org.residua.api.graph.Node;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/** Draws single nodes. */
final class Chips {

  private static final double SMALL = 12;

  private final Canvas canvas;
  private final Weights weights;

  Chips(Canvas canvas, Weights weights) {
    this.canvas = canvas;
    this.weights = weights;
  }

  /** Draws a node; returns its place with its true width. */
  Place node(Node node, Place at) {
    return switch (node) {
      case Node.Apply apply -> operator(apply.operator(), at);
      case Node.Activate act -> activation(act.activation(), Activations.letter(act.activation().form()), at);
      case Node.Differential slope -> activation(slope.activation(), "D\u03a6", at);
      case Node.AddBias add -> weights(add.bias(), new Tied(weights.of(add.bias()), false), at);
      case Node.Combine combine -> {
        label("tiny mid", at, combine.coefficients().stream().map(Figures::of)
            .collect(Collectors.joining(", ")));
        yield circle(at, true);
      }
      case Node.Multiply _ -> circle(at, false);
      case Node.Divide _ -> sign("\u00f7", at);
      case Node.Zero _ -> sign("0", at);
      case Node.Solve _ -> recurrence(at);
      case Node.Loop _, Node.SemiIterate _, Node.Repeat _ -> named(node.label(), at);
    };
  }

  private Place operator(LinearOperator operator, Place at) {
    return operator.bank()
        .map(k -> weights(k.weights(), new Tied(weights.of(k.weights()), operator.transposed()), at))
        .orElseGet(() -> named(Words.of(operator), at));
  }

  private Place weights(Parameter parameter, Tied tied, Place at) {
    Tiles.stems(canvas.blocks(), tile(at), parameter, tied);
    canvas.labels().markup("symbol halo mid", at.x(), at.y() + 38, tied.markup());
    return at;
  }

  private Place activation(Activation activation, String letter, Place at) {
    Tiles.curve(canvas.blocks(), tile(at), activation);
    canvas.labels().text("symbol halo mid", at.x(), at.y() + 38, letter);
    return at;
  }

  /** A forward and a backward linear recurrence. */
  private Place recurrence(Place at) {
    canvas.blocks().rect("tile", tile(at), 6);
    canvas.labels().text("symbol mid", at.x(), at.y() - 3, "\u21c4");
    canvas.labels().text("tiny mid", at.x(), at.y() + 14, "solve");
    return at;
  }

  private Place named(String name, Place at) {
    canvas.blocks().rect("tile", tile(at), 6);
    label("tiny mid", new Place(at.x(), at.y() - 33, 0, ""), name);
    return at;
  }

  private void label(String classes, Place at, String text) {
    canvas.labels().text(classes + " halo", at.x(), at.y() + 37, text);
  }

  private Place circle(Place at, boolean sum) {
    canvas.blocks().circle("sum", at.x(), at.y(), SMALL);
    if (sum) {
      canvas.blocks().path("plus", "M", at.x() - 6, at.y(), "H", at.x() + 6,
          "M", at.x(), at.y() - 6, "V", at.y() + 6);
    } else {
      canvas.blocks().path("plus", "M", at.x() - 4.5, at.y() - 4.5, "L", at.x() + 4.5, at.y() + 4.5,
          "M", at.x() - 4.5, at.y() + 4.5, "L", at.x() + 4.5, at.y() - 4.5);
    }
    return at.narrowed(SMALL);
  }

  private Place sign(String sign, Place at) {
    canvas.blocks().circle("sum", at.x(), at.y(), SMALL);
    canvas.labels().text("symbol mid", at.x(), at.y() + 5, sign);
    return at.narrowed(SMALL);
  }

  /** An input or output; returns its place with its true width. */
  Place terminal(Place at, String name) {
    canvas.blocks().circle("terminal", at.x(), at.y(), 15);
    canvas.labels().text("symbol it mid", at.x(), at.y() + 5, name);
    return at.narrowed(15).named(name);
  }

  /** Nodes that are not drawn. */
  void hidden(Place at, int count) {
    canvas.blocks().rect("gap", tile(at), 12);
    canvas.labels().text("symbol mid", at.x(), at.y() + 5, "\u22ef");
    label("tiny mid", at, count + " more");
  }

  private static Box tile(Place at) {
    return new Box(at.x() - Tiles.SIZE / 2, at.y() - Tiles.SIZE / 2, Tiles.SIZE, Tiles.SIZE);
  }
}
