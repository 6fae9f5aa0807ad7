package org.residua.bench.onnx;

import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.Step;

/**
 * Explicit Perona-Malik steps as one ONNX graph of 64 bit floating point, the fastest form found: first differences as
 * {@code Sub} of two {@code Slice}s, their adjoint as {@code Sub} of two {@code Slice}s of a {@code Pad}.
 *
 * <p>{@code tau} is part of the divisor, {@code tau Phi(y) = y / (1/tau + y^2 / (tau lambda^2))}, which saves an operation.
 * Numbers of fields and types are those of onnx.proto, opset 13.
 */
public final class EvolutionModel {

  /** The name of the graph's input. */
  public static final String INPUT = "u0";

  private static final int DOUBLE = 11;
  private static final int INT64 = 7;
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;

  private EvolutionModel() {}

  /** The name of the graph's output. */
  public static String output(Evolution evolution) {
    return "u" + evolution.steps();
  }

  /** The model for signals of that length. */
  public static byte[] of(Evolution evolution, int length) {
    Step step = evolution.step();
    if (evolution.form() != Evolution.Form.EXPLICIT || !step.flux().equals("perona-malik")) {
      throw new IllegalArgumentException(evolution.id() + " is no explicit Perona-Malik evolution");
    }
    double contrast = step.phi().contrast();
    Message graph = new Message();
    for (int k = 0; k < evolution.steps(); k++) {
      step(graph, k);
    }
    graph.text(2, evolution.id())
        .message(5, tensor("inverse", 1 / step.tau()))
        .message(5, tensor("scale", 1 / (step.tau() * contrast * contrast)))
        .message(5, indices("zero", 0))
        .message(5, indices("one", 1))
        .message(5, indices("before", -1))
        .message(5, indices("end", Long.MAX_VALUE))
        .message(5, indices("edges", 1, 1))
        .message(11, value(INPUT, length))
        .message(12, value(output(evolution), length));
    return new Message().number(1, IR_VERSION).message(7, graph)
        .message(8, new Message().text(1, "").number(2, OPSET)).bytes();
  }

  private static void step(Message graph, int k) {
    String u = "u" + k;
    node(graph, "Slice", "right" + k, u, "one", "end");
    node(graph, "Slice", "left" + k, u, "zero", "before");
    node(graph, "Sub", "y" + k, "right" + k, "left" + k);
    node(graph, "Mul", "square" + k, "y" + k, "y" + k);
    node(graph, "Mul", "scaled" + k, "square" + k, "scale");
    node(graph, "Add", "divisor" + k, "scaled" + k, "inverse");
    node(graph, "Div", "z" + k, "y" + k, "divisor" + k);
    node(graph, "Pad", "padded" + k, "z" + k, "edges");
    node(graph, "Slice", "after" + k, "padded" + k, "one", "end");
    node(graph, "Slice", "ahead" + k, "padded" + k, "zero", "before");
    node(graph, "Sub", "d" + k, "after" + k, "ahead" + k);
    node(graph, "Add", "u" + (k + 1), u, "d" + k);
  }

  private static void node(Message graph, String operator, String output, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.text(1, input);
    }
    graph.message(1, node.text(2, output).text(4, operator));
  }

  private static Message tensor(String name, double value) {
    return new Message().number(2, DOUBLE).text(8, name).doubles(9, value);
  }

  private static Message indices(String name, long... values) {
    return new Message().number(1, values.length).number(2, INT64).text(8, name).longs(9, values);
  }

  private static Message value(String name, int length) {
    Message shape = new Message().message(1, new Message().number(1, length));
    Message type = new Message().number(1, DOUBLE).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, type));
  }
}
