package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.signal.Signal;
import org.residua.cli.wav.WavEncoding;
import org.residua.cli.wav.WavFormat;
import org.residua.cli.wav.WavOutput;

/** Reading and writing WAV. */
class WavTest {

  /** A step so small that no sample changes. */
  private static final String[] NOTHING = {"--scheme", "explicit", "--flux", "linear", "--tau",
      "1e-300", "--steps", "1"};

  @TempDir Path folder;

  private Ran denoise(Path in, Path out, String... options) {
    String[] line = {"denoise", in.toString(), "--output", out.toString()};
    String[] all = Arrays.copyOf(line, line.length + options.length);
    System.arraycopy(options, 0, all, line.length, options.length);
    return Ran.with(all);
  }

  @ParameterizedTest
  @CsvSource({"1, 8, 1, 31", "1, 8, 2, 17", "1, 8, 6, 3", "1, 16, 1, 33", "1, 16, 2, 64", "1, 16, 6, 5", "1, 24, 1, 15",
      "1, 24, 2, 9", "1, 24, 6, 7", "1, 32, 1, 7", "1, 32, 2, 16", "1, 32, 5, 16", "3, 32, 1, 33", "3, 32, 2, 8",
      "3, 32, 6, 3", "3, 64, 1, 3", "3, 64, 2, 7", "3, 64, 6, 2"})
  void throughNothingTheFileStaysTheSame(int tag, int bits, int channels, int frames)
      throws IOException {
    byte[] file = Wav.random(tag, bits, channels, frames);
    Path in = Files.write(folder.resolve("in.wav"), file);
    Path out = folder.resolve("out.WAV");
    Ran ran = denoise(in, out, NOTHING);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    assertThat(ran.err()).isEmpty();
    assertThat(Files.readAllBytes(out)).isEqualTo(file);
  }

  @Test
  void everyWholeNumberComesBack() throws IOException {
    int[] all = new java.util.Random(3).ints(5000, -32768, 32768).toArray();
    all[0] = -32768;
    all[1] = 32767;
    Samples samples = Wav.read(Wav.of(all));
    assertThat(samples.signal().get(0, 0)).isEqualTo(-1);
    assertThat(samples.signal().get(0, 1)).isEqualTo(32767 / 32768.0);
    assertThat(Wav.rewritten(Wav.of(all))).isEqualTo(Wav.of(all));
  }

  @Test
  void scalesAsTheFormatSays() throws IOException {
    assertThat(Wav.read(Wav.file(1, 8, 1, new byte[] {0, (byte) 128, (byte) 255})).signal().channel(0))
        .containsExactly(-1, 0, 127 / 128.0);
    assertThat(Wav.read(Wav.file(1, 24, 2, new byte[] {0, 0, (byte) 0x80, 1, 0, 0,
        (byte) 0xFF, (byte) 0xFF, (byte) 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF})).signal())
        .isEqualTo(Signal.ofChannels(new double[] {-1, 8388607 / 8388608.0},
            new double[] {1 / 8388608.0, -1 / 8388608.0}));
  }

  @Test
  void roundsToTheNearestTiesToEvenAndClips() throws IOException {
    double[] units = {0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 32767.4, 32767.5, 40000, -32768.4, -32769};
    Signal u = Signal.of(Arrays.stream(units).map(x -> x / 32768).toArray());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavFormat format = new WavFormat(44_100, 1, WavEncoding.PCM_16, Optional.empty());
    WavOutput.write(u, format, out);
    assertThat(out.toByteArray())
        .isEqualTo(Wav.of(0, 2, 2, 0, -2, 2, 32767, 32767, 32767, -32768, -32768));
    assertThat(WavOutput.clipped(u, format)).isEqualTo(3);
  }

