package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final String WIPED = "\r" + " ".repeat(50) + "\r";

  private static String drawn(boolean terminal, long patience, Consumer<Progress> work) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(InputStream.nullInputStream(),
        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
        new PrintStream(err, true, UTF_8), terminal);
    try (Progress progress = new Progress(streams, patience, 0)) {
      progress.expect(30);
      progress.expect(10);
      work.accept(progress);
    }
    return err.toString(UTF_8);
  }

  private static void parts(Progress progress) {
    for (int k = 0; k < 4; k++) {
      progress.advance(10);
    }
  }

  @Test
  void theBarGrowsAndIsWiped() {
    assertThat(drawn(true, 0, ProgressTest::parts)).isEqualTo(
        bar(10, 25) + bar(20, 50) + bar(30, 75) + bar(40, 100) + WIPED);
  }

  @Test
  void shortWorkAndPipesSeeNothing() {
    assertThat(drawn(true, Long.MAX_VALUE, ProgressTest::parts)).isEmpty();
    assertThat(drawn(false, 0, ProgressTest::parts)).isEmpty();
  }

  @Test
  void severalThreadsMayTell() {
    String all = drawn(true, 0, progress -> {
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        for (int k = 0; k < 20; k++) {
          threads.execute(() -> progress.advance(1));
        }
      }
      progress.advance(1);
    });
    assertThat(all).endsWith(bar(21, 52) + WIPED);
  }

  private static String bar(int filled, int percent) {
    return "\r[" + "#".repeat(filled) + "-".repeat(40 - filled) + "] " + percent + " %";
  }
}
