package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.engine.Engines;
import org.residua.api.signal.Shape;

/** What does not fit into the memory is refused before it starts, with the bytes that it needs and that there are. */
class MemoryTest {

  private static final long GIVEN = Runtime.getRuntime().maxMemory();

  @Test
  void whatFitsPassesAndWhatDoesNotIsRefused() {
    assertThatCode(() -> Memory.require("this", (double) GIVEN)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Memory.require("this", 3.0 * GIVEN)).isInstanceOf(IllegalArgumentException.class).hasMessage(
        "this needs about " + Math.round(Math.ceil(3.0 * GIVEN / (1 << 20))) + " MB of memory, and "
            + Math.round(Math.ceil((double) GIVEN / (1 << 20))) + " MB are given; give more (JDK_JAVA_OPTIONS=-Xmx"
            + Math.round(Math.ceil(3.0 * GIVEN / (1 << 30)) + 1) + "g), or a shorter signal");
  }

  private static Setup setup(String scheme) {
    return Setup.withoutData(new Given(Command.CERTIFY, Map.of(Option.SCHEME, scheme), List.of()));
  }

  private static double bytes(String scheme, int length) {
    return Memory.bytes(setup(scheme).architecture(), 2, new Shape(1, length), false, Engines.plain());
  }

  /** Every scheme needs a few signals, those that solve more; a signal that fits twice and no more is too long for all. */
  @ParameterizedTest
  @CsvSource({"explicit, 12", "fsi, 12", "semi-implicit, 30", "implicit, 40", "midpoint, 40"})
  void aMethodNeedsAFewSignals(String scheme, int most) {
    int half = (int) Math.min(Integer.MAX_VALUE - 8, GIVEN / Double.BYTES / 2);
    assertThatThrownBy(() -> Memory.require("this", bytes(scheme, half)))
        .hasMessageStartingWith("this needs about").hasMessageContaining("MB are given");
    int part = (int) Math.min(1 << 24, GIVEN / Double.BYTES / most);
    assertThatCode(() -> Memory.require("this", bytes(scheme, part))).doesNotThrowAnyException();
  }

  /** The lines of a text that goes on like its head are estimated from its bytes: too few rather than too many. */
  @ParameterizedTest
  @CsvSource({"UTF-8, false", "UTF-16, false", "UTF-8, true"})
  void linesAreToldFromBytes(String charset, boolean returns) throws IOException {
    String text = "# made by hand\nt;flüsse\n" + "1234,5;6,75\n".repeat(3000);
    byte[] bytes = (returns ? text.replace("\n", "\r\n") : text).getBytes(Charset.forName(charset));
    try (CsvText read = CsvText.of("x.csv", new ByteArrayInputStream(bytes))) {
      assertThat(read.lines(1000L * bytes.length)).isBetween(0.8 * 3_001_000, 1.01 * 3_001_000);
    }
  }

  @Test
  void aLongTableIsRefusedFromItsHead() {
    byte[] bytes = "1\n2\n4\n3\n".repeat(400).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new CsvInput("long.csv", CsvAsked.nothing()).read(new ByteArrayInputStream(bytes), GIVEN))
        .hasMessageStartingWith("long.csv needs about").hasMessageContaining("MB are given");
    assertThat(new CsvInput("long.csv", CsvAsked.nothing()).read(new ByteArrayInputStream(bytes), bytes.length).signal()
        .shape().length())
        .isEqualTo(1600);
  }
}
