package org.residua.schemes.denoiser;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.operator.Stack;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * The denoiser that needs no parameter: {@code Denoiser.automatic().denoise(samples)}.
 *
 * <p>The {@link NoiseLevel} comes from the data. Candidates are diffusion steps of wavelet frames with four wavelets, implicit
 * nonlinear diffusion that keeps jumps, from one start or two, and implicit linear diffusion, three to four sizes each. Their {@link Risk} is
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

  /** One choice for all channels is taken if the risk is higher by at most this part than with a choice for each. */
  private static final double COMMON = 0.05;

  private final Engine engine;
  private final Known known;
  private final Choice choice;
  private final boolean filling;
  private final Plans plans;
  private final Pilot pilot;

  private Denoiser(Engine engine, Known known, Choice choice, boolean filling) {
    this.engine = engine;
    this.known = known;
    this.choice = choice;
    this.filling = filling;
    this.plans = new Plans(engine);
    this.pilot = new Pilot(new Plans(engine));
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
    return told(noisy, chosen(noisy));
  }

  /**
   * Why the results are what they are; takes about five times as long as {@link #denoise(Signal)}. Channels of which nothing is
   * chosen have no explanation.
   *
   * @param noisy as in {@link #denoise(Signal)}, at most {@value Explanation#LONGEST} samples long
   */
  public List<Explanation> explain(Signal noisy) {
    if (noisy.shape().length() > Explanation.LONGEST) {
      throw new IllegalArgumentException("explain: " + noisy.shape().length() + " samples are more than " + Explanation.LONGEST
          + "; explain a part of the signal");
    }
    List<Chosen> chosen = chosen(noisy);
    List<Denoised.Channel> channels = told(noisy, chosen);
    return IntStream.range(0, chosen.size()).filter(c -> chosen.get(c).risk().isPresent())
        .mapToObj(c -> Explanation.of(this, chosen.get(c), channels.get(c), c)).toList();
  }

  private List<Chosen> chosen(Signal noisy) {
    if (filling) {
      noisy.requireFiniteOrMissing("denoise");
    } else {
      noisy.requireFinite("denoise");
    }
    return IntStream.range(0, noisy.shape().channels()).mapToObj(c -> Chosen.of(this, noisy, c)).toList();
  }

  private List<Denoised.Channel> told(Signal noisy, List<Chosen> chosen) {
    Optional<List<Double>> common = common(chosen);
    return IntStream.range(0, chosen.size()).mapToObj(c -> chosen.get(c).told(
        common.orElseGet(chosen.get(c)::weights), chosen.get(c).start(noisy, c))).toList();
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

  Engine engine() {
    return engine;
  }

  Known known() {
    return known;
  }

  Plans plans() {
    return plans;
  }

  Pilot pilot() {
    return pilot;
  }

  /** What is made of candidates of that risk. */
  List<Double> weights(Risk risk) {
    return switch (choice) {
      case MIXTURE -> Mixture.of(risk.products()).weights();
      case SELECTED -> IntStream.range(0, risk.products().size()).mapToObj(k -> k == risk.best() ? 1.0 : 0.0).toList();
    };
  }
}
