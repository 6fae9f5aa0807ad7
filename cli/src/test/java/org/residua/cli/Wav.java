package org.residua.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.residua.cli.wav.WavOutput;

/** WAV files made by hand, byte for byte. */
final class Wav {

  /** Where the announced size of the samples is in a plain file of whole numbers. */
  static final int SIZE = 40;

  private Wav() {}

  /** What is read of a file called x.wav. */
  static Samples read(byte[] file) throws IOException {
    return WavInput.read("x.wav", new ByteArrayInputStream(file));
  }

  /** What is written of what is read. */
  static byte[] rewritten(byte[] file) throws IOException {
    Samples samples = read(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavOutput.write(samples.signal(), samples.wav().orElseThrow(), out);
    return out.toByteArray();
  }

  /** A file of random bytes as samples; floating point of moderate size. */
  static byte[] random(int tag, int bits, int channels, int frames) {
    return file(tag, bits, channels, data(tag, bits, channels, frames));
  }

  /** Random bytes as samples; floating point of moderate size. */
  static byte[] data(int tag, int bits, int channels, int frames) {
    Random random = new Random(7L * bits + channels);
    byte[] data = new byte[frames * channels * bits / 8];
    random.nextBytes(data);
    ByteBuffer floats = little(data);
    while (tag == 3 && floats.hasRemaining()) {
      double value = random.nextGaussian();
      if (bits == 32) {
        floats.putFloat((float) value);
      } else {
        floats.putDouble(value);
      }
    }
    return data;
  }

  /** Format and samples, padded to an even length. */
  static byte[] file(int tag, int bits, int channels, byte[] data) {
    byte[] format = format(tag, bits, channels, tag == 1 ? 16 : 18);
    return tag == 1 ? riff(chunk("fmt ", format), chunk("data", data))
        : riff(chunk("fmt ", format), fact(data.length / (channels * bits / 8)), chunk("data", data));
  }

  /** The same in the extensible format. */
  static byte[] extensible(int tag, int bits, int channels, int depth, int speakers, byte[] data) {
    byte[] format = extension(tag, bits, channels, depth, speakers);
    return tag == 1 ? riff(chunk("fmt ", format), chunk("data", data))
        : riff(chunk("fmt ", format), fact(data.length / (channels * bits / 8)), chunk("data", data));
  }

  /** A format of 40 bytes. */
  static byte[] extension(int tag, int bits, int channels, int depth, int speakers) {
    byte[] format = format(0xFFFE, bits, channels, 40);
    little(format).position(16).putShort((short) 22).putShort((short) depth).putInt(speakers).putInt(tag)
        .put(new byte[] {0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71});
    return format;
  }

  private static byte[] format(int tag, int bits, int channels, int length) {
    int frame = channels * bits / 8;
    byte[] format = new byte[length];
    little(format).putShort((short) tag).putShort((short) channels).putInt(44_100).putInt(44_100 * frame)
        .putShort((short) frame).putShort((short) bits);
    return format;
  }

  private static byte[] fact(int frames) {
    return chunk("fact", little(new byte[4]).putInt(frames).array());
  }

  /** A plain file of 16-bit samples as RF64 or BW64, with the two announced sizes. */
  static byte[] rf64(String container, long wide, long narrow, int... samples) {
    byte[] plain = of(samples);
    byte[] sizes = little(new byte[28]).putLong(plain.length + 28).putLong(wide).putLong(samples.length).array();
    byte[] format = Arrays.copyOfRange(plain, 12, 36);
    byte[] data = Arrays.copyOfRange(plain, 36, plain.length);
    little(data).putInt(4, (int) narrow);
    byte[] file = riff(chunk("ds64", sizes), format, data);
    little(file).put(container.getBytes(US_ASCII)).putInt(-1);
    return file;
  }

  /** A plain file of whole numbers whose header announces other sizes. */
  static byte[] announcing(long riff, long samples, byte[] file) {
    byte[] other = file.clone();
    little(other).putInt(4, (int) riff).putInt(SIZE, (int) samples);
    return other;
  }

  static byte[] riff(byte[]... chunks) {
    byte[] content = joined(chunks);
    return joined(little(new byte[12]).put("RIFF".getBytes(US_ASCII)).putInt(4 + content.length)
        .put("WAVE".getBytes(US_ASCII)).array(), content);
  }

  static byte[] chunk(String name, byte[] content) {
    return little(new byte[8 + content.length + content.length % 2])
        .put(name.getBytes(US_ASCII)).putInt(content.length).put(content).array();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** 16-bit mono samples. */
  static byte[] of(int... samples) {
    byte[] data = new byte[2 * samples.length];
    ByteBuffer into = little(data);
    for (int sample : samples) {
      into.putShort((short) sample);
    }
    return file(1, 16, 1, data);
  }

  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
