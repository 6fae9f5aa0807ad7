package org.residua.networks.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A drawing in layers, so that frames lie below wires and wires below blocks, whatever is drawn first.
 *
 * @param frames frames around repeated bodies
 * @param wires wires between blocks
 * @param blocks blocks with what is in them
 * @param labels text on wires
 */
record Canvas(Pen frames, Pen wires, Pen blocks, Pen labels) {

  static final double MARGIN = 32;
  private static final String STYLE = "diagram.css";

  Canvas() {
    this(new Pen(), new Pen(), new Pen(), new Pen());
  }

  /**
   * The complete drawing.
   *
   * @param title its title
   * @param description what it shows, in words
   * @param width its extent
   * @param height its extent
   */
  String svg(String title, String description, double width, double height) {
    String extent = Pen.number(Math.ceil(width)) + " " + Pen.number(Math.ceil(height));
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"residua-diagram\" viewBox=\"0 0 " + extent
        + "\" width=\"" + Pen.number(Math.ceil(width)) + "\" height=\"" + Pen.number(Math.ceil(height))
        + "\" role=\"img\" aria-label=\"" + Escaped.xml(title) + "\">\n<title>" + Escaped.xml(title)
        + "</title>\n<desc>" + Escaped.xml(description) + "</desc>\n<style>\n" + style() + "</style>\n"
        + "<defs><marker id=\"residua-arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"11\""
        + " markerHeight=\"11\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path class=\"head\" d=\"M 0 "
        + "0.5 L 7.5 4 L 0 7.5 Z\"/></marker></defs>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n"
        + frames + wires + blocks + labels + "</svg>\n";
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(Canvas.class.getResourceAsStream(STYLE), STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(STYLE + " cannot be read from the module", e);
    }
  }
}
