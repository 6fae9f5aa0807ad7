package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residua.schemes.denoiser.MadeUp.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.graph.Tracer;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/** Mixtures told candidate by candidate have the bits of the one network that they are. */
final class LongSignalTest {

  private static final Engine PLAIN = Engines.plain();

  private static Mixed mixed(int n, Gaps gaps, List<Integer> wanted) {
    Branch.Setting setting = new Branch.Setting(0.8, n, Frame.levels(n), gaps.weights());
    List<Double> weights = new ArrayList<>(IntStream.range(0, wanted.size() - 1).mapToObj(k -> 1.0 / (2 << k)).toList());
    weights.add(1 - weights.stream().mapToDouble(Double::doubleValue).sum());
    return new Mixed(new Candidates(setting, wanted), weights);
  }

  private static void sameBits(Mixed mixed, Signal y) {
    AtomicLong told = new AtomicLong();
    Signal whole = PLAIN.plan(Tracer.trace(mixed, 1), y.shape()).run(y);
    assertThat(LongSignal.denoised(mixed, y, PLAIN, told::addAndGet)).as("%s", mixed.candidates().wanted()).isEqualTo(whole);
    assertThat(told).hasValue(LongSignal.work(mixed, y));
  }

  /** All candidates together, and each of them alone. */
  @ParameterizedTest
  @ValueSource(ints = {64, 65, 777, 2000})
  void mixturesKeepTheirBits(int n) {
    Signal y = Signal.of(step(n, n));
    List<Integer> all = IntStream.range(0, Candidates.NAMES.size()).boxed().toList();
    sameBits(mixed(n, Gaps.of(y.channel(0)), all), y);
    all.forEach(k -> sameBits(mixed(n, Gaps.of(y.channel(0)), List.of(k)), y));
  }

  /** In windows of 50 and segments of 170 samples. */
  @Test
  void smallPiecesKeepThemToo() {
    int n = 500;
    Signal y = Signal.of(step(n, 5));
    Mixed mixed = mixed(n, Gaps.of(y.channel(0)), List.of(0, 1, 2, 10, 18));
    Signal whole = PLAIN.plan(Tracer.trace(mixed, 1), y.shape()).run(y);
    AtomicLong told = new AtomicLong();
    assertThat(LongSignal.denoised(mixed, y, PLAIN.on(2), told::addAndGet, (_, _) -> new Pieces(3, 50, 170))).isEqualTo(whole);
    assertThat(told).hasValue(LongSignal.work(mixed, y));
  }

  @Test
  void filledSamplesKeepThem() {
    double[] y = step(500, 9);
    for (int i = 7; i < y.length; i += 11) {
      y[i] = Double.NaN;
    }
    Gaps gaps = Gaps.of(y);
    assertThat(gaps.bridged()).isTrue();
    sameBits(mixed(500, gaps, List.of(0, 4, 12, 14, 16, 18)), gaps.filled(Signal.of(y), 0));
  }

  private static Denoised.Channel channel(int n, Block branches) {
    return new Denoised.Channel(NoiseLevel.given(1), List.of(), new SignalBuffer(new Shape(1, n)).handOver(),
        Tracer.trace(branches, 1), branches, 0, Optional.empty(), Examined.unasked(NoiseLevel.given(1), Known.nothing(), "").diagnosis());
  }

  /** Beyond 2^22 samples, unless nothing is changed. */
  @Test
  void longChannelsAreDivided() {
    Block branches = mixed(1000, Gaps.of(step(1000, 1)), List.of(15));
    assertThat(channel(Denoised.Channel.LONGEST_WHOLE, branches).divided()).isFalse();
    Denoised.Channel divided = channel(Denoised.Channel.LONGEST_WHOLE + 1, branches);
    assertThat(divided.divided()).isTrue();
    assertThat(divided.work(PLAIN)).isEqualTo((1L << 22) + 1);
    assertThat(divided.run(PLAIN, _ -> { }).norm()).isZero();
    assertThat(divided.samples()).isEqualTo(4 * divided.work(PLAIN));
    Denoised.Channel framed = channel(Denoised.Channel.LONGEST_WHOLE + 1, mixed(1 << 20, Gaps.of(step(1000, 1)), List.of(10)));
    assertThat((double) framed.samples() / framed.start().shape().length()).isBetween(4.5, 5.0);
    assertThat(channel(100, branches).samples()).isZero();
    assertThat(channel(Denoised.Channel.LONGEST_WHOLE + 1, new Kept()).divided()).isFalse();
  }

  /** What a long channel is not searched for is not asked for in vain. */
  @Test
  void wishesThatNeedTheWholeAreRefused() {
    Denoiser automatic = Denoiser.automatic();
    for (Denoiser wish : List.of(automatic.outliers(Denoiser.Outlying.REMOVE), automatic.coloured(Denoiser.Coloured.YES))) {
      assertThatThrownBy(() -> wish.choose(new SignalBuffer(new Shape(1, Denoised.Channel.LONGEST_WHOLE + 1)).handOver()))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("4194305 samples, more than 4194304");
      assertThat(wish.choose(new SignalBuffer(new Shape(1, Denoised.Channel.LONGEST_WHOLE)).handOver())).hasSize(1);
    }
    assertThat(automatic.choose(new SignalBuffer(new Shape(1, Denoised.Channel.LONGEST_WHOLE + 1)).handOver())).hasSize(1);
  }

  /** A pass over two approximations and a result of a segment takes the memory of a signal, where the overlap leaves room. */
  @Test
  void piecesFit() {
    for (Wavelet wavelet : Wavelet.values()) {
      for (int n : new int[] {7_500_000, 10_000_000, 67_108_864}) {
        Frame frame = new Frame(wavelet, Frame.levels(n));
        Pieces pieces = Pieces.of(frame, n);
        assertThat(Pieces.kept(frame, n)).as("%s, %d", wavelet, n)
            .isEqualTo(2 * (pieces.segment() + 2L * frame.reach()) + pieces.segment()).isLessThanOrEqualTo(n);
        assertThat(pieces.fine()).isEqualTo(7);
      }
    }
  }
}
