package org.residua.bench.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.residua.bench.problem.Evolution;

/** The model is read back field by field and computed node by node. */
class EvolutionModelTest {

  private static final int LENGTH = 33;

  @Test
  void theGraphComputesTheEvolution() {
    Evolution evolution = Evolution.explicit(50);
    Map<Integer, List<Object>> model = read(EvolutionModel.of(evolution, LENGTH));
    assertThat(all(model, 1)).containsExactly(8L);
    Map<Integer, List<Object>> graph = nested(model, 7);
    Map<String, double[]> values = new HashMap<>();
    all(graph, 5).forEach(tensor -> initialise(read((byte[]) tensor), values));
    values.put(EvolutionModel.INPUT, evolution.start(LENGTH));
    all(graph, 1).forEach(node -> compute(read((byte[]) node), values));
    double[] expected = evolution.start(LENGTH);
    evolution.reference(expected);
    evolution.requireRight(values.getOrDefault(EvolutionModel.output(evolution), new double[0]), expected);
    assertThat(text(nested(graph, 11), 1)).isEqualTo(EvolutionModel.INPUT);
    assertThat(text(nested(graph, 12), 1)).isEqualTo(EvolutionModel.output(evolution));
  }

  @Test
  void numbersTakeSevenBitsAByte() {
    assertThat(new Message().number(1, 300).bytes()).containsExactly(0x08, 0xAC, 0x02);
    assertThat(new Message().text(2, "testing").bytes())
        .startsWith((byte) 0x12, (byte) 0x07).endsWith("testing".getBytes(StandardCharsets.UTF_8));
    assertThat(new Message().number(1, -1).bytes()).hasSize(11);
  }

  @Test
  void otherEvolutionsAreRefused() {
    Evolution fsi = Evolution.explicit(64).as(Evolution.Form.FSI);
    assertThatThrownBy(() -> EvolutionModel.of(fsi, LENGTH)).hasMessageContaining(fsi.id());
  }

  /** Integers become doubles, as all values here are small; the largest integer stays beyond every length. */
  private static void initialise(Map<Integer, List<Object>> tensor, Map<String, double[]> values) {
    ByteBuffer raw = ByteBuffer.wrap((byte[]) all(tensor, 9).getFirst()).order(ByteOrder.LITTLE_ENDIAN);
    boolean whole = all(tensor, 2).getFirst().equals(7L);
    double[] numbers = new double[raw.remaining() / Double.BYTES];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = whole ? raw.getLong() : raw.getDouble();
    }
    values.put(text(tensor, 8), numbers);
  }

  private static void compute(Map<Integer, List<Object>> node, Map<String, double[]> values) {
    List<double[]> in = all(node, 1).stream()
        .map(name -> new String((byte[]) name, StandardCharsets.UTF_8))
        .map(name -> values.getOrDefault(name, new double[0])).toList();
    double[] x = in.get(0);
    double[] y = in.get(1);
    values.put(text(node, 2), switch (text(node, 4)) {
      case "Slice" -> {
        double end = in.get(2)[0] < 0 ? x.length + in.get(2)[0] : Math.min(x.length, in.get(2)[0]);
        yield Arrays.copyOfRange(x, (int) y[0], (int) end);
      }
      case "Pad" -> {
        double[] padded = new double[(int) (y[0] + x.length + y[1])];
        System.arraycopy(x, 0, padded, (int) y[0], x.length);
        yield padded;
      }
      case "Add" -> each(x, y, Double::sum);
      case "Sub" -> each(x, y, (a, b) -> a - b);
      case "Mul" -> each(x, y, (a, b) -> a * b);
      case "Div" -> each(x, y, (a, b) -> a / b);
      default -> throw new AssertionError(text(node, 4));
    });
  }

  private static double[] each(double[] x, double[] y, DoubleBinaryOperator operator) {
    double[] z = new double[x.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = operator.applyAsDouble(x[i], y.length == 1 ? y[0] : y[i]);
    }
    return z;
  }

  private static List<Object> all(Map<Integer, List<Object>> message, int field) {
    return message.getOrDefault(field, List.of());
  }

  private static String text(Map<Integer, List<Object>> message, int field) {
    return new String((byte[]) all(message, field).getFirst(), StandardCharsets.UTF_8);
  }

  private static Map<Integer, List<Object>> nested(Map<Integer, List<Object>> message, int field) {
    return read((byte[]) all(message, field).getFirst());
  }

  /** Fields by number: numbers as {@code Long}, everything else as bytes. */
  private static Map<Integer, List<Object>> read(byte[] message) {
    Map<Integer, List<Object>> fields = new HashMap<>();
    ByteBuffer bytes = ByteBuffer.wrap(message);
    while (bytes.hasRemaining()) {
      long tag = varint(bytes);
      long value = varint(bytes);
      Object content = value;
      if ((tag & 7) == 2) {
        byte[] part = new byte[(int) value];
        bytes.get(part);
        content = part;
      }
      fields.computeIfAbsent((int) (tag >>> 3), _ -> new ArrayList<>()).add(content);
    }
    return fields;
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = bytes.get();
      value |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return value;
      }
    }
  }
}
