package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.Block;
import org.residua.api.graph.Tracer;
import org.residua.api.signal.Signal;

/**
 * What is known of one channel.
 *
 * @param seen its samples and its noise
 * @param tried the candidates
 * @param gaps its missing samples
 * @param pieces that the risk is estimated on
 * @param risk of the candidates; empty where nothing is chosen
 * @param weights of the candidates
 * @param reason why nothing is chosen; "" where something is
 */
record Chosen(Examined seen, Candidates tried, Gaps gaps, List<Piece> pieces, Optional<Risk> risk,
    List<Double> weights, String reason) {

  /** The fourth power of larger samples or noise levels leaves the doubles ... */
  private static final double MOST = 1e75;
  /** ... and that of smaller noise levels, too. */
  private static final double LEAST = 1e-75;

  static Chosen of(Denoiser denoiser, Signal f, int c) {
    NoiseLevel noise = denoiser.known().given().orElseGet(() -> NoiseLevel.of(f, c));
    Piece raw = Piece.of(f, c);
    Gaps gaps = Gaps.of(raw.samples());
    if (gaps.there() == 0) {
      throw new IllegalArgumentException("all " + gaps.count() + " samples of channel " + c + " are missing, at least 1 is needed");
    }
    requireRange(raw.samples(), noise, c);
    requireShort(raw.length(), denoiser.known(), c);
    String reason = reason(noise, gaps, raw);
    if (!reason.isEmpty()) {
      Examined seen = Examined.unasked(noise, denoiser.known(), reason);
      return new Chosen(seen, candidates(seen, gaps), gaps, List.of(), Optional.empty(), List.of(), reason);
    }
    Examined seen = raw.length() > Denoised.Channel.LONGEST_WHOLE ? Examined.unasked(noise, denoiser.known(), "too long to be looked at as a whole")
        : Examination.of(raw, noise, denoiser.known(), denoiser.pilot());
    return tried(denoiser, seen, gaps, seen.cleaned().map(raw::with).orElse(raw).windows());
  }

  private static Candidates candidates(Examined seen, Gaps gaps) {
    int n = gaps.there() + gaps.count();
    return Candidates.usual(new Branch.Setting(seen.model(), n, Frame.levels(n), gaps.weights()), gaps.bridged());
  }

  private static Chosen tried(Denoiser denoiser, Examined seen, Gaps gaps, List<Piece> pieces) {
    Candidates tried = candidates(seen, gaps);
    Risk risk = Risk.of(pieces, seen.model(), piece -> tried.on(piece).noisier(Risk.NOISIER), denoiser.plans());
    return new Chosen(seen, tried, gaps, pieces, Optional.of(risk), denoiser.weights(risk), "");
  }

  /** How far the risks can be trusted. */
  Uncertainty uncertainty(Denoiser denoiser, List<Double> taken) {
    Trials trials = new Trials(pieces, seen.model(), piece -> tried.on(piece).noisier(Risk.NOISIER), denoiser.plans());
    return Uncertainty.of(trials, taken, pieces, seen.model());
  }

  /** What one candidate alone makes of a channel. */
  Signal only(Denoiser denoiser, Denoised.Channel channel, int candidate) {
    Candidates alone = new Candidates(tried.setting(), List.of(tried.wanted().get(candidate)));
    return denoiser.engine().plan(alone, channel.start().shape()).run(channel.start());
  }

  /** What is chosen if the noise is so many times as strong. */
  Chosen scaled(Denoiser denoiser, double factor) {
    return tried(denoiser, seen.with(seen.model().scaled(factor)), gaps, pieces);
  }

  private static String reason(NoiseLevel noise, Gaps gaps, Piece whole) {
    if (gaps.few()) {
      return "the mean of the samples that are there, " + gaps.there();
    }
    if (noise.sigma() == 0) {
      return "nothing to remove";
    }
    return whole.windows().isEmpty() ? "too few samples to choose from: " + whole.live() + " outside gaps and silence, " + Denoiser.FEWEST
        + " are needed" + (whole.live() < Denoiser.FEWEST ? "" : " within " + Piece.WINDOW) : "";
  }

  /** Long channels are not looked at as a whole: what asks for that is refused. */
  private static void requireShort(int length, Known known, int c) {
    boolean asked = known.outliers() == Denoiser.Outlying.REMOVE || known.coloured() == Denoiser.Coloured.YES || known.sample().isPresent();
    if (asked && length > Denoised.Channel.LONGEST_WHOLE) {
      throw new IllegalArgumentException("channel " + c + " has " + length + " samples, more than " + Denoised.Channel.LONGEST_WHOLE
          + ": so long a one is not searched for outliers, nor for the colour of its noise; leave both to the denoiser, or denoise it in"
          + " parts");
    }
  }

  private static void requireRange(double[] y, NoiseLevel noise, int c) {
    double largest = Arrays.stream(y).filter(sample -> !Double.isNaN(sample)).map(Math::abs).max().orElse(0);
    if (largest > MOST) {
      throw new IllegalArgumentException("channel " + c + " has a sample of size " + largest + "; it must be at most " + MOST
          + ": give the samples in a larger unit");
    }
    if (noise.sigma() > MOST || (noise.sigma() > 0 && noise.sigma() < LEAST)) {
      throw new IllegalArgumentException("channel " + c + " has the noise level " + noise.sigma() + "; it must be 0 or within "
          + LEAST + ".." + MOST + ": give the samples in another unit");
    }
  }

  /** The channel, gaps filled and outliers replaced. */
  Signal start(Signal noisy, int c) {
    return seen.cleaned().map(samples -> gaps.filled(Signal.of(samples), 0)).orElseGet(() -> gaps.filled(noisy, c));
  }

  Denoised.Channel told(List<Double> taken, Signal start) {
    if (risk.isEmpty()) {
      return channel(List.of(), start, new Kept());
    }
    List<Denoised.Tried> candidates = IntStream.range(0, taken.size()).mapToObj(k -> new Denoised.Tried(
        Candidates.NAMES.get(tried.wanted().get(k)), Candidates.STEPS.get(tried.wanted().get(k)), risk.get().of(k), taken.get(k))).toList();
    return channel(candidates, start, Mixed.of(tried, taken));
  }

  private Denoised.Channel channel(List<Denoised.Tried> candidates, Signal start, Block branches) {
    return new Denoised.Channel(seen.noise(), candidates, start, Tracer.trace(branches, 1), branches, gaps.count(),
        reason.isEmpty() ? Optional.empty() : Optional.of(reason), seen.diagnosis());
  }
}
