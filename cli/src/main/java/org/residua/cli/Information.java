package org.residua.cli;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The subcommand {@code info}. */
final class Information {

  private Information() {}

  static int run(Given given, Streams streams) throws IOException {
    Machinery machinery = Machinery.of(given);
    try (Destination json =
        Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      json.write(Json.content(describe(machinery)));
      json.commit();
    }
    if (!given.has(Option.JSON)) {
      streams.out().println("kernels    " + machinery);
      streams.out().println("choice     " + machinery.engine().reason());
      streams.out().println("fma        " + multiplyAdd());
      streams.out().println("processors " + Runtime.getRuntime().availableProcessors());
      streams.out().println("JDK        " + Runtime.version());
      streams.out().println("version    " + version());
    }
    return Main.DONE;
  }

  private static ObjectNode describe(Machinery machinery) {
    ObjectNode json = Json.object();
    machinery.describe(json);
    json.put("choice", machinery.engine().reason());
    json.put("multiplyAdd", multiplyAdd());
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("jdk", Runtime.version().toString());
    json.put("version", version());
    return json;
  }

  private static String multiplyAdd() {
    return Machinery.remark().isEmpty() ? "fused by the processor" : "in software";
  }

  /** The version of the module, or that of the jar where it is not run as a module. */
  static String version() {
    return Optional.ofNullable(Main.class.getModule().getDescriptor()).flatMap(ModuleDescriptor::rawVersion)
        .or(() -> Optional.ofNullable(Main.class.getPackage().getImplementationVersion())).orElse("unknown (no jar)");
  }
}
