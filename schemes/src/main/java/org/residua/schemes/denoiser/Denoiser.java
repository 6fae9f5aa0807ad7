package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Stack;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * The denoiser that needs no parameter: {@code Denoiser.automatic().denoise(samples)}.
 *
 * <p>The {@link NoiseLevel} comes from the data. Candidates are diffusion steps of wavelet frames with four wavelets, implicit
 * nonlinear diffusion that keeps jumps, and implicit linear diffusion, three to four sizes each. Their {@link Risk} is
 * estimated by adding noise, and the {@link Mixture} of least risk, or the best candidate alone, is taken: one network of
 * parallel branches for each channel. Every branch is {@code y - K^T G K y} with {@code 0 <= G}, {@code ||K^T G K|| <= 1}, or
 * solves a system of which the matrix is at least the identity; so does their convex combination not enlarge the norm of complete
 * data.
 *
 * <p>The same samples give the same bits on every machine, vector width and number of threads. Thread safe. For many short series of
 * one length keep the denoiser, which keeps the plans of its candidates for the next one, or give them {@linkplain #denoiseAll
 * together}.
 */
public final class Denoiser {

  /** What is made of the candidates. */
  public enum Choice {
    /** The one of least risk. */
    SELECTED,
    /** The convex combination of least risk. */
    MIXTURE
  }

  /** Fewer samples are too few to tell candidates apart. */
  public static final int FEWEST = 32;

  /** The fourth power of larger samples or noise levels leaves the doubles ... */
  private static final double MOST = 1e75;
  /** ... and that of smaller noise levels, too. */
  private static final double LEAST = 1e-75;

  /** One choice for all channels is taken if the risk is higher by at most this part than with a choice for each. */
  private static final double COMMON = 0.05;

  private final Engine engine;
  private final OptionalDouble noise;
  private final Choice choice;
  private final boolean filling;
  private final Plans plans;

  private Denoiser(Engine engine, OptionalDouble noise, Choice choice, boolean filling) {
    this.engine = engine;
    this.noise = noise;
    this.choice = choice;
    this.filling = filling;
    this.plans = new Plans(engine);
  }

  /** With the preferred engine, the noise level from the data, the mixture; missing samples are refused. */
  public static Denoiser automatic() {
    return new Denoiser(Engines.preferred(), OptionalDouble.empty(), Choice.MIXTURE, false);
  }

  /** The same for noise whose standard deviation is known, positive and finite. */
  public Denoiser withNoiseLevel(double sigma) {
    return new Denoiser(engine, OptionalDouble.of(NoiseLevel.given(sigma).sigma()), choice, filling);
  }

  /** The same with another choice. */
  public Denoiser choosing(Choice other) {
    return new Denoiser(engine, noise, other, filling);
  }

  /** The same for signals with missing samples, NaN, which are filled. */
  public Denoiser fillingGaps() {
    return new Denoiser(engine, noise, choice, true);
  }

  /** The same on an engine. */
  public Denoiser on(Engine other) {
    return new Denoiser(other, noise, choice, filling);
  }

  /**
   * The denoised samples of one channel.
   *
   * @param noisy at least 2 samples, finite
   */
  public double[] denoise(double... noisy) {
    return denoise(Signal.of(noisy)).signal().channel(0);
  }

  /**
   * A denoised signal and how it came about. A channel with fewer than {@value #FEWEST} samples outside gaps and
   * silence, or without noise, stays as it is; one with gaps and fewer than {@value NoiseLevel#FEWEST} samples becomes their mean.
   * {@link Denoised.Channel#reason} says so.
   *
   * @param noisy samples of at most {@code 1e75}, the noise level 0 or at least {@code 1e-75}; missing ones are NaN and
   *     refused unless {@linkplain #fillingGaps filled}
   */
  public Denoised denoise(Signal noisy) {
    List<Denoised.Channel> channels = choose(noisy);
    List<Signal> results = channels.stream().map(channel -> channel.run(engine, _ -> { })).toList();
    return new Denoised(results.size() == 1 ? results.get(0) : Stack.concatenated(results), channels);
  }

  /**
   * Many signals, each as if it were alone: one signal on each thread of the engine at a time.
   *
   * @param noisy each as in {@link #denoise(Signal)}
   */
  public List<Denoised> denoiseAll(List<Signal> noisy) {
    Denoiser single = on(engine.on(1));
    return new Team(engine.threads()).all(noisy.stream().<Callable<Denoised>>map(signal -> () -> single.denoise(signal)).toList());
  }

  /**
   * What each candidate alone makes of a signal of one channel, in the order of {@link Denoised.Channel#candidates}: what a choice
   * can be compared with where the clean signal is known. The signal itself where nothing is to be chosen.
   *
   * @param noisy as in {@link #denoise(Signal)}
   */
  public List<double[]> each(Signal noisy) {
    noisy.requireFinite("denoise");
    if (noisy.shape().channels() != 1) {
      throw new IllegalArgumentException("each candidate: " + noisy.shape().channels() + " channels; give one at a time");
    }
    Chosen known = Chosen.before(this, noisy, 0);
    return known.reason().isEmpty() ? engine.plan(known.tried(), noisy.shape()).run(List.of(noisy)).stream()
        .map(result -> result.channel(0)).toList() : List.of(noisy.channel(0));
  }

