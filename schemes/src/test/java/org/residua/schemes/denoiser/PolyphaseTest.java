package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.schemes.denoiser.MadeUp.step;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Contrasts;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Weickert;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Steps of frames by windows and polyphase components have the bits of the whole transform. */
final class PolyphaseTest {

  private static final Engine PLAIN = Engines.plain();

  /**
   * {@code K^T Phi(K y)} or {@code K^T (g(K p) K y)} as it is defined.
   *
   * @param step which
   */
  private record Whole(FrameStep step) implements Block {

    @Override
    public int inputs() {
      return step.signals();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      LinearOperator k = step.frame().details();
      Activation flux = Activation.of(step.contrasts());
      V details = algebra.apply(k, inputs.get(0));
      return List.of(algebra.apply(k.adjoint(), step.guided()
          ? algebra.multiply(algebra.activate(flux.diffusivity(), algebra.apply(k, inputs.get(1))), details)
          : algebra.activate(flux, details)));
    }
  }

  private static FrameStep frameStep(Wavelet wavelet, int levels, boolean guided) {
    double[] contrasts = IntStream.rangeClosed(1, levels).mapToDouble(j -> 2.5 / j).toArray();
    return new FrameStep(new Frame(wavelet, levels), Contrasts.of(guided ? new PeronaMalik(1) : new Weickert(1), contrasts), guided);
  }

  private static void sameBits(FrameStep step, Pieces pieces, int n, int threads) {
    List<Signal> signals = Stream.of(step(n, n), step(n, n + 1)).limit(step.signals()).map(Signal::of).toList();
    double[] whole = PLAIN.plan(new Whole(step), signals.stream().map(Signal::shape).toArray(Shape[]::new))
        .run(signals).get(0).channel(0);
    Polyphase polyphase = new Polyphase(step, pieces, n, PLAIN, new Team(threads));
    List<Source> sources = signals.stream().<Source>map(signal -> signal::copyTo).toList();
    double[] segment = new double[pieces.segment()];
    for (int from = 0; from < n; from += pieces.segment()) {
      int count = Math.min(pieces.segment(), n - from);
      polyphase.removed(sources, from, count, segment);
      assertThat(Arrays.copyOf(segment, count)).as("%s, %s, %d samples, from %d", step, pieces, n, from)
          .isEqualTo(Arrays.copyOfRange(whole, from, from + count));
    }
  }

  /** Every wavelet, both steps; windows and segments that divide nothing; one and two threads. */
  @ParameterizedTest
  @EnumSource
  void everyWaveletKeepsItsBits(Wavelet wavelet) {
    for (boolean guided : new boolean[] {false, true}) {
      sameBits(frameStep(wavelet, 4, guided), new Pieces(2, 61, 150), 401, 1);
      sameBits(frameStep(wavelet, 5, guided), new Pieces(3, 100, 333), 333, 2);
    }
  }

  /** From signals that are shorter than the reach of a level, and windows of one sample, to one window for all. */
  @ParameterizedTest
  @CsvSource({"2, 1, 7, 3, 2", "2, 1, 1, 1, 9", "3, 1, 16, 100, 100", "3, 2, 1000, 1000, 64", "4, 3, 15, 31, 33", "5, 1, 8, 17, 129"})
  void allDivisionsAreOne(int levels, int fine, int window, int segment, int n) {
    for (boolean guided : new boolean[] {false, true}) {
      sameBits(frameStep(Wavelet.DB2, levels, guided), new Pieces(fine, window, segment), n, 2);
    }
  }
}
