package org.residua.cli;

import java.util.Collection;
import org.residua.api.flux.Sector;
import org.residua.verification.certificate.Certificate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON objects with fields in the order in which they are put. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** An empty object. */
  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Puts a number, or null when it is not finite: JSON has no word for it. */
  static void put(ObjectNode object, String field, double value) {
    if (Double.isFinite(value)) {
      object.put(field, value);
    } else {
      object.putNull(field);
    }
  }

  /** Puts a list of texts. */
  static void put(ObjectNode object, String field, Collection<String> texts) {
    ArrayNode array = object.putArray(field);
    texts.forEach(array::add);
  }

  /** Puts an interval. */
  static void put(ObjectNode object, String field, Sector interval) {
    object.putArray(field).add(interval.lo()).add(interval.hi());
  }

  /** Puts norm, bound, horizon and hypotheses of a certificate. */
  static void put(ObjectNode object, Certificate certificate) {
    object.put("norm", certificate.norm());
    put(object, "bound", certificate.bound());
    object.put("horizon", certificate.horizon().text());
    put(object, "hypotheses", certificate.hypotheses());
  }

  /** The tree of a JSON text; refuses other texts. */
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The content that prints the object. */
  static Destination.Content content(ObjectNode object) {
    return to -> to.append(MAPPER.writeValueAsString(object)).append('\n');
  }
}