  /**
   * A signal with its missing samples, NaN, filled by linear interpolation, constant at the ends: the steady state of diffusion of
   * order 1 between samples that stay.
   *
   * @param f at least one sample of each channel is there, and those are finite
   */
  public static Signal interpolated(Signal f) {
    f.requireFiniteOrMissing("interpolated");
    SignalBuffer filled = new SignalBuffer(f.shape());
    filled.copyFrom(f);
    for (int c = 0; c < f.shape().channels(); c++) {
      if (Silence.missing(f, c).cardinality() == f.shape().length()) {
        throw new IllegalArgumentException("all " + f.shape().length() + " samples of channel " + c + " are missing, at least 1 is needed");
      }
      Gaps.interpolate(filled, c);
    }
    return filled.handOver();
  }

  /** How each channel is to be denoised: what {@link #denoise(Signal)} runs. */
  public List<Denoised.Channel> choose(Signal noisy) {
    if (filling) {
      noisy.requireFiniteOrMissing("denoise");
    } else {
      noisy.requireFinite("denoise");
    }
    List<Chosen> chosen = IntStream.range(0, noisy.shape().channels()).mapToObj(c -> Chosen.of(this, noisy, c)).toList();
    Optional<List<Double>> common = common(chosen);
    return IntStream.range(0, chosen.size()).mapToObj(c -> chosen.get(c).told(
        common.orElseGet(chosen.get(c)::weights), chosen.get(c).gaps().filled(noisy, c))).toList();
  }

  /** The weights for all channels together, if there are several and it costs hardly anything. */
  private Optional<List<Double>> common(List<Chosen> chosen) {
    boolean comparable = chosen.size() > 1 && chosen.stream().allMatch(channel -> channel.risk().isPresent())
        && chosen.stream().map(channel -> channel.tried().wanted()).distinct().count() == 1;
    if (!comparable) {
      return Optional.empty();
    }
    List<Risk> risks = chosen.stream().map(channel -> channel.risk().orElseThrow()).toList();
    Risk together = Risk.together(risks);
    List<Double> weights = weights(together);
    double own = IntStream.range(0, risks.size())
        .mapToDouble(c -> risks.get(c).of(chosen.get(c).weights()) / risks.get(c).excess()).sum();
    return together.of(weights) - own <= COMMON * Math.abs(own) ? Optional.of(weights) : Optional.empty();
  }

  private List<Double> weights(Risk risk) {
    return switch (choice) {
      case MIXTURE -> Mixture.of(risk.products()).weights();
      case SELECTED -> IntStream.range(0, risk.products().size()).mapToObj(k -> k == risk.best() ? 1.0 : 0.0).toList();
    };
  }

  /**
   * What is known of one channel.
   *
   * @param noise its level
   * @param tried the candidates
   * @param gaps its missing samples
   * @param risk of the candidates; empty where nothing is chosen
   * @param weights of the candidates
   * @param reason why nothing is chosen; "" where something is
   */
  private record Chosen(NoiseLevel noise, Candidates tried, Gaps gaps, Optional<Risk> risk, List<Double> weights, String reason) {

    static Chosen of(Denoiser denoiser, Signal f, int c) {
      Chosen known = before(denoiser, f, c);
      if (!known.reason().isEmpty()) {
        return known;
      }
      double sigma = known.noise().sigma();
      Risk risk = Risk.of(Piece.of(f, c).windows(), sigma, piece -> known.tried().on(piece).with(Risk.NOISIER * sigma), denoiser.plans);
      return new Chosen(known.noise(), known.tried(), known.gaps(), Optional.of(risk), denoiser.weights(risk), "");
    }

    /** Without risk and weights. */
    static Chosen before(Denoiser denoiser, Signal f, int c) {
      NoiseLevel noise = denoiser.noise.isPresent() ? NoiseLevel.given(denoiser.noise.getAsDouble()) : NoiseLevel.of(f, c);
      Piece whole = Piece.of(f, c);
      Gaps gaps = Gaps.of(whole.samples());
      if (gaps.there() == 0) {
        throw new IllegalArgumentException("all " + gaps.count() + " samples of channel " + c + " are missing, at least 1 is needed");
      }
      requireRange(whole.samples(), noise, c);
      int n = whole.length();
      Candidates tried = Candidates.all(new Branch.Setting(
          noise.sigma(), n, Frame.levels(n), gaps.weights()), gaps.bridged());
      return new Chosen(noise, tried, gaps, Optional.empty(), List.of(), reason(noise, gaps, whole, whole.windows()));
    }

    private static String reason(NoiseLevel noise, Gaps gaps, Piece whole, List<Piece> pieces) {
      if (gaps.few()) {
        return "the mean of the samples that are there, " + gaps.there();
      }
      if (noise.sigma() == 0) {
        return "nothing to remove";
      }
      return pieces.isEmpty() ? "too few samples to choose from: " + whole.live() + " outside gaps and silence, " + FEWEST
          + " are needed" + (whole.live() < FEWEST ? "" : " within " + Piece.WINDOW) : "";
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

    Denoised.Channel told(List<Double> taken, Signal start) {
      if (risk.isEmpty()) {
        return channel(List.of(), start, new Kept(), Optional.of(reason));
      }
      List<Denoised.Tried> candidates = IntStream.range(0, taken.size()).mapToObj(k -> new Denoised.Tried(
          Candidates.NAMES.get(tried.wanted().get(k)), Candidates.STEPS.get(tried.wanted().get(k)), risk.get().of(k), taken.get(k))).toList();
      return channel(candidates, start, Mixed.of(tried, taken), Optional.empty());
    }

    private Denoised.Channel channel(List<Denoised.Tried> candidates, Signal start, Block branches, Optional<String> why) {
      return new Denoised.Channel(noise, candidates, start, Tracer.trace(branches, 1), branches, gaps.count(), why);
    }
  }
}
