package org.residua.networks.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

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
          apply.operator().bank().ifPresent(
              k -> (apply.operator().transposed() ? back : forward).add(k.weights()));
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
    return tied(operator).map(Tied::text).orElseGet(() -> Words.of(operator));
  }

  /** The same as SVG text. */
  String markup(LinearOperator operator) {
    return tied(operator).map(Tied::markup).orElseGet(() -> Pen.escape(Words.of(operator)));
  }

  /** The letter of the filters that an operator applies, where it is a bank or its transpose. */
  Optional<Tied> tied(LinearOperator operator) {
    return operator.bank().map(k -> new Tied(of(k.weights()), operator.transposed()));
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
