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

  /** What is done with isolated samples that stand out. */
  public enum Outlying {
    /** They stay. */
    KEEP,
    /** They are replaced. */
    REMOVE,
    /** They are replaced where a test finds them to be errors. */
    AUTO
  }

  /** Whether neighbouring samples of the noise are correlated. */
  public enum Coloured {
    /** They are, and how much is measured. */
    YES,
    /** They are not. */
    NO,
    /** A test tells. */
    AUTO
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
  private final Known known;
  private final Choice choice;
  private final boolean filling;
  private final Plans plans;

  private Denoiser(Engine engine, Known known, Choice choice, boolean filling) {
    this.engine = engine;
    this.known = known;
    this.choice = choice;
    this.filling = filling;
    this.plans = new Plans(engine);
  }

  /** With the preferred engine, everything about the noise from the data, the mixture; missing samples are refused. */
  public static Denoiser automatic() {
    return new Denoiser(Engines.preferred(), Known.nothing(), Choice.MIXTURE, false);
  }

  /** The same for noise whose standard deviation is known, positive and finite. */
  public Denoiser withNoiseLevel(double sigma) {
    return new Denoiser(engine, known.with(OptionalDouble.of(NoiseLevel.given(sigma).sigma())), choice, filling);
  }

  /**
   * The same for signals whose isolated samples that stand out are known to be errors, or to be right. Beyond 2^22 samples {@link
   * Outlying#REMOVE} is refused when a signal is given.
   */
  public Denoiser outliers(Outlying other) {
    return new Denoiser(engine, known.with(other), choice, filling);
  }

  /** The same for noise that is known to be coloured, or white. Beyond 2^22 samples {@link Coloured#YES} is refused when a signal is given. */
  public Denoiser coloured(Coloured other) {
    return new Denoiser(engine, known.with(other), choice, filling);
  }

  /**
   * The same for noise that a recording of it alone tells: level and spectrum, the latter as an autoregression.
   *
   * @param alone one channel of at least {@value NoiseLevel#FEWEST} samples, finite, of mean zero, not all of them zero
   */
  public Denoiser withNoiseSample(Signal alone) {
    alone.requireFinite("noise sample");
    if (alone.shape().channels() != 1 || alone.shape().length() < NoiseLevel.FEWEST || !(Examination.rms(alone.channel(0)) > 0)) {
      throw new IllegalArgumentException("a sample of the noise of " + alone.shape() + " must have one channel and at least " + NoiseLevel.FEWEST
          + " samples, not all of them zero; record the noise without the signal");
    }
    return new Denoiser(engine, known.with(alone), choice, filling);
  }

  /** The same with another choice. */
  public Denoiser choosing(Choice other) {
    return new Denoiser(engine, known, other, filling);
  }

  /** The same for signals with missing samples, NaN, which are filled. */
  public Denoiser fillingGaps() {
    return new Denoiser(engine, known, choice, true);
  }

  /** The same on an engine. */
  public Denoiser on(Engine other) {
    return new Denoiser(other, known, choice, filling);
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
    Chosen chosen = Chosen.of(this, noisy, 0);
    return chosen.risk().isPresent() ? engine.plan(chosen.tried(), noisy.shape()).run(List.of(chosen.start(noisy, 0))).stream()
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
        common.orElseGet(chosen.get(c)::weights), chosen.get(c).start(noisy, c))).toList();
  }

  /** Long channels are not looked at as a whole: what asks for that is refused. */
  private void requireShort(int length, int c) {
    boolean asked = known.outliers() == Outlying.REMOVE || known.coloured() == Coloured.YES || known.sample().isPresent();
    if (asked && length > Denoised.Channel.LONGEST_WHOLE) {
      throw new IllegalArgumentException("channel " + c + " has " + length + " samples, more than " + Denoised.Channel.LONGEST_WHOLE
          + ": so long a one is not searched for outliers, nor for the colour of its noise; leave both to the denoiser, or denoise it in"
          + " parts");
    }
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
   * @param seen its samples and its noise
   * @param tried the candidates
   * @param gaps its missing samples
   * @param risk of the candidates; empty where nothing is chosen
   * @param weights of the candidates
   * @param reason why nothing is chosen; "" where something is
   */
  private record Chosen(Examined seen, Candidates tried, Gaps gaps, Optional<Risk> risk, List<Double> weights, String reason) {

    static Chosen of(Denoiser denoiser, Signal f, int c) {
      NoiseLevel noise = denoiser.known.given().orElseGet(() -> NoiseLevel.of(f, c));
      Piece raw = Piece.of(f, c);
      Gaps gaps = Gaps.of(raw.samples());
      if (gaps.there() == 0) {
        throw new IllegalArgumentException("all " + gaps.count() + " samples of channel " + c + " are missing, at least 1 is needed");
      }
      requireRange(raw.samples(), noise, c);
      denoiser.requireShort(raw.length(), c);
      String reason = reason(noise, gaps, raw);
      if (!reason.isEmpty()) {
        Examined seen = Examined.unasked(noise, reason);
        return new Chosen(seen, candidates(seen, gaps), gaps, Optional.empty(), List.of(), reason);
      }
      Examined seen = raw.length() > Denoised.Channel.LONGEST_WHOLE ? Examined.unasked(noise, "too long to be looked at as a whole")
          : Examination.of(raw.samples(), noise, denoiser.known);
      List<Piece> pieces = seen.cleaned().map(raw::with).orElse(raw).windows();
      Chosen chosen = tried(denoiser, seen, gaps, pieces);
      return seen.open() ? chosen.asked(denoiser, seen.cleaned().map(raw::with).orElse(raw), pieces) : chosen;
    }

    private static Candidates candidates(Examined seen, Gaps gaps) {
      int n = gaps.there() + gaps.count();
      return Candidates.all(new Branch.Setting(seen.model(), n, Frame.levels(n), gaps.weights()), gaps.bridged());
    }

    private static Chosen tried(Denoiser denoiser, Examined seen, Gaps gaps, List<Piece> pieces) {
      Candidates tried = candidates(seen, gaps);
      Risk risk = Risk.of(pieces, seen.model(), piece -> tried.on(piece).noisier(Risk.NOISIER), denoiser.plans);
      return new Chosen(seen, tried, gaps, Optional.of(risk), denoiser.weights(risk), "");
    }

    /** The last test, which needs a result; where the level depends on it, all is tried once more. */
    private Chosen asked(Denoiser denoiser, Piece whole, List<Piece> pieces) {
      List<double[]> results = pieces.stream().map(piece -> result(denoiser, piece)).toList();
      Dependence found = Dependence.of(pieces, results, seen.model());
      Examined next = seen.with(found.finding());
      if (!found.fires()) {
        return new Chosen(next, tried, gaps, risk, weights, reason);
      }
      double[] all = pieces.get(0).length() == whole.length() ? results.get(0) : result(denoiser, whole);
      return tried(denoiser, next.varying(whole.samples(), found.level(all), denoiser.known), gaps, pieces);
    }

    private double[] result(Denoiser denoiser, Piece piece) {
      Signal samples = Signal.of(piece.samples());
      return denoiser.engine.plan(Mixed.of(tried.on(piece), weights), samples.shape()).run(samples).channel(0);
    }

    private static String reason(NoiseLevel noise, Gaps gaps, Piece whole) {
      if (gaps.few()) {
        return "the mean of the samples that are there, " + gaps.there();
      }
      if (noise.sigma() == 0) {
        return "nothing to remove";
      }
      return whole.windows().isEmpty() ? "too few samples to choose from: " + whole.live() + " outside gaps and silence, " + FEWEST
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

    /** The channel, gaps filled and outliers replaced. */
    Signal start(Signal noisy, int c) {
      return seen.cleaned().map(samples -> gaps.filled(Signal.of(samples), 0)).orElseGet(() -> gaps.filled(noisy, c));
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
      return new Denoised.Channel(seen.noise(), candidates, start, Tracer.trace(branches, 1), branches, gaps.count(), why, seen.diagnosis());
    }
  }
}
