package org.residua.simd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.arithmetic.Fma;
import org.residua.simd.scalar.ScalarKernels;

/**
 * The stored results in virtual machines that compile otherwise, each a process of its own: without the instruction that
 * fuses, so that its emulation does every sum, by the first compiler only, interpreted, with shorter vectors.
 */
class VirtualMachinesTest {

  private static final boolean DEEP = Integer.getInteger("residua.tries", 100) > 1000;

  static Stream<String> options() {
    Stream<String> always = Stream.of("-XX:-UseFMA");
    return DEEP ? Stream.concat(always, Stream.of("-XX:TieredStopAtLevel=1", "-Xint", "-XX:UseAVX=1", "-XX:UseAVX=0")) : always;
  }

  @ParameterizedTest
  @MethodSource("options")
  void bitsAreTheSame(String option) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), option,
        "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseSerialGC", "--add-modules=jdk.incubator.vector",
        "-cp", System.getProperty("java.class.path"), Started.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).contains(option.contains("FMA") ? "fused by the processor: false" : "fused");
    for (GoldenDigestsTest.Golden golden : GoldenDigestsTest.golden()) {
      assertThat(said).as("%s with %s", golden, option).contains(golden.name() + " " + golden.digest() + " " + golden.digest());
    }
  }

  /** Runs in the other virtual machine. */
  static final class Started {

    private Started() {}

    /** Prints what each computation results in. */
    public static void main(String[] arguments) {
      System.out.println("fused by the processor: " + Fma.BY_PROCESSOR);
      for (GoldenDigestsTest.Golden golden : GoldenDigestsTest.golden()) {
        System.out.println(golden.name() + " " + GoldenDigestsTest.digest(golden, new ScalarKernels(), false)
            + " " + GoldenDigestsTest.digest(golden, new ScalarKernels(), true));
      }
    }
  }
}
