package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.residua.api.signal.Signal;

/**
 * The tests of the noise of one channel: {@link Drift} and {@link Dependence} of the level, of which the one that explains the residuals of
 * a {@link Pilot} better acts if both fire; then, with that level, {@link Outliers}; then {@link Colour}. Where none fires samples and noise are
 * those of the rule.
 *
 * <p>Guards: fewer than {@value #FEWEST} samples tell none of it, fewer than {@value #MANY} no colour. Where the samples deviate by 60
 * noise levels or more, or a tenth of neighbours are equal, detail looks like noise, and where some are missing neighbours are
 * not what they seem: then only outliers are looked for. What the caller asks for is done where it can be.
 */
final class Examination {

  static final int FEWEST = 1024;
  static final int MANY = 2048;
  private static final double LOUD = 60;
  private static final double EQUAL = 0.1;
  /** Where outliers are removed some others stay that were too near to be seen. */
  static final double STAYED = 1.1;
  /** One or two of thousands of normal samples stand out now and then. */
  private static final int SEVERAL = 3;
  private static final String FEW = "fewer than " + FEWEST + " samples";

  private final Piece whole;
  private final double[] samples;
  private final Known known;
  private final Pilot pilot;
  private final NoiseLevel noise;
  /** Where the samples are that are there. */
  private final int[] places;
  /** Why detail, or what is missing, looks like noise; "" where it does not. */
  private final String guard;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  /** The samples that are there, without outliers where these are removed. */
  private double[] y;
  private Outliers.Cleaned cleaned;
  private Optional<double[]> local = Optional.empty();
  private double level;
  private Optional<NoiseModel> coloured = Optional.empty();

  private Examination(Piece whole, NoiseLevel noise, Known known, Pilot pilot) {
    this.whole = whole;
    this.samples = whole.samples();
    this.pilot = pilot;
    this.noise = noise;
    this.known = known;
    this.level = noise.sigma();
    this.places = places(samples);
    this.y = places.length == samples.length ? samples : Arrays.stream(places).mapToDouble(i -> samples[i]).toArray();
    this.cleaned = new Outliers.Cleaned(y, List.of(), List.of());
    this.guard = guard();
  }

  /**
   * What is found of a channel.
   *
   * @param whole the channel, some windows of which tell something
   * @param noise its level, positive
   * @param known what the caller knows
   * @param pilot makes the first result
   */
  static Examined of(Piece whole, NoiseLevel noise, Known known, Pilot pilot) {
    Examination examination = new Examination(whole, noise, known, pilot);
    Finding dependence = examination.local();
    examination.outliers();
    examination.colour();
    examination.findings.add(dependence);
    return examination.examined();
  }

  private static int[] places(double... samples) {
    int[] places = new int[samples.length];
    int there = 0;
    for (int i = 0; i < samples.length; i++) {
      places[there] = i;
      there += Double.isNaN(samples[i]) ? 0 : 1;
    }
    return Arrays.copyOf(places, there);
  }

  private String guard() {
    if (places.length < FEWEST) {
      return FEW;
    }
    if (places.length < samples.length) {
      return "samples are missing";
    }
    if (Moments.deviation(y) >= LOUD * level) {
      return "the signal is more than " + (int) LOUD + " times as large as the noise";
    }
    int equal = 0;
    for (int i = 1; i < y.length; i++) {
      equal += y[i] == y[i - 1] ? 1 : 0;
    }
    return equal > EQUAL * (y.length - 1) ? "more than a tenth of neighbouring samples are equal" : "";
  }

  /** Whether the level varies, and how; tells what was found of its dependence on the signal. */
  private Finding local() {
    if (!guard.isEmpty()) {
      findings.add(Finding.off(Finding.Test.DRIFT, guard));
      return Finding.off(Finding.Test.DEPENDENCE, guard);
    }
    List<Piece> pieces = whole.windows();
    Drift drift = Drift.of(y);
    List<double[]> first = pieces.stream().map(piece -> pilot.on(piece.samples(), level)).toList();
    Dependence dependence = Dependence.of(pieces, first, level);
    double[] u = first.get(0).length == y.length ? first.get(0) : dependence.fires() ? pilot.on(y, level) : y;
    boolean follows = dependence.fires() && (!drift.fires()
        || Dependence.misfit(y, u, dependence.level(u), level) < Dependence.misfit(y, u, drift.level(y.length), level));
    boolean drifts = drift.fires() && !follows;
    if (follows || drifts) {
      local = Optional.of(normalised(follows ? dependence.level(u) : drift.level(y.length)));
      level = level(1);
    }
    findings.add(new Finding(Finding.Test.DRIFT, drift.statistic(), drift.threshold(), drifts,
        drift.fires() && follows ? "that the level grows with the signal explains more" : ""));
    return new Finding(Finding.Test.DEPENDENCE, dependence.statistic(), Dependence.THRESHOLD, follows,
        dependence.fires() && drifts ? "that the level drifts explains more" : "");
  }

  /** In units of their root mean square, which then is that of the noise. */
  private static double[] normalised(double... v) {
    double rms = rms(v);
    return Arrays.stream(v).map(x -> x / rms).toArray();
  }

  /** The noise level in units of the local one; a given one is that of all samples together. */
  private double level(double factor) {
    if (known.given().isPresent()) {
      return known.given().get().sigma();
    }
    return factor * (local.isPresent() ? Arrays.stream(Levels.of(y, local)).min().orElseThrow() : remeasured().sigma());
  }

