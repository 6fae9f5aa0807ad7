package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results are not lost: what cannot be written is an error, and a file that is replaced stays what it was. */
class ResultTest {

  private static final String SHORT = "denoise builtin:nile --scheme explicit --steps 1 --contrast 1 ";

  @TempDir Path folder;

  /** As {@code /dev/full}: nothing is ever written. */
  private static final class Full extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "info", "info --json -", "denoise --help", "solve --intervals 8",
      "solve --intervals 8 --json -",
      "translate", "translate --json -", "certify", "certify --json -", "certify --tau 9 --claim nonexpansive --unchecked",
      SHORT, SHORT + "--json -",
      SHORT + "--output -", SHORT + "--output /dev/stdout"})
  void aStandardOutputThatTakesNothingIsAnError(String line) {
    for (boolean buffered : new boolean[] {false, true}) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      OutputStream full = buffered ? new java.io.BufferedOutputStream(new Full(), 1 << 16) : new Full();
      int code = Main.run(line.strip().split(" +", -1), new ByteArrayInputStream(new byte[0]),
          new PrintStream(full, false, UTF_8),
          new PrintStream(err, true, UTF_8));
      assertThat(code).as(line).isEqualTo(Main.FAULT);
      assertThat(err.toString(UTF_8).lines().toList()).as(line).last().asString()
          .contains("cannot be written", "standard output is closed, or its place is full", "check the place");
    }
  }

  @Test
  void aBatchWhoseLinesAreLostIsAnErrorToo() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(new String[] {"denoise", "builtin:nile", "--output-dir", folder.toString()},
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(new Full(), false, UTF_8), new PrintStream(err, true, UTF_8));
    assertThat(code).isEqualTo(Main.FAULT);
    assertThat(err.toString(UTF_8)).contains("standard output is closed");
    assertThat(folder.resolve("nile.csv")).isNotEmptyFile();
  }

  private void writtenTo(Path output) {
    Ran ran = Ran.line(SHORT + "--output " + output);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
  }

  private List<String> listing() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void assumePosix() {
    Assumptions.assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "a system with modes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-rw-rw-", "rwxr-x---"})
  void aReplacedFileKeepsItsMode(String mode) throws IOException {
    assumePosix();
    Path output = Files.writeString(folder.resolve("out.csv"), "old");
    Files.setPosixFilePermissions(output, PosixFilePermissions.fromString(mode));
    writtenTo(output);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(output))).isEqualTo(mode);
    assertThat(output).content().contains("value");
  }

  /** Only the administrator can make a file of another's; whoever else runs this replaces his own. */
  @Test
  void aReplacedFileKeepsItsOwner() throws IOException {
    assumePosix();
    Path output = Files.writeString(folder.resolve("out.csv"), "old");
    boolean root = Files.getOwner(output).getName().equals("root");
    if (root) {
      Files.setOwner(output, output.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }
    String owner = Files.getOwner(output).getName();
    writtenTo(output);
    assertThat(Files.getOwner(output).getName()).isEqualTo(owner);
  }

  @Test
  void linksStayLinks() throws IOException {
    assumePosix();
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path old = Files.writeString(inner.resolve("old.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("inner", "old.csv"));
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling.csv"), Path.of("inner", "next"));
    Files.createSymbolicLink(inner.resolve("next"), Path.of("new.csv"));
    writtenTo(link);
    writtenTo(dangling);
    assertThat(link).isSymbolicLink();
    assertThat(dangling).isSymbolicLink();
    assertThat(old).content().contains("value");
    assertThat(inner.resolve("new.csv")).content().contains("value");
    Path circle = Files.createSymbolicLink(folder.resolve("circle.csv"), Path.of("circle.csv"));
    Ran ran = Ran.line(SHORT + "--output " + circle);
    assertThat(ran.code()).isEqualTo(Main.FAULT);
    assertThat(ran.err()).contains("circle.csv", "leads in a circle", "give another file");
  }

  @Test
  void aNameMayBeAsLongAsTheSystemAllows() throws IOException {
    Path output = folder.resolve("x".repeat(251) + ".csv");
    writtenTo(output);
    writtenTo(output);
    assertThat(listing()).containsExactly(output.getFileName().toString());
  }

  /** The temporaries of dead processes of this machine go; those of living ones, of other machines and of other programs stay. */
  @Test
  void temporariesOfKilledRunsAreCleared() throws IOException, InterruptedException {
    Process dead = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version")
        .redirectErrorStream(true).start();
    dead.getInputStream().transferTo(OutputStream.nullOutputStream());
    dead.waitFor();
    String machine = Temporary.machine();
    String left = ".residua-" + machine + "-" + dead.pid() + "-1.tmp";
    List<String> kept = List.of(".residua-" + machine + "-" + ProcessHandle.current().pid() + "-999999.tmp",
        ".residua-" + Integer.toHexString(machine.hashCode()) + "-" + dead.pid() + "-1.tmp", ".residua-notes.tmp",
        "out.csv." + dead.pid() + ".tmp");
    Files.createFile(folder.resolve(left));
    for (String name : kept) {
      Files.createFile(folder.resolve(name));
    }
    writtenTo(folder.resolve("out.csv"));
    assertThat(listing()).doesNotContain(left).containsAll(kept).hasSize(kept.size() + 1);
  }

  /** As in a container that is started anew and counts its processes from 1: what is there is neither taken nor removed. */
  @Test
  void leftoversOfAProcessOfTheSameNumber() throws IOException {
    for (int k = 1; k <= 2000; k++) {
      Files.createFile(folder.resolve(".residua-" + Temporary.machine() + "-" + ProcessHandle.current().pid() + "-" + k
          + ".tmp"));
    }
    writtenTo(folder.resolve("out.csv"));
    assertThat(listing()).hasSize(2001);
  }

  /** Standard output has several names, and is no place for a table and a summary at once. */
  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/stdout"})
  void standardOutputTakesOneResult(String name) {
    Ran table = Ran.with("denoise", "builtin:nile", "--scheme", "explicit", "--output", name);
    assertThat(table.out()).startsWith("t,").doesNotContain("digest");
    assertThat(Ran.with("denoise", "--output", name, "--json", "-").err()).contains("both name");
    assertThat(Ran.with("denoise", "--report", name).err()).contains("is no page");
  }
}
