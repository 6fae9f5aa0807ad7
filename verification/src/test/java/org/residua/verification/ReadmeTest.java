package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Scheme;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.schemes.Fsi;
import org.residua.schemes.denoiser.Denoised;
import org.residua.schemes.denoiser.Denoiser;

/** The programs in the README are the ones below, and they do what the README says. */
class ReadmeTest {

  private static void program(PrintStream out) {
    // README begins
    Diffusion diffusion =
        Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(2.0));
    Scheme scheme = Fsi.of(diffusion, diffusion.limit().certified(), 10, 1);
    Signal noisy = Signal.of(0.1, -0.2, 0.0, 5.1, 4.9, 5.2);

    Network network = Network.of(scheme, 1); // the scheme read as a network
    Signal smooth = network.run(noisy); // run by fused kernels
    Signal same = network.expanded().run(noisy); // as convolutions, activations, adjoints
    out.println(smooth.equals(same)); // true: the same bits
    out.println(network.layers()); // ten residual blocks with two skips each
    out.println(Certifier.certify(network.architecture()).norm()); // read as a theorem
    // README ends
  }

  private static double[] shortest(double... noisy) {
    // shortest begins
    double[] smooth = Denoiser.automatic().denoise(noisy);
    // shortest ends
    return smooth;
  }

  private static Denoised certified(PrintStream out, double... noisy) {
    // certified begins
    Denoised denoised = Denoiser.automatic().denoise(Signal.of(noisy));
    out.println(denoised.describe()); // noise level, choice, estimated risk
    for (Denoised.Channel channel : denoised.channels()) {
      out.println(Certifier.certify(channel.network()).norm());
    }
    // certified ends
    return denoised;
  }

  private static List<Signal> batch(Scheme scheme, List<Signal> series) {
    // batch begins
    List<Signal> smoothed = Network.of(scheme, 1).runAll(series);
    // batch ends
    return smoothed;
  }

  @Test
  void eachOfABatchGetsTheBitsItGetsAlone() {
    Diffusion diffusion =
        Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(2.0));
    Scheme scheme = Fsi.of(diffusion, diffusion.limit().certified(), 10, 3);
    Random random = new Random(1);
    List<Signal> series = Stream.generate(() -> Signal.of(random.doubles(99, -1, 1).toArray()))
        .limit(37).toList();
    assertThat(batch(scheme, series)).isEqualTo(
        series.stream().map(signal -> Network.of(scheme, 1).run(signal)).toList());
    assertThatIllegalArgumentException().isThrownBy(() -> batch(scheme, List.of()))
        .withMessageContaining("0 signals");
  }

  @ParameterizedTest
  @ValueSource(strings = {"README", "shortest", "certified", "batch"})
  void theReadmeShowsThisProgram(String name) throws IOException {
    String source = Files.readString(
        Path.of("src/test/java/org/residua/verification/ReadmeTest.java"));
    String begin = "// " + name + " begins\n";
    String program = source.substring(
        source.indexOf(begin) + begin.length(), source.indexOf("    // " + name + " ends\n"));
    String shown =
        program.stripTrailing().stripIndent().replace("out.println", "System.out.println") + "\n";
    assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + shown + "```");
  }

  @Test
  void theShortestProgramSmooths() {
    Random random = new Random(1);
    Signal noisy = Signal.of(random.doubles(200, -1, 1).toArray());
    assertThat(Signal.of(shortest(noisy.channel(0))).norm()).isLessThan(noisy.norm());
  }

  /** Complete data have a certificate; with gaps nothing is proven, and the reason is given. */
  @Test
  void theResultLeadsToItsCertificate() {
    double[] noisy = new Random(1).doubles(200, -1, 1).toArray();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Signal smooth = certified(new PrintStream(bytes, true, StandardCharsets.UTF_8), noisy).signal();
    assertThat(smooth.norm()).isLessThan(Signal.of(noisy).norm());
    assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("noise 0.")
        .contains("(risk ", "\nProven: the Euclidean norm never grows (norm-decreasing)");
    noisy[70] = Double.NaN;
    assertThat(Certifier.certify(Denoiser.automatic().fillingGaps().denoise(Signal.of(noisy)).channels().get(0).network()).norm()
        .hypotheses()).containsExactly("a data term with different weights does not keep norms");
  }

  @Test
  void itsCommentsAreTrue() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    program(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.get(0)).isEqualTo("true");
    assertThat(lines).anyMatch(line -> line.startsWith("10 layers, 2 parameters, 20 skip"));
    assertThat(lines.getLast()).contains("Proven: the Euclidean norm never grows (norm-decreasing)");
  }
}
