package org.residua.verification;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SHA-256 of a tree of records, lists, texts and numbers: of the kind of every record, of every component in order,
 * of the length of every list. Doubles count by their bits, every NaN as the canonical one. A new record needs no line here.
 */
final class Fingerprint {

  private final MessageDigest sha;
  private final ByteBuffer number = ByteBuffer.allocate(1 + Long.BYTES);
  private final Map<Class<?>, RecordComponent[]> components = new HashMap<>();

  private Fingerprint() {
    try {
      this.sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  /** In lower-case hex. */
  static String of(Object... parts) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(List.of(parts));
    return HexFormat.of().formatHex(fingerprint.sha.digest());
  }

  private void add(Object part) {
    switch (part) {
      case Record node -> node(node);
      case List<?> list -> {
        number('[', list.size());
        list.forEach(this::add);
      }
      case double[] numbers -> {
        number('[', numbers.length);
        for (double value : numbers) {
          number('d', Double.doubleToLongBits(value));
        }
      }
      case Optional<?> optional -> add(optional.stream().toList());
      case Double value -> number('d', Double.doubleToLongBits(value));
      case Integer value -> number('i', value);
      case Boolean value -> number('b', value ? 1 : 0);
      case Enum<?> value -> text(value.name());
      case String value -> text(value);
      default -> throw new IllegalArgumentException(
          "a fingerprint of " + part.getClass() + " is not defined; use records, lists, texts, numbers");
    }
  }

  private void node(Record node) {
    text(node.getClass().getSimpleName());
    for (RecordComponent component : components.computeIfAbsent(node.getClass(), Class::getRecordComponents)) {
      try {
        add(component.getAccessor().invoke(node));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalArgumentException("component " + component + " cannot be read", e);
      }
    }
  }

  private void text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number('s', bytes.length);
    sha.update(bytes);
  }

  private void number(char kind, long value) {
    sha.update(number.clear().put((byte) kind).putLong(value).array());
  }
}
