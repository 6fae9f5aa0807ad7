package org.residua.cli.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Engines;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.cli.evidence.Evidence;
import org.residua.networks.Network;
import org.residua.schemes.Fsi;
import org.residua.schemes.denoiser.Denoiser;
import org.residua.schemes.denoiser.Explanation;
import org.residua.schemes.denoiser.NoiseLevel;
import org.residua.verification.Certifier;

/** Reports of made-up signals: two steps with noise. */
final class Reports {

  private Reports() {}

  /** A report whose user strings are hostile, of two channels with a missing sample. */
  static Report hostile() {
    double[][] u = {steps(300, 1), steps(300, 2)};
    Signal start = Signal.ofChannels(u);
    u[0][100] = Double.NaN;
    return of(Signal.ofChannels(u), start, "</script><img src=x onerror=alert(1)>.csv",
        List.of("<b>one</b>", "two\"'&"));
  }

  static Report of(int length) {
    Signal signal = Signal.of(steps(length, 3));
    return of(signal, signal, "steps.csv", List.of("value"));
  }

  /** The result is the mean, whatever was done. */
  static Report smeared(int length) {
    Report report = of(length);
    Measured m = report.measured();
    double[] mean = new double[length];
    Arrays.fill(mean, Arrays.stream(m.before().channel(0)).average().orElseThrow());
    return new Report(new Measured(m.name(), m.channels(), m.time(), m.before(), Signal.of(mean),
        evidence(m.before(), m.before(), Signal.of(mean))), report.method(), report.trajectory(), report.certification(), report.run(),
        List.of());
  }

  /** What the automatic denoiser makes of a signal, explained. */
  static Report explained(double... y) {
    return explained(Denoiser.automatic(), y);
  }

  static Report explained(Denoiser denoiser, double... y) {
    Report report = of(y.length);
    Measured m = report.measured();
    List<Explanation> why = denoiser.explain(Signal.of(y));
    Method method = report.method();
    return new Report(new Measured(m.name(), m.channels(), m.time(), Signal.of(y), why.get(0).result(),
        evidence(Signal.of(y), Signal.of(y), why.get(0).result())), new Method("the automatic denoiser", "a mixture", Optional.empty(),
            why.get(0).channel().network(), List.of(), method.choices()), Optional.empty(), report.certification(), report.run(), List.of(), why);
  }

  static Report mixed(List<Mixture> mixtures) {
    Report report = of(200);
    Method m = report.method();
    return new Report(report.measured(), new Method(m.name(), m.extent(), m.diffusion(), m.architecture(), mixtures, m.choices()),
        report.trajectory(), report.certification(), report.run(), report.warnings());
  }

  private static Report of(Signal before, Signal start, String name, List<String> channels) {
    int c = start.shape().channels();
    Diffusion diffusion = Diffusion.of(
        Convolution.channelwise(c, Boundary.NATURAL, -1, 1), new PeronaMalik(1.5));
    Fsi scheme = Fsi.of(diffusion, 0.5, 4, 3);
    Architecture architecture = Tracer.trace(scheme, c);
    Signal after = new Network(architecture).run(start);
    return new Report(
        new Measured(name, channels, Optional.of(new Abscissa("t", Optional.empty(), false)), before, after, evidence(before, start, after)),
        new Method("fast semi-iterative diffusion", "3 cycles of 4 steps", Optional.of(diffusion), architecture, List.of(),
            List.of(new Choice(name, name, Choice.Origin.GIVEN, name))),
        Optional.of(Trajectory.of(architecture, diffusion, start, Engines.preferred())),
        Certifier.certify(architecture),
        new Run("residua denoise '" + name + "'", "scalar", "0", 0.1, Optional.of(true)), List.of(name));
  }

  static List<Evidence> evidence(Signal measured, Signal before, Signal after) {
    return IntStream.range(0, before.shape().channels())
        .mapToObj(c -> Evidence.of(measured, before, after, c, NoiseLevel.given(1))).toList();
  }

  static double[] steps(int length, long seed) {
    Random random = new Random(seed);
    double[] u = new double[length];
    for (int i = 0; i < length; i++) {
      u[i] = 1000 + (i > length / 3 ? 12 : 0) - (i > 2 * length / 3 ? 20 : 0) + random.nextGaussian();
    }
    return u;
  }

  static Shape shape(Report report) {
    return report.measured().before().shape();
  }
}
