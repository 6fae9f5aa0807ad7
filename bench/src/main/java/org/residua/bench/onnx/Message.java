package org.residua.bench.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A protobuf message under construction: fields in the order they are added. */
final class Message {

  private static final int VARINT = 0;
  private static final int DELIMITED = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A whole number. */
  Message number(int field, long value) {
    varint(((long) field << 3) | VARINT);
    varint(value);
    return this;
  }

  /** A text. */
  Message text(int field, String value) {
    return raw(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A message within this one. */
  Message message(int field, Message value) {
    return raw(field, value.bytes());
  }

  /** Numbers as the bytes of 64 bit floating point, the lowest first. */
  Message doubles(int field, double... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asDoubleBuffer().put(values);
    return raw(field, raw.array());
  }

  /** Numbers as the bytes of 64 bit integers, the lowest first. */
  Message longs(int field, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return raw(field, raw.array());
  }

  /** What was added so far. */
  byte[] bytes() {
    return bytes.toByteArray();
  }

  private Message raw(int field, byte[] value) {
    varint(((long) field << 3) | DELIMITED);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  /** Seven bits a byte, the lowest first, the eighth set on all but the last. */
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
