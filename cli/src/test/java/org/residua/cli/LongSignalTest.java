package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import tools.jackson.databind.JsonNode;

/** Signals that are long beside what is sorted or compared with the expanded network. */
class LongSignalTest {

  /** Just beyond what waits for the compiler. */
  private static final int LONG = (1 << 22) + 1;
  private static final int MOST_COMPARED = 1 << 22;
  private static final Machinery MACHINERY =
      Machinery.of(new Given(Command.DENOISE, Map.of(Option.THREADS, "2"), List.of()));

  private static Progress unseen() {
    return progress(new ByteArrayOutputStream(), false);
  }

  private static Progress progress(ByteArrayOutputStream err, boolean terminal) {
    return new Progress(new Streams(InputStream.nullInputStream(),
        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
        new PrintStream(err, true, UTF_8), terminal), 0, 0);
  }

  private static final Diffusion DIFFUSION =
      Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));

  private static Evolution.Evolved run(Scheme scheme, Signal f, Progress progress) {
    return Evolution.of(Tracer.trace(scheme, 1), f, MACHINERY, progress).run();
  }

  private static Signal blocks(int length) {
    Given given = new Given(
        Command.DENOISE, Map.of(Option.LENGTH, Integer.toString(length)), List.of());
    return Names.BUILTINS.named("blocks").samples(given).signal();
  }

  /** Made once, for all tests that only read it. */
  private static final Signal BLOCKS = blocks(LONG);

  private static long allocated(Supplier<?> work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(work.get()).isNotNull();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** One array, and what is small beside it: 1 of 8 MB. The sine of the other two allocates on its own. */
  @ParameterizedTest
  @ValueSource(strings = {"blocks", "bumps"})
  void aBuiltinSignalIsMadeInPlace(String name) {
    Given given =
        new Given(Command.DENOISE, Map.of(Option.LENGTH, "1048576"), List.of());
    assertThat(allocated(() -> Names.BUILTINS.named(name).samples(given)))
        .isBetween(8L << 20, 9L << 20);
  }

  /** Filled samples are one array beside the measured ones. */
  @Test
  void gapsAreFilledInOneCopy() {
    SignalBuffer gappy = new SignalBuffer(blocks(1 << 20).shape());
    for (int i = 0; i < 1 << 20; i++) {
      gappy.set(0, i, i % 7 == 0 ? Double.NaN : i);
    }
    Signal measured = gappy.handOver();
    assertThat(allocated(() -> Observed.filled(measured))).isBetween(8L << 20, 9L << 20);
  }

  @Test
  void cyclesOfALongSignalAreCyclesOfTheirResults() {
    Signal f = BLOCKS;
    Signal whole = run(Fsi.of(DIFFUSION, 0.5, 3, 2), f, unseen()).signal();
    Signal half = run(Fsi.of(DIFFUSION, 0.5, 3, 1), f, unseen()).signal();
    Evolution.Evolved other = run(Fsi.of(DIFFUSION, 0.5, 3, 1), half, unseen());
    assertThat(other.signal().digest()).isEqualTo(whole.digest());
    assertThat(other.seconds()).isPositive();
  }

  /** Input, plan and result: beside the input, a run allocates two signals. */
  @Test
  void aRunOfALongSignalAllocatesPlanAndResult() {
    Signal f = BLOCKS;
    long signal = 8L * LONG;
    assertThat(allocated(() -> run(Explicit.of(DIFFUSION, 0.5, 300), f, unseen())))
        .isBetween(2 * signal, 2 * signal + signal / 4);
  }

  /** One step of the plan, and yet the bar is seen on the way. */
  @Test
  void aLongRunTellsHowFarItIs() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (Progress progress = progress(err, true)) {
      run(Explicit.of(DIFFUSION, 0.5, 64), BLOCKS, progress);
    }
    assertThat(err.toString(UTF_8)).contains("] 20 %", "] 50 %", "] 80 %", "] 100 %");
  }

  @Test
  void theWorkIsSamplesTimesRows() {
    Signal f = blocks(50);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (Progress progress = progress(err, true)) {
      Evolution evolution = Evolution.of(Tracer.trace(Fsi.of(DIFFUSION, 0.5, 300, 3), 1), f, MACHINERY, progress);
      assertThat(evolution.plan().work()).isEqualTo(50L * 300 * 3);
      evolution.run();
    }
    assertThat(err.toString(UTF_8)).contains("] 33 %").contains("] 66 %").contains("] 100 %");
  }

  @Test
  void threadsAndKernelsLeaveTheBits() {
    String line = "denoise builtin:blocks --length 300001 --scheme explicit --steps 9"
        + " --contrast 1 --json - --threads ";
    JsonNode one = Ran.line(line + "1").json();
    JsonNode two = Ran.line(line + "2").json();
    JsonNode scalar = Ran.line(line + "2 --kernels scalar").json();
    assertThat(one.get("threads").intValue()).isEqualTo(1);
    assertThat(two.get("threads").intValue()).isEqualTo(2);
    assertThat(two.get("digest")).isEqualTo(one.get("digest"));
    assertThat(scalar.get("digest")).isEqualTo(one.get("digest"));
    assertThat(one.get("networkBitwiseEqual").booleanValue()).isTrue();
  }

  @Test
  void theNetworkOfALongSignalIsNotComparedAndTheReportSaysSo() {
    Ran ran = Ran.line("denoise builtin:blocks --scheme explicit --steps 2 --contrast 1 --json - --length "
        + (MOST_COMPARED + 1));
    assertThat(ran.json().get("networkBitwiseEqual").isNull()).isTrue();
    assertThat(ran.json().get("noiseEstimate").doubleValue()).isBetween(0.99, 1.01);
  }
}