  /** {@code sqrt(mean(v^2))}. */
  static double rms(double[] v) {
    return Math.sqrt(Arrays.stream(v).map(x -> x * x).sum() / v.length);
  }

  private IntToDoubleFunction scale() {
    double s = level;
    return local.<IntToDoubleFunction>map(v -> i -> s * v[i]).orElse(_ -> s);
  }

  private void outliers() {
    boolean wanted = known.outliers() == Denoiser.Outlying.REMOVE;
    if (known.outliers() == Denoiser.Outlying.KEEP || (places.length < FEWEST && !wanted)) {
      findings.add(Finding.off(Finding.Test.OUTLIERS, wanted || places.length >= FEWEST ? "they are to be kept" : FEW));
      return;
    }
    Outliers found = Outliers.of(y, scale());
    boolean acts = found.acts() || (wanted && !found.flagged().isEmpty());
    findings.add(new Finding(Finding.Test.OUTLIERS, found.counted(), found.threshold(), acts,
        acts && !found.acts() ? "removed because it is asked for" : found.reason()));
    if (acts) {
      cleaned = Outliers.without(y, scale());
      y = cleaned.samples();
      level = level(STAYED);
    } else if (found.flagged().size() >= SEVERAL) {
      warnings.add(new Warning(Warning.Kind.OUTLIERS_LEFT, "stood out alone and stayed, for they may be right: " + found.why()
          + "; have them removed if they are errors", placed(found.flagged())));
    }
  }

  private List<Integer> placed(List<Integer> positions) {
    return positions.stream().map(i -> places[i]).toList();
  }

  /** The level of the cleaned samples; where they are rounded, of those that stayed what they were. */
  private NoiseLevel remeasured() {
    double[] now = whole();
    if (noise.grid() > 0) {
      IntStream.concat(cleaned.replaced().stream().mapToInt(i -> i), cleaned.clipped().stream().mapToInt(i -> i))
          .forEach(i -> now[places[i]] = Double.NaN);
    }
    return NoiseLevel.of(Signal.of(now), 0);
  }

  /** The samples with those that are missing. */
  private double[] whole() {
    double[] now = samples.clone();
    for (int i = 0; i < places.length; i++) {
      now[places[i]] = y[i];
    }
    return now;
  }

  private void colour() {
    if (known.sample().isPresent()) {
      coloured = Optional.of(Colour.known(Autoregression.fitted(known.sample().get().channel(0)), level, samples.length));
      findings.add(Finding.off(Finding.Test.COLOUR, "told by a sample of it"));
      return;
    }
    boolean wanted = known.coloured() == Denoiser.Coloured.YES && places.length >= Colour.FEWEST;
    if (known.coloured() == Denoiser.Coloured.YES && !wanted) {
      warnings.add(new Warning(Warning.Kind.UNUSED, "the noise is said to be coloured and is taken for white: " + places.length
          + " samples are fewer than the " + Colour.FEWEST + " that tell how; a sample of noise alone can", List.of()));
    }
    if (!wanted && (known.coloured() != Denoiser.Coloured.AUTO || !guard.isEmpty())) {
      findings.add(Finding.off(Finding.Test.COLOUR, known.coloured() == Denoiser.Coloured.NO ? "said to be white"
          : guard.isEmpty() ? "fewer than " + Colour.FEWEST + " samples" : guard));
      return;
    }
    Colour found = Colour.of(evened(), level);
    boolean many = places.length >= MANY;
    boolean acts = wanted ? found.rho() > 0 : found.fires() && many;
    findings.add(new Finding(Finding.Test.COLOUR, found.rho(), found.threshold(), acts, acts && !(found.fires() && many)
        ? "said to be coloured" : found.reason(many)));
    if (acts) {
      double stayed = cleaned.replaced().isEmpty() ? 1 : STAYED;
      level = known.given().isPresent() ? level : stayed * Levels.sigma(y, local, found.spectrum());
      coloured = Optional.of(found.model(evened(), level));
    }
    warn(found, acts);
  }

  /** The samples in units of the local level. */
  private double[] evened() {
    return local.map(v -> IntStream.range(0, y.length).mapToDouble(i -> y[i] / v[i]).toArray()).orElse(y);
  }

  private void warn(Colour found, boolean acts) {
    if (acts && found.rho() > Colour.SLOW) {
      warnings.add(new Warning(Warning.Kind.SLOW_NOISE, "the noise is so slow (its neighbours are correlated by "
          + String.format(Locale.ROOT, "%.2f", found.rho()) + ") that a slow signal cannot be told from it; a sample of noise alone can", List.of()));
    } else if (found.fires() && !acts) {
      warnings.add(new Warning(Warning.Kind.MAYBE_COLOURED, "the noise may be coloured and is taken for white, because "
          + places.length + " samples are fewer than the " + MANY + " that tell for sure; say that it is if it is", List.of()));
    }
  }

  private Examined examined() {
    Optional<Varying> v = local.map(Varying::new);
    NoiseModel model = coloured.orElseGet(() -> NoiseModel.white(level));
    return new Examined(cleaned.replaced().isEmpty() ? Optional.empty() : Optional.of(whole()), noise.with(level), v.map(model::varying).orElse(model), new Diagnosis(findings,
        placed(cleaned.replaced()), placed(cleaned.clipped()), coloured.map(found -> found.spectrum().describe()),
        coloured.map(found -> OptionalDouble.of(found.spectrum().correlations(2)[1])).orElseGet(OptionalDouble::empty),
        model.levels(), v.map(Varying::signal), warnings));
  }
}
