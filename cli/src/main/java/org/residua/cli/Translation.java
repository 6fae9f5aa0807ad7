package org.residua.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.residua.api.block.Scheme;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.networks.LayerTable;
import org.residua.networks.diagram.Diagram;
import org.residua.schemes.Schemes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The subcommand {@code translate}: the network that a scheme is, layer by layer. */
final class Translation {

  private static final String MULTIGRID = "multigrid";
  private static final int INTERVALS = 64;

  private Translation() {}

  static int run(Given given, Streams streams) throws IOException {
    Translated translated = translated(given);
    Architecture shown = given.has(Option.EXPANDED) ? translated.network().expanded() : translated.network();
    LayerTable table = translated.length().isPresent()
        ? LayerTable.of(shown, translated.length().getAsInt()) : LayerTable.of(shown);
    Optional<String> diagram = given.text(Option.DIAGRAM);
    try (Drawing picture = Drawing.of(given, streams);
        Destination json =
        Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      picture.write(() -> new Diagram(shown, translated.title()));
      json.write(Json.content(describe(table, diagram)));
      picture.commit();
      json.commit();
    }
    if (!given.has(Option.JSON)) {
      streams.out().print(table);
      translated.proof().ifPresent(proof -> streams.out().print(proof.text()));
    }
    return Main.DONE;
  }

  /**
   * A network to print.
   *
   * @param network as it was traced
   * @param title over its drawing
   * @param length of its inputs, where it fits one only
   * @param proof of a multigrid cycle
   */
  private record Translated(Architecture network, String title, OptionalInt length, Optional<Contraction> proof) {}

  private static Translated translated(Given given) {
    if (given.text(Option.SCHEME).equals(Optional.of(MULTIGRID))) {
      given.requireNoSchemesOption("--scheme multigrid", "it solves the problem of --problem");
      Levels levels = Levels.of(given, Levels.elliptic(given, INTERVALS));
      int size = levels.hierarchy().finest().equation().size();
      return new Translated(Tracer.trace(levels.cycle(), 1, 1), levels.title(), OptionalInt.of(size),
          Optional.of(Contraction.of(levels.cycle(), size)));
    }
    given.requireNoLevels("--scheme " + given.text(Option.SCHEME).orElse(Schemes.usual().name()),
        "it has no levels (--scheme multigrid)");
    Setup setup = Setup.withoutData(given);
    return new Translated(setup.architecture(), title(setup), OptionalInt.empty(), Optional.empty());
  }

  private static String title(Setup setup) {
    Scheme scheme = setup.scheme();
    return setup.family().name() + (scheme.cycles() > 1 ? ", " + scheme.cycles() + " cycles of " : ", ")
        + scheme.steps() + (scheme.steps() == 1 ? " step, " : " steps, ")
        + setup.diffusion().flux().name();
  }

  private static ObjectNode describe(LayerTable table, Optional<String> diagram) {
    ObjectNode json = Json.object();
    ArrayNode layers = json.putArray("layers");
    for (LayerTable.Layer layer : table.layers()) {
      ObjectNode one = layers.addObject()
          .put("index", layer.index())
          .put("kind", layer.kind())
          .put("parameters", layer.parameters())
          .put("channelsIn", layer.channelsIn())
          .put("channelsOut", layer.channelsOut());
      layer.length().ifPresent(length -> one.put("length", length));
      layer.stage().ifPresent(stage -> one.put("stage", stage.role().text()));
    }
    json.put("parameters", table.parameters());
    json.put("skipConnections", table.skipConnections());
    json.putNull("onnx");
    diagram.ifPresentOrElse(name -> json.put("diagram", name), () -> json.putNull("diagram"));
    return json;
  }
}
