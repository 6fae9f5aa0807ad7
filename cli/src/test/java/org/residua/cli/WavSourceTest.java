package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WAV is known by its first bytes: on standard input, and in files of any name. */
class WavSourceTest {

  private static final String[] NOTHING = {"--scheme", "explicit", "--flux", "linear", "--tau",
      "1e-300", "--steps", "1", "--contrast", "1"};

  @TempDir Path folder;

  private static String[] denoise(String input, String... more) {
    return Stream.of(new String[] {"denoise", input}, NOTHING, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private void assertRefused(Ran ran, String... parts) throws IOException {
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.FAULT);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains(parts).contains("; ");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("."))).isEmpty();
    }
  }

  @Test
  void standardInputMayBeARecording() throws IOException {
    byte[] file = Wav.extensible(1, 24, 6, 24, 0x3F, Wav.data(1, 24, 6, 1001));
    Path out = folder.resolve("out.wav");
    Ran ran = Ran.piped(file, denoise("-", "--output", out.toString(), "--json", "-"));
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.json().get("channels").intValue()).isEqualTo(6);
    assertThat(Files.readAllBytes(out)).isEqualTo(file);
  }

  @Test
  void aStreamOnStandardInputIsWrittenWithItsSizes() throws IOException {
    byte[] file = Wav.random(1, 16, 2, 20_000);
    Path out = folder.resolve("out.wav");
    Ran ran = Ran.piped(Wav.announcing(-1, -1, file), denoise("-", "--output", out.toString()));
    assertThat(ran.code()).isEqualTo(Main.DONE);
    assertThat(ran.err()).isEqualTo("residua: standard input has the header of a stream, which leaves its length open:"
        + " read to the end, 20000 frames\n");
    assertThat(Files.readAllBytes(out)).isEqualTo(file);
  }

  @Test
  void theContentTellsNotTheName() throws IOException {
    byte[] file = Wav.random(1, 16, 1, 50);
    Path out = folder.resolve("out.wav");
    for (String name : new String[] {"recording", "recording.csv", "recording.rf64"}) {
      Path in = Files.write(folder.resolve(name), file);
      Ran ran = Ran.with(denoise(in.toString(), "--output", out.toString()));
      assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
      assertThat(Files.readAllBytes(out)).isEqualTo(file);
      Ran columns = Ran.with(denoise(in.toString(), "--column", "1"));
      assertRefused(columns, "--column contradicts the input", "all channels of a WAV file are read");
    }
    assertRefused(Ran.piped(file, denoise("-", "--column", "1")), "--column contradicts the input 'standard input'");
  }

  @Test
  void aRecordingBecomesCsvOnStandardOutput() {
    Ran ran = Ran.piped(Wav.of(16384, -16384, 8192), denoise("-", "--output", "-"));
    assertThat(ran.samples()).containsExactly(0.5, -0.5, 0.25);
  }

  @Test
  void damageOnStandardInputIsRefused() throws IOException {
    byte[] file = Wav.of(1, 2, 3, 4);
    assertRefused(Ran.piped(Arrays.copyOf(file, 49), denoise("-")), "standard input is truncated", "8 bytes");
    byte[] big = file.clone();
    big[3] = 'X';
    assertRefused(Ran.piped(big, denoise("-")), "standard input is an RIFX file", "convert it");
    assertRefused(Ran.piped(Arrays.copyOf(file, 7), denoise("-")), "standard input");
  }

  @Test
  void csvStaysCsv() throws IOException {
    Path out = folder.resolve("out.wav");
    Ran csv = Ran.piped("RIFF level\n1\n2\n4\n", denoise("-", "--output", "-"));
    assertThat(csv.samples()).containsExactly(1, 2, 4);
    assertRefused(Ran.piped("1\n2\n4\n3\n", denoise("-", "--output", out.toString())), "needs a .wav input", "'-' is none");
    assertRefused(Ran.piped("", denoise("-")), "is empty", "at least 2 samples");
    assertThat(out).doesNotExist();
    Path fake = Files.writeString(folder.resolve("fake.wav"), "1\n2\n4\n3\n", StandardCharsets.UTF_8);
    assertRefused(Ran.with(denoise(fake.toString())), "is no WAV file", "but with '1?2?'", "give a .wav file");
  }
}
