package org.residua.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** WAV files made by hand, byte for byte. */
final class Wav {

  private Wav() {}

  /** A file of random bytes as samples; floating point of moderate size. */
  static byte[] random(int tag, int bits, int channels, int frames) {
    Random random = new Random(7L * bits + channels);
    byte[] data = new byte[frames * channels * bits / 8];
    random.nextBytes(data);
    ByteBuffer floats = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    while (tag == 3 && floats.hasRemaining()) {
      double value = random.nextGaussian();
      if (bits == 32) {
        floats.putFloat((float) value);
      } else {
        floats.putDouble(value);
      }
    }
    return file(tag, bits, channels, data);
  }

  /** Format and samples, padded to an even length. */
  static byte[] file(int tag, int bits, int channels, byte[] data) {
    int frame = channels * bits / 8;
    ByteBuffer format = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) tag).putShort((short) channels).putInt(44_100).putInt(44_100 * frame)
        .putShort((short) frame).putShort((short) bits);
    return riff(chunk("fmt ", format.array()), chunk("data", data));
  }

  static byte[] riff(byte[]... chunks) {
    int size = 4;
    for (byte[] chunk : chunks) {
      size += chunk.length;
    }
    ByteBuffer file = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(US_ASCII)).putInt(size).put("WAVE".getBytes(US_ASCII));
    for (byte[] chunk : chunks) {
      file.put(chunk);
    }
    return file.array();
  }

  static byte[] chunk(String name, byte[] content) {
    return ByteBuffer.allocate(8 + content.length + content.length % 2)
        .order(ByteOrder.LITTLE_ENDIAN).put(name.getBytes(US_ASCII)).putInt(content.length)
        .put(content).array();
  }

  /** 16-bit mono samples. */
  static byte[] of(int... samples) {
    ByteBuffer data = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample : samples) {
      data.putShort((short) sample);
    }
    return file(1, 16, 1, data.array());
  }
}
