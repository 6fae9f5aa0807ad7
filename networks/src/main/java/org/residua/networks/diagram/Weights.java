package org.residua.networks.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.Adjoint;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Product;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Sum;
import org.residua.api.operator.SymmetricBanded;

/** The sets of weights of an architecture: one letter for each {@link Parameter} object, by identity. */
final class Weights {

  private final List<Parameter> order = new ArrayList<>();
  private final IdentityHashMap<Parameter, Integer> readers = new IdentityHashMap<>();
  private final IdentityHashMap<Parameter, String> letters = new IdentityHashMap<>();

  private final Set<Parameter> forward = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Parameter> back = Collections.newSetFromMap(new IdentityHashMap<>());

  Weights(Architecture architecture) {
    count(architecture, 1);
  }

  private void count(Architecture architecture, int times) {
    for (Node node : architecture.nodes()) {
      switch (node) {
        case Node.Repeat repeat -> count(repeat.body(), times * repeat.times());
        case Node.SemiIterate semi -> note(node, "K", 2 * times * semi.iteration().rows().size());
        case Node.GradientStep _ -> note(node, "K", 2 * times);
        case Node.AddBias _ -> note(node, "b", times);
        case Node.Apply apply -> {
          note(node, "W", times);
          forward.addAll(apply.operator() instanceof Convolution k ? List.of(k.weights()) : List.of());
          back.addAll(apply.operator() instanceof Adjoint k ? List.of(k.of().weights()) : List.of());
        }
        case Node.Activate _, Node.Multiply _, Node.Combine _ -> {}
      }
    }
  }

  private void note(Node node, String letter, int times) {
    for (Parameter parameter : Architecture.parameters(node)) {
      if (readers.merge(parameter, times, Integer::sum) == times) {
        order.add(parameter);
        letters.put(parameter, letter);
      }
    }
  }

  /** The parameters in the order of first use. */
  List<Parameter> parameters() {
    return List.copyOf(order);
  }

  /** The number of layers that read a parameter, repetitions unrolled. */
  int readers(Parameter parameter) {
    return readers.getOrDefault(parameter, 0);
  }

  /** The letter of a parameter; numbered where its letter occurs several times. */
  Symbol of(Parameter parameter) {
    String letter = letter(parameter);
    List<Parameter> same = order.stream().filter(other -> letter.equals(letter(other))).toList();
    int index = same.size() == 1 ? 0 : position(same, parameter) + 1;
    return new Symbol(letter, index, Math.max(0, position(order, parameter)));
  }

  /** An operator in a formula: its letter, or a word. */
  String text(LinearOperator operator) {
    return switch (operator) {
      case Convolution k -> of(k.weights()).text(false);
      case Adjoint k -> of(k.of().weights()).text(true);
      case Diagonal _, Identity _, Scaled _, Sum _, Product _, SymmetricBanded _, Interpolation _,
          Restriction _ -> Words.of(operator);
    };
  }

  /** The same as SVG text. */
  String markup(LinearOperator operator) {
    return switch (operator) {
      case Convolution k -> of(k.weights()).markup(false);
      case Adjoint k -> of(k.of().weights()).markup(true);
      case Diagonal _, Identity _, Scaled _, Sum _, Product _, SymmetricBanded _, Interpolation _,
          Restriction _ -> Pen.escape(Words.of(operator));
    };
  }

  /** A bank that is read with its transpose is the K of a diffusion. */
  private String letter(Parameter parameter) {
    return forward.contains(parameter) && back.contains(parameter)
        ? "K" : letters.getOrDefault(parameter, "W");
  }

  @SuppressWarnings("ReferenceEquality") // identity is what tying means
  private static int position(List<Parameter> list, Parameter parameter) {
    for (int k = 0; k < list.size(); k++) {
      if (list.get(k) == parameter) {
        return k;
      }
    }
    return -1;
  }
}
