package org.residua.cli;

import java.io.IOException;
import java.util.Optional;
import org.residua.api.block.Scheme;
import org.residua.api.graph.Architecture;
import org.residua.networks.LayerTable;
import org.residua.networks.diagram.Diagram;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The subcommand {@code translate}: the network that a scheme is, layer by layer. */
final class Translation {

  private Translation() {}

  static int run(Given given, Streams streams) throws IOException {
    Setup setup = Setup.withoutData(given);
    Architecture shown = given.has(Option.EXPANDED) ? setup.architecture().expanded() : setup.architecture();
    LayerTable table = LayerTable.of(shown);
    Optional<String> diagram = given.text(Option.DIAGRAM);
    Destination.Content drawing = drawing(diagram.orElse(".svg"), new Diagram(shown, title(setup)));
    requireDistinct(given);
    try (Destination picture =
            Destination.of(given, Option.DIAGRAM, streams.out(), Optional.empty());
        Destination json =
        Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      if (diagram.isPresent()) {
        picture.write(drawing);
      }
      json.write(Json.content(describe(table, diagram)));
      picture.commit();
      json.commit();
    }
    if (!given.has(Option.JSON)) {
      streams.out().print(table);
    }
    return Main.DONE;
  }

  private static Destination.Content drawing(String name, Diagram diagram) {
    if (name.endsWith(".svg")) {
      return to -> to.append(diagram.svg());
    }
    if (name.endsWith(".mmd")) {
      return to -> to.append(diagram.mermaid());
    }
    throw new IllegalArgumentException("diagram " + Shown.quoted(name)
        + ": give a name that ends in .svg (a drawing) or .mmd (Mermaid text)");
  }

  private static String title(Setup setup) {
    Scheme scheme = setup.scheme();
    return setup.family().name() + (scheme.cycles() > 1 ? ", " + scheme.cycles() + " cycles of " : ", ")
        + scheme.steps() + (scheme.steps() == 1 ? " step, " : " steps, ")
        + setup.diffusion().flux().name();
  }

  private static void requireDistinct(Given given) {
    if (given.has(Option.JSON) && given.text(Option.JSON).equals(given.text(Option.DIAGRAM))) {
      throw new IllegalArgumentException(
          "--diagram contradicts --json: both name the same file; give two");
    }
  }

  private static ObjectNode describe(LayerTable table, Optional<String> diagram) {
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
    diagram.ifPresentOrElse(name -> json.put("diagram", name), () -> json.putNull("diagram"));
    return json;
  }
}
