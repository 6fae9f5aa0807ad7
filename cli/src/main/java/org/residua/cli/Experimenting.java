package org.residua.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.residua.api.engine.Engines;
import org.residua.cli.experiment.Example;
import org.residua.cli.experiment.Experiment;
import org.residua.cli.experiment.Laboratory;
import org.residua.cli.page.Finding;
import org.residua.cli.page.Page;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The subcommand {@code experiment}: a page of the documentation, written from what is measured, and refused where it is not
 * true.
 */
final class Experimenting {

  private static final int LENGTH = 512;
  private static final String FOLDER = "docs";

  private Experimenting() {}

  static int run(Given given, Streams streams) throws IOException {
    Experiment experiment = Names.EXPERIMENTS.named(given.operand().orElseThrow(() -> new IllegalArgumentException(
        "the name of an experiment is missing; give one of " + Names.EXPERIMENTS.names())));
    Path folder = folder(given.text(Option.PAGES).orElse(FOLDER));
    return publish(() -> experiment.page(laboratory()), folder, given, streams);
  }

  /** Writes a page where all findings hold; the places of the results are found before it is made. */
  static int publish(Supplier<Page> maker, Path folder, Given given, Streams streams) throws IOException {
    try (Destination json = Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      Page page = maker.get();
      List<Path> written = page.failures().isEmpty() ? write(page, folder) : List.of();
      json.write(Json.content(describe(page, written)));
      json.commit();
      tell(given, streams, page, written);
      return written.isEmpty() ? Main.NO : Main.DONE;
    }
  }

  /** What experiments are done with: the synthetic signals without noise, and short loops that need no warming. */
  static Laboratory laboratory() {
    return new Laboratory(Engines.named("scalar").on(1), Arrays.stream(DonohoJohnstone.values())
        .map(signal -> new Example(signal.text(), signal.samples(LENGTH).handOver())).toList());
  }

  static Path folder(String name) throws IOException {
    try {
      Path folder = Path.of(name);
      Files.createDirectories(folder.resolve("images"));
      return folder;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("output-dir " + Shown.place(name) + Obstacle.noName(name) + "; give a folder", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("output-dir " + Shown.place(name) + " is no folder and cannot be made: "
          + Obstacle.making(Path.of(name), e) + "; give one that can be written to", e);
    }
  }

  private static List<Path> write(Page page, Path folder) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> file : page.files().entrySet()) {
      Path target = folder.resolve(file.getKey());
      try (Destination destination = Destination.Neighbour.of(target)) {
        destination.write(to -> to.append(file.getValue()));
        destination.commit();
      }
      written.add(target);
    }
    return written;
  }

  private static void tell(Given given, Streams streams, Page page, List<Path> written) {
    page.failures().forEach(finding -> streams.err().println("residua: does not hold: " + finding.sentence()));
    if (written.isEmpty()) {
      streams.err().println("residua: the page is not written, " + page.failures().size() + " of its "
          + page.findings().size() + " findings do not hold");
    } else if (!given.has(Option.JSON)) {
      page.findings().forEach(finding -> streams.out().println(finding.sentence()));
      written.forEach(path -> streams.out().println("written: " + path));
    }
  }

  private static ObjectNode describe(Page page, List<Path> written) {
    ObjectNode json = Json.object();
    json.put("experiment", page.name());
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : page.findings()) {
      ObjectNode object = findings.addObject().put("sentence", finding.sentence()).put("holds", finding.holds());
      switch (finding) {
        case Finding.Comparison comparison -> {
          Json.put(object, "value", comparison.quantity().value());
          object.put("relation", comparison.relation().words());
          Json.put(object, "bound", comparison.bound().value());
        }
        case Finding.Verdict verdict -> object.put("claim", verdict.claim().text()).put("proven", verdict.proven());
      }
    }
    Json.put(json, "files", written.stream().map(Path::toString).toList());
    return json;
  }
}
