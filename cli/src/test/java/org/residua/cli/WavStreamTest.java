package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many samples there are: what the header announces, or what follows until the end of the file. */
class WavStreamTest {

  private static final byte[] WHOLE = Wav.of(1, -2, 300, 4, 5);
  private static final String NOTE = "x.wav has the header of a stream, which leaves its length open: read to the end, ";

  private static void assertRefused(byte[] file, String... parts) {
    assertThatThrownBy(() -> Wav.read(file)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("x.wav").hasMessageContainingAll(parts).hasMessageContaining("; ");
  }

  private static String told(byte[] file) throws IOException {
    return String.join("\n", Wav.read(file).warnings());
  }

  /** The whole range of ffmpeg; SoX, with frames of 2 and 6 bytes; the same less a header; 2^31. */
  @ParameterizedTest
  @CsvSource({"0, 0", "36, 0", "FFFFFFFF, FFFFFFFF", "0, FFFFFFFF", "7FFFF024, 7FFFF000", "7FFFF020, 7FFFEFFC",
      "80000024, 80000000", "7FFFFF24, 7FFFFF00", "7FFFFFFF, 7FFFFFDB", "FFFFFFFF, FFFFFFDB", "2E, FFFFFFFF"})
  void aStreamReachesToTheEndOfTheFile(String riff, String samples) throws IOException {
    byte[] file = Wav.announcing(Long.parseLong(riff, 16), Long.parseLong(samples, 16), WHOLE);
    assertThat(Wav.read(file).signal()).isEqualTo(Wav.read(WHOLE).signal());
    assertThat(Wav.rewritten(file)).isEqualTo(WHOLE);
    assertThat(told(file)).isEqualTo(NOTE + "5 frames");
    assertThat(told(WHOLE)).isEmpty();
  }

  /** What is taken for a stream is near 2^31 and 2^32 only: a file cut short is not. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 1000, 0x7FFE_F000L, 0x8000_0001L, 0xB000_0000L, 0xFFFE_F000L})
  void aFileCutShortIsRefused(long samples) {
    assertRefused(Wav.announcing(samples + 36, samples, WHOLE),
        "truncated", "announces " + samples + " bytes", "holds 10", "whole file");
  }

  @Test
  void aStreamThatEndsWithinAFrameLosesItAndSaysSo() throws IOException {
    byte[] file = Wav.announcing(0, 0, Arrays.copyOf(WHOLE, WHOLE.length - 1));
    assertThat(Wav.read(file).signal()).isEqualTo(Wav.read(Wav.of(1, -2, 300, 4)).signal());
    assertThat(told(file)).isEqualTo(
        NOTE + "4 frames; the last 1 of 9 bytes are no whole frame of 2 and are left out");
  }

  @Test
  void aStreamOfSilenceIsNoListOfChunks() throws IOException {
    assertThat(Wav.read(Wav.announcing(0, 0, Wav.of(new int[40]))).signal().channel(0)).containsOnly(0).hasSize(40);
  }

  @Test
  void noSamplesAndFurtherChunksAreNoStream() {
    byte[] format = Arrays.copyOfRange(WHOLE, 12, 36);
    byte[] nothing = Wav.chunk("data", new byte[0]);
    assertRefused(Wav.riff(format, nothing), "0 frames", "at least 2", "longer");
    assertRefused(Wav.riff(format, nothing, Wav.chunk("LIST", new byte[6]), Wav.chunk("id3 ", new byte[5])),
        "0 frames", "at least 2", "longer");
  }

  @Test
  void moreThanOneRecordingIsRefused() {
    byte[] format = Arrays.copyOfRange(WHOLE, 12, 36);
    byte[] samples = Arrays.copyOfRange(WHOLE, 36, WHOLE.length);
    assertRefused(Wav.riff(format, samples, samples), "2 or more chunks 'data'", "1 is read", "on its own");
    assertRefused(Wav.riff(format, samples, Wav.chunk("data", new byte[0])), "2 or more chunks 'data'");
    assertRefused(Wav.riff(format, format, samples), "2 or more chunks 'fmt'", "1 is read");
    assertRefused(Wav.joined(WHOLE, WHOLE), "2 or more chunks 'fmt'");
  }

  /** Every chunk is looked at once: a million of them take no time. */
  @Test
  void manyChunksAreWalkedOnce() {
    byte[] format = Arrays.copyOfRange(WHOLE, 12, 36);
    assertRefused(Wav.riff(format, new byte[8_000_000]), "0 chunks 'data'");
    byte[] many = new byte[8_000_000];
    for (int k = 0; k < many.length; k += 8) {
      System.arraycopy(Wav.chunk("data", new byte[0]), 0, many, k, 8);
    }
    assertRefused(Wav.riff(format, many), "2 or more chunks 'data'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void wideSizesAreRead(String container) throws IOException {
    byte[] file = Wav.rf64(container, 10, 0xFFFF_FFFFL, 1, -2, 300, 4, 5);
    assertThat(Wav.rewritten(file)).isEqualTo(WHOLE);
    assertThat(told(file)).isEmpty();
    byte[] narrow = Wav.rf64(container, 8, 10, 1, -2, 300, 4, 5);
    assertThat(Wav.rewritten(narrow)).as("the size of 32 bits, where it is one").isEqualTo(WHOLE);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 0xFFFF_FFFFL})
  void wideSizesOfAStreamReachToTheEnd(long wide) throws IOException {
    byte[] file = Wav.rf64("RF64", wide, 0xFFFF_FFFFL, 1, -2, 300, 4, 5);
    assertThat(Wav.rewritten(file)).isEqualTo(WHOLE);
    assertThat(told(file)).contains(NOTE);
  }

  @Test
  void wideSizesThatAreMissingReachToTheEnd() throws IOException {
    byte[] file = Wav.rf64("RF64", 10, 0xFFFF_FFFFL, 1, -2, 300, 4, 5);
    Wav.little(file).put(12, "junk".getBytes(StandardCharsets.US_ASCII));
    assertThat(Wav.rewritten(file)).isEqualTo(WHOLE);
    assertThat(told(file)).contains(NOTE);
  }

  @Test
  void wideSizesBeyondTheFileAreRefused() {
    assertRefused(Wav.rf64("RF64", 12, 0xFFFF_FFFFL, 1, 2, 3, 4, 5), "truncated", "announces 12 bytes", "holds 10");
    assertRefused(Wav.rf64("RF64", 5_000_000_000L, 0xFFFF_FFFFL, 1, 2, 3), "announces 5000000000 bytes", "holds 6");
    assertRefused(Wav.rf64("RF64", Long.MIN_VALUE, 0xFFFF_FFFFL, 1, 2, 3), "announces 9223372036854775808 bytes");
  }

  @Test
  void otherContainersAreRefusedByName() {
    byte[] big = WHOLE.clone();
    big[3] = 'X';
    assertRefused(big, "RIFX", "only RIFF, RF64 and BW64", "convert it");
    byte[] sony = new byte[120];
    Wav.little(sony).putInt(0x66666972).putLong(0xDB28_D6A5_11CF_912EL).putInt(0xC104);
    assertRefused(sony, "Wave64 file (W64)", "only RIFF, RF64 and BW64", "convert it");
  }
}
