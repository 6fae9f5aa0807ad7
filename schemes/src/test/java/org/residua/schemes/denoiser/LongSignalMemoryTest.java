package org.residua.schemes.denoiser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.engine.Engines;
import org.residua.api.signal.Shape;
import org.residua.api.signal.SignalBuffer;

/** A mixture of a long signal in a virtual machine that has the memory of five signals, classes and windows included. */
final class LongSignalMemoryTest {

  private static final int LENGTH = 1 << 20;
  private static final int LEVELS = 6;
  private static final int MEGABYTES = (5 * LENGTH * Double.BYTES) >> 20;

  /** Two steps of a frame, edges, and one implicit step of second differences; only one of them, and all together. */
  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1"})
  void fiveSignalsAreEnoughForTheParts(boolean parts, int code) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
        "-Xmn4m", "-Xmx" + MEGABYTES + "m", "-cp", System.getProperty("java.class.path"), Started.class.getName(), "" + parts)
        .redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(code);
    assertThat(said).contains(parts ? "told" : "OutOfMemoryError");
  }

  /** Runs in the other virtual machine. */
  static final class Started {

    private Started() {}

    /** Denoises, part by part or as a whole. */
    public static void main(String[] args) {
      SignalBuffer y = new SignalBuffer(new Shape(1, LENGTH));
      for (int i = 0; i < LENGTH; i++) {
        y.set(0, i, i % 1000 + i % 7);
      }
      Mixed mixed = new Mixed(new Candidates(new Branch.Setting(1, LENGTH, LEVELS, Optional.empty()), List.of(1, 12, 16)),
          List.of(0.5, 0.25, 0.25));
      if (Boolean.parseBoolean(args[0])) {
        LongSignal.denoised(mixed, y.handOver(), Engines.plain(), _ -> { }, (_, _) -> new Pieces(4, 1 << 12, LENGTH / 4));
      } else {
        Engines.plain().plan(mixed, y.shape()).run(y.handOver());
      }
      System.out.println("told");
    }
  }
}
