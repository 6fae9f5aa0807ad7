package org.residua.cli;

import java.io.IOException;
import java.util.Optional;
import org.residua.api.graph.Architecture;
import org.residua.networks.LayerTable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The subcommand {@code translate}: the network that a scheme is, layer by layer. */
final class Translation {

  private Translation() {}

  static int run(Given given, Streams streams) throws IOException {
    Setup setup = Setup.of(given, new Estimates.WithoutData());
    Architecture traced = setup.evolution().architecture(1);
    LayerTable table = LayerTable.of(given.has(Option.EXPANDED) ? traced.expanded() : traced);
    try (Destination json =
        Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      json.write(Json.content(describe(table)));
      json.commit();
    }
    if (!given.has(Option.JSON)) {
      streams.out().print(table);
    }
    return Main.DONE;
  }

  private static ObjectNode describe(LayerTable table) {
    ObjectNode json = Json.object();
    ArrayNode layers = json.putArray("layers");
    for (LayerTable.Layer layer : table.layers()) {
      layers.addObject()
          .put("index", layer.index())
          .put("kind", layer.kind())
          .put("parameters", layer.parameters())
          .put("channelsIn", layer.channelsIn())
          .put("channelsOut", layer.channelsOut());
    }
    json.put("parameters", table.parameters());
    json.put("skipConnections", table.skipConnections());
    json.putNull("onnx");
    json.putNull("diagram");
    return json;
  }
}
