package org.residua.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.residua.networks.diagram.Diagram;

/**
 * The file of {@code --diagram}, moved into place when it is complete.
 *
 * @param file where it goes
 * @param form the text of a diagram: SVG or Mermaid; empty without the option
 */
record Drawing(Destination file, Optional<Function<Diagram, String>> form) implements AutoCloseable {

  /** Refuses a name with another end, and the file of {@code --json}. */
  static Drawing of(Given given, Streams streams) {
    Optional<Function<Diagram, String>> form = given.text(Option.DIAGRAM).map(Drawing::form);
    if (form.isPresent() && given.text(Option.JSON).equals(given.text(Option.DIAGRAM))) {
      throw new IllegalArgumentException("--diagram contradicts --json: both name the same file; give two");
    }
    return new Drawing(Destination.of(given, Option.DIAGRAM, streams.out(), Optional.empty()), form);
  }

  private static Function<Diagram, String> form(String name) {
    if (name.endsWith(".svg")) {
      return Diagram::svg;
    }
    if (name.endsWith(".mmd")) {
      return Diagram::mermaid;
    }
    throw new IllegalArgumentException("diagram " + Shown.quoted(name)
        + ": give a name that ends in .svg (a drawing) or .mmd (Mermaid text)");
  }

  /** Draws, where that is asked for. */
  void write(Supplier<Diagram> diagram) throws IOException {
    if (form.isPresent()) {
      String text = form.get().apply(diagram.get());
      file.write(to -> to.append(text));
    }
  }

  void commit() throws IOException {
    file.commit();
  }

  @Override
  public void close() {
    file.close();
  }
}
