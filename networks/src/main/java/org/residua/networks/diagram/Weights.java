package org.residua.networks.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/** The sets of weights of an architecture: one letter for each key of a {@link Parameter}. */
final class Weights {

  private final List<Parameter> order = new ArrayList<>();
  private final Map<Parameter.Key, Integer> readers = new HashMap<>();
  private final Map<Parameter.Key, String> letters = new HashMap<>();

  private final Set<Parameter.Key> forward = new HashSet<>();
  private final Set<Parameter.Key> back = new HashSet<>();

  Weights(Architecture architecture) {
    count(architecture, 1);
  }

  private void count(Architecture architecture, int times) {
    for (Node node : architecture.nodes()) {
      node.bodies().forEach(body -> count(body, times * node.repetitions()));
      for (LinearOperator operator : node.operators()) {
        int reads = node instanceof Node.Apply ? 1 : 2 * node.layers().size();
        operator.parameters().forEach(weights -> note(weights, reads == 1 ? "W" : "K", reads * times));
        operator.bank().ifPresent(k -> (operator.transposed() ? back : forward).add(k.weights().key()));
        if (reads > 1) {
          operator.parameters().forEach(weights -> back.add(weights.key()));
        }
      }
      if (node instanceof Node.AddBias add) {
        note(add.bias(), "b", times);
      }
    }
  }

  private void note(Parameter parameter, String letter, int times) {
    if (readers.merge(parameter.key(), times, Integer::sum) == times) {
      order.add(parameter);
      letters.put(parameter.key(), letter);
    }
  }

  /** The parameters in the order of first use. */
  List<Parameter> parameters() {
    return List.copyOf(order);
  }

  /** The number of layers that read a parameter, repetitions unrolled. */
  int readers(Parameter parameter) {
    return readers.getOrDefault(parameter.key(), 0);
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
    return tied(operator).map(Tied::markup).orElseGet(() -> Escaped.xml(Words.of(operator)));
  }

  /** The letter of the filters that an operator applies, where it is a bank or its transpose. */
  Optional<Tied> tied(LinearOperator operator) {
    return operator.bank().map(k -> new Tied(of(k.weights()), operator.transposed()));
  }

  /** A bank that is read with its transpose is the K of a diffusion. */
  private String letter(Parameter parameter) {
    return forward.contains(parameter.key()) && back.contains(parameter.key())
        ? "K" : letters.getOrDefault(parameter.key(), "W");
  }

  private static int position(List<Parameter> list, Parameter parameter) {
    return IntStream.range(0, list.size()).filter(k -> list.get(k).tiedTo(parameter)).findFirst().orElse(-1);
  }
}
