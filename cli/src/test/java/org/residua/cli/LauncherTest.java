package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script {@code residua} with a Maven that only puts {@link Started} where the command belongs, in two halves, with a rest
 * between them where that is told, and counts its calls.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final Path SCRIPT = Path.of("..", "residua");
  private static final int REST_MILLIS = 300;

  @TempDir Path folder;

  private Path checkout = Path.of("");
  private Path calls = Path.of("");

  @BeforeEach
  void makeMavenAndJar() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path jar = jar(folder.resolve("whole.jar"));
    calls = folder.resolve("calls");
    Path maven = Files.writeString(bin.resolve("mvn"), """
        #!/bin/sh
        [ "$1" = -f ] || exit 1
        echo "$2" >>'%s'
        to=$(dirname "$2")/cli/target/command/modules
        mkdir -p "$to" || exit 1
        echo "[INFO] Building Residua command line 0.1.0        [8/8]"
        head -c 400 '%s' >"$to/residua-cli-0.1.0.jar" || exit 1
        [ ! -f '%s' ] || sleep %s
        cat '%s' >"$to/residua-cli-0.1.0.jar"
        """.formatted(calls, jar, rest(), REST_MILLIS / 1000.0, jar));
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    in("checkout");
  }

  /** Where it exists, Maven rests between its halves. */
  private Path rest() {
    return folder.resolve("rest");
  }

  private static Path jar(Path to) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Started.class.getName());
    String name = Started.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest);
        InputStream in = Objects.requireNonNull(Started.class.getClassLoader()).getResourceAsStream(name)) {
      out.putNextEntry(new ZipEntry(name));
      Objects.requireNonNull(in).transferTo(out);
    }
    return to;
  }

  private void in(String name) throws IOException {
    checkout = Files.createDirectory(folder.resolve(name));
    Files.createFile(checkout.resolve("pom.xml"));
    Files.createDirectories(checkout.resolve("cli/src/main"));
    Files.copy(SCRIPT, checkout.resolve("residua"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private Process start(String... args) throws IOException {
    List<String> line = new ArrayList<>(List.of(checkout.resolve("residua").toString()));
    line.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("RESIDUA_CACHE", "no");
    environment.put("LC_ALL", "C");
    return builder.start();
  }

  private static Ran ended(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), out, err);
  }

  private Ran run(String... args) throws IOException, InterruptedException {
    return ended(start(args));
  }

  private void assertStarts() throws IOException, InterruptedException {
    Ran ran = run("info");
    assertThat(ran.out()).as(ran.err()).isEqualTo("started info\n");
    assertThat(ran.code()).isEqualTo(Main.DONE);
  }

  private int builds() throws IOException {
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  private Path built() {
    return checkout.resolve("cli/target/command/modules/residua-cli-0.1.0.jar");
  }

  @Test
  void buildsOnceAndSaysSo() throws Exception {
    Ran first = run("info");
    assertThat(first.err()).contains("building what is new or changed", "building part 8 of 8, command line");
    Ran second = run("info");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo("started info\n");
    assertThat(builds()).isEqualTo(1);
  }

  /** Before Maven writes, between the halves, and after. */
  @ParameterizedTest
  @ValueSource(ints = {20, 150, 300, 450, 600})
  void aKilledBuildIsDoneAnew(int millis) throws Exception {
    Files.createFile(rest());
    Process killed = start("info");
    killed.waitFor(millis, TimeUnit.MILLISECONDS);
    killed.destroyForcibly().waitFor();
    Files.delete(rest());
    assertStarts();
  }

  @Test
  void aTruncatedJarAndAMissingStampAreDoneAnew() throws Exception {
    assertStarts();
    Files.write(built(), new byte[400], StandardOpenOption.TRUNCATE_EXISTING);
    assertStarts();
    Files.delete(checkout.resolve("cli/target/command/stamp"));
    assertStarts();
    assertThat(builds()).isEqualTo(3);
  }

  /** Half-written classes that look new are not built upon; what a whole build left is. */
  @Test
  void whatAKilledBuildLeftIsNotBuiltUpon() throws Exception {
    assertStarts();
    Path left = Files.createDirectories(checkout.resolve("api/target/command")).resolve("Left.class");
    Files.createFile(left);
    Path source = Files.createFile(checkout.resolve("cli/src/main/New.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(10)));
    assertStarts();
    assertThat(left).exists();
    Files.delete(checkout.resolve("cli/target/command/stamp"));
    assertStarts();
    assertThat(left).doesNotExist();
  }

  @Test
  void ofFiveFirstStartsOneBuilds() throws Exception {
    Files.createFile(rest());
    List<Process> all = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      all.add(start("info"));
    }
    for (Process each : all) {
      assertThat(ended(each).out()).isEqualTo("started info\n");
    }
    assertThat(builds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a blank", "a'quote\"s", "a:colon", "a $dollar;", "ünïcode"})
  void theCheckoutMayHaveAnyName(String name) throws Exception {
    Files.createDirectories(folder.resolve("work"));
    Files.createFile(folder.resolve("work/here.csv"));
    in(name);
    Ran ran = run("denoise", "a b", "work/here.csv");
    assertThat(ran.out()).as(ran.err()).isEqualTo("started denoise|a b|work/here.csv seen\n");
    assertStarts();
    assertThat(builds()).isEqualTo(1);
    assertThat(Files.readString(calls).strip().contains(":")).isFalse();
  }

  @Test
  void lettersBeyondAsciiNameFilesInAnAsciiLocale() throws Exception {
    Files.createFile(folder.resolve("größe.csv"));
    Ran ran = run("denoise", "größe.csv");
    assertThat(ran.out()).isEqualTo("started denoise|größe.csv seen\n");
  }

  /** A file where the folder of the build belongs cannot be written to by anyone, the administrator included. */
  @Test
  void aCheckoutThatCannotBeWrittenToIsToldInOneLine() throws Exception {
    Files.createFile(checkout.resolve("target"));
    Ran ran = run("info");
    assertThat(ran.code()).isEqualTo(Main.FAULT);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).singleElement().asString().contains("is not built", checkout.toString(),
        "cannot be written to", "run ");
  }

  @Test
  void aFailedBuildIsToldInOneLine() throws Exception {
    Files.writeString(folder.resolve("bin/mvn"), "#!/bin/sh\nexit 1\n");
    Ran ran = run("info");
    assertThat(ran.code()).isEqualTo(Main.FAULT);
    assertThat(ran.err()).contains("the build failed; see " + checkout).doesNotContain("Exception");
  }
}
