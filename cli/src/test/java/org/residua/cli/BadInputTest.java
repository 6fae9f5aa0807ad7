package org.residua.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input: one line that names value, bound and remedy, exit code 2, no output, no half file. */
class BadInputTest {

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.write(folder.resolve(name), content.getBytes(ISO_8859_1));
  }

  /** Refused with exactly one line that contains all parts; nothing is written beside what was there. */
  private void assertRefused(List<String> args, String... parts) throws IOException {
    List<Path> before = listing();
    List<String> withOutput = new ArrayList<>(args);
    if (!args.contains("--output")) {
      withOutput.addAll(List.of("--output", folder.resolve("result.csv").toString()));
    }
    Ran ran = Ran.with(withOutput.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.FAULT);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).startsWith("residua: ").contains(parts);
    assertThat(listing()).isEqualTo(before);
  }

  private List<Path> listing() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void assertContentRefused(String content, String... parts) throws IOException {
    Path file = file("in.csv", content);
    assertRefused(List.of("denoise", file.toString()), parts);
  }

  @Test
  void missingFile() throws IOException {
    String name = folder.resolve("none.csv").toString();
    assertRefused(List.of("denoise", name), name, "does not exist", "give a .csv or .wav file");
  }

  @Test
  void emptyFile() throws IOException {
    assertContentRefused("", "in.csv is empty", "at least 2", "give a CSV");
  }

  @Test
  void headerOnly() throws IOException {
    assertContentRefused("value\n", "0 samples", "at least 2");
  }

  @Test
  void oneSample() throws IOException {
    assertContentRefused("value\n3\n", "1 sample,", "at least 2");
  }

  @Test
  void textCell() throws IOException {
    assertContentRefused("t,value\n1,2\n2,abc\n", "line 3, cell 2", "'abc' is no number", "give");
  }

  @Test
  void javaLiteralsAreNoNumbers() throws IOException {
    assertContentRefused("value\n1\n2f\n", "line 3, cell 1", "'2f' is no number");
    assertContentRefused("value\n1\n0x1p3\n", "'0x1p3' is no number");
  }

  @Test
  void infinite() throws IOException {
    assertContentRefused("1\n-Infinity\n", "line 2, cell 1", "'-Infinity' is not finite", "1.8e308");
    assertContentRefused("1\n1e999\n", "line 2, cell 1", "'1e999' is not finite");
    assertContentRefused("inf\n1\n", "line 1, cell 1", "'inf' is not finite");
  }

  @Test
  void missingCellsWithoutPolicy() throws IOException {
    assertContentRefused("t,value\n1,5\n2,\n3,NaN\n4,6\n", "2 of 4 samples are missing",
        "the first in line 3", "fill them in or remove them", "--missing fill");
    assertContentRefused("1\n\n\n2\n\n", "2 of 4 samples are missing", "the first in line 2");
    assertContentRefused("\n1\n2\n", "1 of 3 samples are missing", "the first in line 1");
  }

  @Test
  void wavWhereThereIsNone() throws IOException {
    String csv = file("in.csv", "1\n2\n4\n3\n").toString();
    String out = folder.resolve("out.wav").toString();
    assertRefused(List.of("denoise", csv, "--output", out), "needs a .wav input", "give a name");
    assertRefused(List.of("denoise", "--output", out), "needs a .wav input", "builtin:nile");
    assertRefused(List.of("denoise", "--output", "x.mp3"), ".mp3 is no kind", ".csv or .wav");
    Path fake = Files.write(folder.resolve("fake.wav"), Files.readAllBytes(Path.of(csv)));
    assertRefused(List.of("denoise", fake.toString(), "--output", out), "is no WAV file", "give a .wav");
    Path cut = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(Wav.of(1, 2, 3, 4), 48));
    assertRefused(List.of("denoise", cut.toString(), "--output", out), "is truncated", "8 bytes");
    assertRefused(List.of("denoise", cut.toString(), "--column", "1"), "--column contradicts", "cut.wav");
    assertRefused(List.of("denoise", folder.resolve("no.wav").toString()), "does not exist");
  }

  @Test
  void wholeChannelMissing() throws IOException {
    Path file = file("in.csv", "a,b\n1,\n2,NaN\n");
    assertRefused(List.of("denoise", file.toString(), "--column", "1,2", "--missing", "fill"),
        "all 2 samples of channel 2 are missing", "at least 1");
    assertRefused(List.of("denoise", "--missing", "fil"), "available: fail, fill");
  }

  @Test
  void junk() throws IOException {
    byte[] bytes = new byte[5000];
    new java.util.Random(3).nextBytes(bytes);
    Path file = Files.write(folder.resolve("junk.csv"), bytes);
    assertRefused(List.of("denoise", file.toString()), "junk.csv", "give a .csv");
    assertContentRefused("\u007fELF\u0002\u0001\n\u0000\u0001\n", "is no text: line 1", "UTF-8");
    assertContentRefused("value\n1\n\u0000\u0001\u0002\n", "line 3", "'???' is no number");
  }

  @Test
  void raggedLines() throws IOException {
    assertContentRefused("a,b\n1,2\n3\n", "line 3 has 1 cells", "first line has 2");
    assertContentRefused("1,2\n3,4,5\n", "line 2 has 3 cells", "first line has 2");
    assertContentRefused("1,2,3\n\n4,5,6\n", "line 2 has 0 cells", "first line has 3");
  }

  @Test
  void directory() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("d.csv"));
    assertRefused(List.of("denoise", inner.toString()), "is a directory", "give a .csv or .wav file");
    assertRefused(List.of("denoise", "--output", inner.toString()), "is a directory", "give a file");
  }

  @Test
  void unknownColumn() throws IOException {
    String file = file("c.csv", "a,b\n1,2\n3,4\n").toString();
    assertRefused(List.of("denoise", file, "--column", "c"), "'c' is not among 'a,b'", "1..2");
    assertRefused(List.of("denoise", file, "--column", "3"), "column = 3", "1..2");
    assertRefused(List.of("denoise", file, "--column", "0"), "column = 0", "1..2");
    assertRefused(List.of("denoise", file, "--column", "a,c"), "'c' is not among 'a,b'", "1..2");
    assertRefused(List.of("denoise", file, "--column", "a,b,4"), "column = 4", "1..2");
    assertRefused(List.of("denoise", file, "--column", "b,2"), "'2' is column 2", "once only");
    assertRefused(List.of("denoise", file, "--column", "a,"), "'' is not among 'a,b'");
  }

  @Test
  void stepBeyondTheLimit() throws IOException {
    assertRefused(List.of("denoise", "--scheme", "explicit", "--tau", "0.6"),
        "tau = 0.6", "exceeds 0.5", "norm may grow", "reduce tau", "FSI", "--unchecked");
    assertRefused(List.of("denoise", "--tau", "0.6"), "tau = 0.6", "exceeds 0.5", "--unchecked");
    assertRefused(List.of("denoise", "--tau", "0.6", "--time", "3"), "exceeds 0.5", "--unchecked");
    assertRefused(List.of("denoise", "--tau", "0"), "tau = 0 must be", "limit is 0.5");
  }

  @Test
  void unwritableOutput() throws IOException {
    String nowhere = folder.resolve("no/such/folder.csv").toString();
    assertRefused(List.of("denoise", "--output", nowhere), "cannot be written: the folder '", "does not exist",
        "folder that exists");
    Path file = file("plain.csv", "1\n2\n");
    assertRefused(List.of("denoise", "--output", file.resolve("x.csv").toString()),
        "cannot be written", "plain.csv' is no folder", "folder that exists");
    assertRefused(List.of("denoise", "--json", nowhere), "json", "cannot be written", "does not exist");
    assertRefused(List.of("denoise", file.resolve("x.csv").toString()), "cannot be read", "check its name");
    assertRefused(List.of("denoise", "--output", ""), "is no file name");
  }

  @Test
  void outputEqualToInput() throws IOException {
    Path file = file("in.csv", "1\n2\n4\n3\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    Path roundabout = Files.createDirectory(folder.resolve("sub")).resolve("../in.csv");
    for (Path output : List.of(file, link, roundabout)) {
      assertRefused(List.of("denoise", file.toString(), "--output", output.toString()),
          "is the input itself", "give another file");
      assertRefused(List.of("denoise", output.toString(), "--json", file.toString()),
          "is the input itself");
    }
    assertThat(Files.readString(file, UTF_8)).isEqualTo("1\n2\n4\n3\n");
  }

  @Test
  void tooShortForTheFilter() throws IOException {
    Path file = file("in.csv", "1\n2\n4\n3\n");
    assertRefused(List.of("denoise", file.toString(), "--order", "4"),
        "4 samples are fewer than the 5 taps", "give at least 5 samples");
  }

  @Test
  void reasonsAreWords() {
    String place = folder.resolve("x.csv").toString();
    assertThat(Obstacle.reason(new AccessDeniedException(place))).isEqualTo("access is denied");
    assertThat(Obstacle.reason(new NoSuchFileException(place))).isEqualTo(Shown.place(place) + " does not exist");
    assertThat(Obstacle.reason(new FileSystemException(place, null, "Read-only file system"))).isEqualTo("read-only file system");
    assertThat(Obstacle.reason(new FileAlreadyExistsException(place))).isEqualTo("a file of that name exists");
    assertThat(Obstacle.reason(new IOException("No space left on device"))).isEqualTo("No space left on device");
    assertThat(Obstacle.reason(new IOException())).isEqualTo("the system gives no reason");
    assertThat(Obstacle.making(folder.resolve("x.csv"), new NoSuchFileException(place)))
        .contains("the folder", "cannot be written to");
    assertThat(Obstacle.noName("gr\uFFFD\uFFFDe.csv")).contains("letters that the locale has not", "LC_ALL=C.UTF-8");
  }

  @Test
  void samplesWhoseSquaresAreNoNumbers() throws IOException {
    assertContentRefused("1e308\n-1e308\n1e308\n-1e308\n1e308\n", "in.csv, column '1': sample 1 is 1.0E308", "at most 1.0E150",
        "scale the samples down");
    assertContentRefused("1e-200\n3e-200\n2e-200\n5e-200\n1e-201\n".repeat(10), "the noise level", "1.0E-75",
        "give the samples in another unit");
  }

  @Test
  void linesThatAreTooLong() throws IOException {
    String rows = "value\n1\n2\n4\n3\n" + "5\n".repeat(1000);
    assertContentRefused(rows + "7".repeat(17_000_000) + "\n", "line 1006", "16777216 characters", "mend the line");
    assertContentRefused(rows + "1,".repeat(20_000) + "\n", "line 1006 has 20001 cells", "first line has 1");
    assertContentRefused("7".repeat(2_000_000) + "\n", "line 1 has more than 1048576 characters");
  }

  /** Nothing is to be removed, which is said; too few samples have the usual scheme. */
  @ParameterizedTest
  @CsvSource({"40, nothing to remove", "5, fsi"})
  void aConstantSignalStays(int length, String said) throws IOException {
    String file = file("in.csv", "5\n".repeat(length)).toString();
    assertThat(Ran.with("denoise", file).out()).contains(said);
    assertThat(Ran.with("denoise", file, "--output", "-").samples()).hasSize(length)
        .usingComparatorWithPrecision(1e-12).containsOnly(5);
  }
}
