package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static String drawn(boolean terminal, long patience) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(InputStream.nullInputStream(),
        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
        new PrintStream(err, true, UTF_8), terminal);
    try (Progress progress = new Progress(streams, 4, patience, 0)) {
      for (int k = 0; k < 4; k++) {
        progress.advance();
      }
    }
    return err.toString(UTF_8);
  }

  @Test
  void theBarGrowsAndIsWiped() {
    assertThat(drawn(true, 0)).isEqualTo(bar(10, 25) + bar(20, 50) + bar(30, 75) + bar(40, 100)
        + "\r" + " ".repeat(50) + "\r");
  }

  @Test
  void shortWorkAndPipesSeeNothing() {
    assertThat(drawn(true, Long.MAX_VALUE)).isEmpty();
    assertThat(drawn(false, 0)).isEmpty();
  }

  private static String bar(int filled, int percent) {
    return "\r[" + "#".repeat(filled) + "-".repeat(40 - filled) + "] " + percent + " %";
  }
}
