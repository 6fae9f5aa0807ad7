package org.residua.cli.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.residua.api.arithmetic.Fma;
import org.residua.api.signal.Signal;
import org.residua.schemes.denoiser.NoiseLevel;

/**
 * What can be seen in one channel of a result.
 *
 * @param jumps of the input, and what became of them
 * @param spikes isolated samples that stayed
 * @param residual what was removed
 * @param noise the noise level of the channel
 * @param reach the largest distance of the result from the mean of the input, over that of the input; 1 where it is not larger, or where
 *     the norm did not grow
 */
public record Evidence(Jumps jumps, Spikes spikes, Residual residual, NoiseLevel noise, double reach) {

  /** What may be known of the noise. */
  public enum Known {
    /** Neighbouring samples of it are correlated. */
    COLOURED,
    /** It has not one level. */
    UNEVEN,
    /** Isolated samples are told of already. */
    ISOLATED
  }

  /** Correlations of white noise have the standard deviation {@code count^(-1/2)}; this many of them, and a bit, are seen. */
  private static final double SEEN = 4;
  private static final double BIT = 0.1;
  /** Where less than this part of the noise went, what stayed of it correlates with what went ... */
  private static final double MOST_WENT = 0.75;
  /** ... and otherwise up to this correlation: of {@code h(1 - h)}, {@code h} the response of a Gaussian, at most .27. */
  private static final double STAYED = 0.3;
  /** The mean sizes of 64 samples of equal noise differ by 9 % of their mean each. */
  private static final double UNEVEN = 2;
  /** Of normal samples 6.3e-5 are so far out. */
  private static final double HEAVY = 0.002;
  private static final int FEWEST_HEAVY = 3;
  /** The noise level rests on so few of the samples that it is said. */
  private static final double FEW = 0.9;
  /** More isolated samples are those of the signal itself. */
  private static final double RARE = 0.01;
  private static final double DIVERGED = 10;
  /** What rounding makes of a constant signal in a million steps, and less than anyone sees. */
  private static final double ROUNDING = 1e-9;

  /**
   * Measures a channel.
   *
   * @param measured the input, missing samples as NaN
   * @param before the input, missing samples filled
   * @param after the result
   * @param channel from 0
   * @param noise its noise level
   */
  public static Evidence of(Signal measured, Signal before, Signal after, int channel, NoiseLevel noise) {
    return new Evidence(Jumps.of(before, after, channel, noise.sigma()), Spikes.of(before, after, channel, noise.sigma()),
        Residual.of(measured, after, channel), noise, reach(before, after, channel));
  }

  private static double reach(Signal before, Signal after, int channel) {
    int n = before.shape().length();
    double largest = IntStream.range(0, n).mapToDouble(i -> Math.abs(before.get(channel, i))).max().orElse(0);
    double mean = IntStream.range(0, n).mapToDouble(i -> before.get(channel, i) / n).sum();
    double input = IntStream.range(0, n).mapToDouble(i -> Math.abs(before.get(channel, i) - mean)).max().orElse(0);
    double result = IntStream.range(0, n).mapToDouble(i -> Math.abs(after.get(channel, i) - mean)).max().orElse(0);
    boolean grew = !(size(after, channel, largest) <= size(before, channel, largest));
    return !grew || result <= Math.max(input, ROUNDING * largest) ? 1 : result / input;
  }

  /** The norm in units of the largest sample of the input. */
  private static double size(Signal u, int channel, double unit) {
    double squares = 0;
    for (int i = 0; i < u.shape().length(); i++) {
      double x = unit == 0 ? u.get(channel, i) : u.get(channel, i) / unit;
      squares = Fma.of(x, x, squares);
    }
    return squares;
  }

  /** Whether the norm grew and the result left the range of the input by a factor of ten. */
  public boolean diverged() {
    return !(reach <= DIVERGED);
  }

  /** What the caller should know, in sentences that name samples by their number from 1. */
  public List<String> warnings() {
    return warnings(Set.of());
  }

  /**
   * The same without what is known of the noise.
   *
   * @param known what the result was made for, so that what was removed must look like it
   */
  public List<String> warnings(Set<Known> known) {
    List<String> warnings = new ArrayList<>();
    level().ifPresent(warnings::add);
    if (!known.contains(Known.ISOLATED) && spikes.count() > 0 && spikes.count() <= RARE * residual.count()) {
      warnings.add((spikes.count() == 1 ? "1 isolated sample stands" : spikes.count() + " isolated samples stand")
          + " out by more than five noise levels and stayed (" + spikes.kept().stream().map(Evidence::place).collect(Collectors.joining(", "))
          + (spikes.count() > spikes.kept().size() ? ", ..." : "") + "): mark them missing if they are errors");
    }
    if (!known.contains(Known.COLOURED) && Math.abs(residual.echo()) > BIT + SEEN / Math.sqrt((double) residual.pairs())) {
      warnings.add(String.format(Locale.ROOT, "samples %d apart in what was removed have the correlation %.2f, in white noise 0: ", residual.apart(), residual.echo())
          + (residual.apart() > 2 ? "something periodic went with the noise, or stayed"
          : residual.neighbours() > 0 ? "some of the signal went with it, or the noise is coloured"
          : "only its fast part was removed, as of coloured noise"));
    }
    if (residual.deviation() >= MOST_WENT * noise.sigma() && Math.abs(residual.withResult()) > STAYED + SEEN / Math.sqrt((double) residual.changed())) {
      warnings.add(String.format(Locale.ROOT, "what was removed has the correlation %.2f with the result: ", residual.withResult())
          + (residual.withResult() > 0 ? "peaks or jumps were flattened" : "the result overshoots"));
    }
    if (!known.contains(Known.UNEVEN) && residual.uneven() > UNEVEN) {
      warnings.add(String.format(Locale.ROOT, "what was removed is %.3g times as large around ", residual.uneven()) + place(residual.strongest())
          + " as around " + place(residual.weakest()) + ": one noise level is assumed for all samples");
    }
    if (!known.contains(Known.UNEVEN) && residual.beyond() > HEAVY && residual.beyond() * residual.changed() >= FEWEST_HEAVY) {
      warnings.add(String.format(Locale.ROOT, "%.2g %% of what was removed is beyond four standard deviations, of normal noise 0.006 %%: outliers, or heavy tails",
          100 * residual.beyond()));
    }
    return List.copyOf(warnings);
  }

  private Optional<String> level() {
    return switch (noise.origin()) {
      case GIVEN -> Optional.empty();
      case NONE -> residual.count() < NoiseLevel.FEWEST ? Optional.empty() : Optional.of("there is no noise level: " + noise.describe());
      case DIFFERENCES -> noise.live() >= FEW * residual.count() ? Optional.empty()
          : Optional.of("the noise level rests on " + noise.live() + " of " + residual.count() + " samples: the others are runs of equal ones");
      case ROUNDED -> Optional.of("the noise level is that of rounded samples and not sure: " + noise.describe());
    };
  }

  private static String place(int sample) {
    return "sample " + (sample + 1);
  }
}
