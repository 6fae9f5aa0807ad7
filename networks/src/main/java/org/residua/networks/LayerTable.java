package org.residua.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.Parameter;

/**
 * A network as a table of layers with channels, parameters and skip connections.
 *
 * <p>The body of a repetition is listed once with its number of repetitions. Parameters are counted in
 * each layer that reads them, in the total once for each {@link Parameter} object: tied weights are one set.
 * Skip connections are those of the unrolled network: each summand of a combination beyond the first.
 *
 * @param layers the layers in order
 * @param parameters the number of distinct trainable numbers
 * @param skipConnections the number of skip connections
 */
public record LayerTable(List<Layer> layers, int parameters, int skipConnections) {

  /** Copies the list. */
  public LayerTable {
    layers = List.copyOf(layers);
  }

  /**
   * One layer.
   *
   * @param index position, from 1
   * @param kind what it computes
   * @param parameters trainable numbers it reads, tied ones included
   * @param channelsIn channels of its first input
   * @param channelsOut channels of its output
   */
  public record Layer(int index, String kind, int parameters, int channelsIn, int channelsOut) {}

  /** The table of an architecture. */
  public static LayerTable of(Architecture architecture) {
    List<Layer> layers = new ArrayList<>();
    list(architecture, "", layers);
    int parameters = architecture.parameters().stream().mapToInt(Parameter::size).sum();
    return new LayerTable(layers, parameters, skips(architecture.expanded()));
  }

  private static void list(Architecture architecture, String suffix, List<Layer> layers) {
    for (Node node : architecture.nodes()) {
      switch (node) {
        case Node.Repeat repeat ->
            list(repeat.body(), suffix + ", " + repeat.times() + " times", layers);
        case Node.SemiIterate semi -> {
          for (Row row : semi.iteration().rows()) {
            add(layers, node, kind(semi.iteration(), row) + suffix);
          }
        }
        case Node.Apply _, Node.Activate _, Node.Multiply _, Node.Combine _, Node.AddBias _,
            Node.GradientStep _ -> add(layers, node, kind(node) + suffix);
      }
    }
  }

  private static void add(List<Layer> layers, Node node, String kind) {
    int parameters = Architecture.parameters(node).stream().mapToInt(Parameter::size).sum();
    layers.add(new Layer(layers.size() + 1, kind, parameters,
        node.inputs().get(0).channels(), node.outputs().get(0).channels()));
  }

  private static String kind(Node node) {
    return switch (node) {
      case Node.Apply apply -> apply.operator().word();
      case Node.Activate activate -> "activation " + activate.activation();
      case Node.Multiply _ -> "product";
      case Node.Combine combine -> "combination " + combine.coefficients();
      case Node.AddBias _ -> "bias";
      case Node.GradientStep step -> block(step.diffusion(), step.tau());
      case Node.SemiIterate _, Node.Repeat _ ->
          throw new IllegalStateException("listed by their rows and bodies");
    };
  }

  private static String block(Diffusion diffusion, double tau) {
    return "symmetric residual block " + diffusion.activation() + ", tau " + tau;
  }

  private static String kind(SemiIteration iteration, Row row) {
    String text = block(iteration.diffusion(), row.tau());
    if (!row.plain()) {
      text += String.format(Locale.ROOT, ", extrapolated a %.4g b %.4g", row.a(), row.b());
      text += row.c() == 0 && row.d() == 0
          ? "" : String.format(Locale.ROOT, " c %.4g d %.4g", row.c(), row.d());
    }
    return text + (iteration.frozen() ? ", frozen" : "");
  }

  private static int skips(Architecture expanded) {
    int count = 0;
    for (Node node : expanded.nodes()) {
      count += switch (node) {
        case Node.Combine combine -> combine.inputs().size() - 1;
        case Node.Repeat repeat -> repeat.times() * skips(repeat.body());
        case Node.Apply _, Node.Activate _, Node.Multiply _, Node.AddBias _ -> 0;
        case Node.GradientStep _, Node.SemiIterate _ ->
            throw new IllegalStateException("an expanded architecture has no composite steps");
      };
    }
    return count;
  }

  /** The printed table, one layer a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("layer  in -> out  parameters  kind\n");
    for (Layer layer : layers) {
      text.append(String.format(Locale.ROOT, "%5d  %2d -> %-3d  %10d  %s%n", layer.index(),
          layer.channelsIn(), layer.channelsOut(), layer.parameters(), layer.kind()));
    }
    return text.append(String.format(Locale.ROOT, "%d layers, %d parameters, %d skip connections%n",
        layers.size(), parameters, skipConnections)).toString();
  }
}
