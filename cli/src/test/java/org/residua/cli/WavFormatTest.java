package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.signal.Signal;
import org.residua.cli.wav.WavEncoding;
import org.residua.cli.wav.WavFormat;
import org.residua.cli.wav.WavOutput;

/** What the chunk {@code fmt} says is kept in what is written, or refused. */
class WavFormatTest {

  /** 5.1: front left, right, centre, low frequencies, back left, right. */
  private static final int SURROUND = 0x3F;

  @ParameterizedTest
  @CsvSource({"1, 8, 1, 4, 31", "1, 8, 3, 0, 5", "1, 16, 6, 63, 9", "1, 24, 6, 1551, 7", "1, 24, 1, 4, 3", "1, 32, 2, 3, 8",
      "3, 32, 6, 63, 5", "3, 64, 2, -2147483648, 6"})
  void theExtensibleFormatIsKeptWithItsSpeakers(int tag, int bits, int channels, int speakers, int frames)
      throws IOException {
    byte[] file = Wav.extensible(tag, bits, channels, bits, speakers, Wav.data(tag, bits, channels, frames));
    assertThat(Wav.read(file).signal().shape().channels()).isEqualTo(channels);
    byte[] written = Wav.rewritten(file);
    assertThat(written).isEqualTo(file);
    assertThat(Wav.little(written).getInt(40)).isEqualTo(speakers);
  }

  /** 20 of 24 bits count: what is stored is a multiple of 16. */
  @Test
  void theDepthIsKept() throws IOException {
    byte[] file = Wav.extensible(1, 24, 1, 20, 4, new byte[] {0x10, 0, 0, (byte) 0xF0, (byte) 0xFF, 0x7F, 0, 0, (byte) 0x80});
    Samples samples = Wav.read(file);
    assertThat(samples.signal().channel(0)).containsExactly(1 / 524288.0, 524287 / 524288.0, -1);
    assertThat(Wav.rewritten(file)).isEqualTo(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavFormat format = samples.wav().orElseThrow();
    Signal u = Signal.of(new double[] {1.4 / 524288, 0.99999999, -1.00000001, 1});
    WavOutput.write(u, format, out);
    assertThat(out.toByteArray()).endsWith(new byte[] {
        0x10, 0, 0, (byte) 0xF0, (byte) 0xFF, 0x7F, 0, 0, (byte) 0x80, (byte) 0xF0, (byte) 0xFF, 0x7F});
    assertThat(WavOutput.clipped(u, format)).isEqualTo(2);
  }

  @Test
  void aDepthThatIsNotSaidIsAllBits() throws IOException {
    byte[] data = Wav.data(1, 16, 2, 4);
    assertThat(Wav.rewritten(Wav.extensible(1, 16, 2, 0, 3, data)))
        .isEqualTo(Wav.extensible(1, 16, 2, 16, 3, data));
    byte[] floats = Wav.data(3, 32, 2, 4);
    assertThat(Wav.rewritten(Wav.extensible(3, 32, 2, 24, 3, floats)))
        .isEqualTo(Wav.extensible(3, 32, 2, 32, 3, floats));
  }

  /** Format 3 is followed by its size 0 and by the number of frames. */
  @Test
  void floatingPointHasTheSizeOfItsExtensionAndAFact() throws IOException {
    byte[] written = Wav.rewritten(Wav.random(3, 32, 2, 5));
    assertThat(new String(written, 0, 16, StandardCharsets.ISO_8859_1)).endsWith("WAVEfmt ");
    ByteBuffer header = Wav.little(written);
    assertThat(header.getInt(4)).isEqualTo(written.length - 8);
    assertThat(header.getInt(16)).as("bytes of the format").isEqualTo(18);
    assertThat(header.getShort(36)).as("cbSize").isZero();
    assertThat(new String(written, 38, 4, StandardCharsets.ISO_8859_1)).isEqualTo("fact");
    assertThat(header.getInt(42)).isEqualTo(4);
    assertThat(header.getInt(46)).as("frames").isEqualTo(5);
  }

  /** Floating point without both, as many write it, is read all the same. */
  @Test
  void floatingPointWithoutFactIsRead() throws IOException {
    byte[] file = Wav.random(3, 32, 2, 5);
    byte[] bare = Wav.riff(Wav.chunk("fmt ", Arrays.copyOfRange(file, 20, 36)),
        Arrays.copyOfRange(file, 50, file.length));
    assertThat(Wav.rewritten(bare)).isEqualTo(file);
  }

  /** Samples that take an odd number of bytes are followed by one more, which the size of the chunk does not count. */
  @ParameterizedTest
  @CsvSource({"8, 1, 3", "8, 3, 5", "24, 1, 7", "24, 5, 3"})
  void anOddNumberOfBytesIsPadded(int bits, int channels, int frames) throws IOException {
    Signal u = Signal.ofChannels(new double[channels][frames]);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavEncoding encoding = WavEncoding.of(1, bits).orElseThrow();
    WavOutput.write(u, new WavFormat(8000, channels, encoding, Optional.empty()), out);
    assertThat(out.size()).isEven();
    assertThat(Wav.little(out.toByteArray()).getInt(4)).isEqualTo(out.size() - 8);
    assertThat(Wav.little(out.toByteArray()).getInt(Wav.SIZE)).isEqualTo(bits / 8 * channels * frames)
        .isEqualTo(out.size() - 45);
  }

  @Test
  void anUnknownSubFormatIsRefusedByItsGuid() {
    byte[] file = Wav.extensible(1, 16, 4, 16, SURROUND, new byte[16]);
    byte[] ambisonic = file.clone();
    Wav.little(ambisonic).position(48).putInt(0x11D3_0721).putLong(0x0000_00CA_C1C8_4486L);
    assertRefused(ambisonic, "sub-format 00000001-0721-11D3-8644-C8C1CA000000",
        "PCM (00000001-0000-0010-8000-00AA00389B71)", "floating point (00000003-0000-0010-8000-00AA00389B71)");
    byte[] mp3 = file.clone();
    mp3[44] = 0x55;
    assertRefused(mp3, "sub-format 00000055-0000-0010-8000-00AA00389B71", "give PCM");
    for (int at = 44; at < 60; at++) {
      byte[] other = file.clone();
      other[at] = (byte) (other[at] ^ 0x40);
      assertRefused(other, "sub-format ", "give PCM");
    }
  }

  @Test
  void anExtensionThatIsNotPossibleIsRefused() {
    assertRefused(Wav.extensible(1, 16, 2, 17, 3, new byte[8]), "17 valid bits in samples of 16", "at most 16");
    byte[] format = Arrays.copyOf(Wav.extension(1, 16, 2, 16, 3), 38);
    assertRefused(Wav.riff(Wav.chunk("fmt ", format), Wav.chunk("data", new byte[8])),
        "format has 38 bytes", "at least 40");
    assertRefused(Wav.extensible(1, 12, 2, 12, 3, new byte[6]), "12 bits in WAV format 1", "8, 16, 24 or 32");
  }

  private static void assertRefused(byte[] file, String... parts) {
    assertThatThrownBy(() -> Wav.read(file)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("x.wav").hasMessageContainingAll(parts).hasMessageContaining("; ");
  }
}