  @Test
  void saysHowManySamplesWereClipped() throws IOException {
    Path in = Files.write(folder.resolve("in.wav"), Wav.of(0, 32767, 0, -32768, 0, 5));
    Path out = folder.resolve("out.wav");
    Ran ran = denoise(in, out, "--scheme", "explicit", "--flux", "linear", "--tau", "3",
        "--steps", "1", "--unchecked");
    assertThat(ran.code()).isEqualTo(Main.DONE);
    // 0 + 3 (1 - 0), 1 - 6, 0 + 0, -1 + 6, 0 - 3, and a little.
    assertThat(ran.err().lines().toList()).satisfiesExactly(norm -> assertThat(norm).contains("the norm grew"),
        energy -> assertThat(energy).contains("the energy grew"), clipped -> assertThat(clipped).isEqualTo(
            "residua: 4 of 6 samples were beyond what the output can store (-1 to below 1) and are clipped"));
    assertThat(Wav.read(Files.readAllBytes(out)).signal().channel(0)[1]).isEqualTo(-1);
  }

  @Test
  void wavBecomesCsv() throws IOException {
    Path in = Files.write(folder.resolve("in.wav"), Wav.random(1, 16, 2, 40));
    Path out = folder.resolve("out.csv");
    assertThat(denoise(in, out, NOTHING).code()).isEqualTo(Main.DONE);
    assertThat(Files.readAllLines(out)).hasSize(41).first().isEqualTo("value1,value2");
  }

  @Test
  void skipsOtherChunks() throws IOException {
    byte[] plain = Wav.of(1, 2, 3);
    byte[] file = Wav.riff(Wav.chunk("LIST", new byte[7]), Arrays.copyOfRange(plain, 12, 36),
        Wav.chunk("data", new byte[] {0, 64, 0, -64}), Wav.chunk("id3 ", new byte[3]));
    assertThat(Wav.read(file).signal().channel(0)).containsExactly(0.5, -0.5);
  }

  @Test
  void nanIsMissing() throws IOException {
    byte[] data = new byte[12];
    ByteBuffer.wrap(data).order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putFloat(1).putFloat(Float.NaN).putFloat(3);
    Path in = Files.write(folder.resolve("in.wav"), Wav.file(3, 32, 1, data));
    Path out = folder.resolve("out.csv");
    assertThat(denoise(in, out, NOTHING).err()).contains("1 of 3 samples", "frame 2", "--missing fill");
    assertThat(Wav.read(Wav.file(3, 32, 1, data)).gap().count()).isEqualTo(1);
  }

  @Test
  void refusesWithValueBoundAndRemedy() {
    byte[] good = Wav.of(1, 2, 3, 4);
    assertRefused(Arrays.copyOf(good, 49), "truncated", "announces 8 bytes", "holds 5", "whole file");
    assertRefused(Arrays.copyOf(good, 30), "truncated", "announces 16 bytes", "holds 10");
    assertRefused(Arrays.copyOf(good, 36), "truncated or damaged", "0 chunks 'data'");
    assertRefused(new byte[0], "no WAV file", "0 bytes", "RIFF....WAVE");
    assertRefused("fLaC\u0000\u0000".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "with 'fLaC'");
    assertRefused("value\n1\n2\n3\n4\n5\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        "no WAV file", "give a .wav file");
    assertRefused(Wav.file(7, 8, 1, new byte[8]), "8 bits in WAV format 7", "give PCM");
    assertRefused(Wav.file(1, 12, 2, new byte[6]), "12 bits in WAV format 1", "8, 16, 24 or 32");
    assertRefused(Wav.file(1, 16, 1, new byte[7]), "7 bytes of samples", "no multiple of the 2");
    assertRefused(Wav.file(1, 16, 0, new byte[8]), "0 channels", "not possible");
    assertRefused(Wav.of(1), "1 frame,", "at least 2");
    byte[] infinite = Wav.file(3, 32, 1, new byte[] {0, 0, 0, 0, 0, 0, (byte) 0x80, 0x7F});
    assertRefused(infinite, "frame 2, channel 1: Infinity is not finite");
  }

  private static void assertRefused(byte[] file, String... parts) {
    assertThatThrownBy(() -> Wav.read(file)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts).hasMessageContaining(";");
  }
}
