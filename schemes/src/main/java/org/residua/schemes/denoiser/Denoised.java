package org.residua.schemes.denoiser;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Signal;

/**
 * What the denoiser made of a signal, and how it came to it.
 *
 * @param signal the result
 * @param channels how each channel was denoised
 */
public record Denoised(Signal signal, List<Channel> channels) {

  /**
   * One channel.
   *
   * @param noise its noise level
   * @param candidates what was tried, in the order of the branches; empty where nothing was to be chosen
   * @param start the channel, missing samples filled, outliers replaced where these are removed
   * @param network from there to the result: parallel branches and their convex combination, or
   *     the identity where nothing was chosen. What is proven of it says {@code Certifier.certify(channel.network())}, of
   *     {@code org.residua.verification}
   * @param branches what the network was traced from
   * @param missing how many samples were missing and filled
   * @param reason why nothing was chosen; empty where something was
   * @param diagnosis what the tests of its noise found
   */
  public record Channel(NoiseLevel noise, List<Tried> candidates, Signal start, Architecture network, Block branches, int missing,
      Optional<String> reason, Diagnosis diagnosis) {

    /** Longer channels are denoised part by part. */
    public static final int LONGEST_WHOLE = 1 << 22;

    /** Copies the list. */
    public Channel {
      candidates = List.copyOf(candidates);
    }

    private Optional<Mixed> parts() {
      return start.shape().length() > LONGEST_WHOLE && branches instanceof Mixed mixed ? Optional.of(mixed) : Optional.empty();
    }

    /** Whether it is so long that {@link #run} does not plan the network as a whole. */
    public boolean divided() {
      return parts().isPresent();
    }

    /** The samples that {@link #run} keeps at a time, start and result included, if it is {@link #divided}; 0 where it is not. */
    public long samples() {
      return parts().map(mixed -> LongSignal.samples(mixed, start)).orElse(0L);
    }

    /** What {@link #run} tells its listener of in all, in samples. */
    public long work(Engine engine) {
      return parts().map(mixed -> LongSignal.work(mixed, start)).orElseGet(() -> engine.plan(network, start.shape()).work());
    }

    /**
     * The result: {@link #network} on {@link #start}. Long channels, see {@link #LONGEST_WHOLE}, are denoised candidate by candidate and
     * part by part, with the same bits, in the memory of four signals, start and result among them, or five below some
     * 7 million samples.
     *
     * @param engine who computes
     * @param listener is told how much of {@link #work} was done since it was told last, from any thread
     */
    public Signal run(Engine engine, LongConsumer listener) {
      return parts().map(mixed -> LongSignal.denoised(mixed, start, engine, listener))
          .orElseGet(() -> engine.watched(listener).plan(network, start.shape()).run(start));
    }

    /** The candidates that the result is made of, those of greatest weight first. */
    public List<Tried> chosen() {
      return candidates.stream().filter(tried -> tried.weight() > 0)
          .sorted((a, b) -> Double.compare(b.weight(), a.weight())).toList();
    }

    /** The others, those of least risk first. */
    public List<Tried> runnersUp() {
      return candidates.stream().filter(tried -> tried.weight() == 0)
          .sorted((a, b) -> Double.compare(a.risk(), b.risk())).toList();
    }

    /** The candidates that the result is made of with their shares, in words. */
    String shares() {
      return chosen().stream().map(tried -> percent(tried.weight()) + tried.name()).collect(Collectors.joining(", "));
    }

    /** Noise level, choice and runner-up in a line, then what the tests of the noise found. */
    public String describe() {
      String found = diagnosis.describe();
      return choice() + (found.isEmpty() ? "" : "\n" + found);
    }

    private String choice() {
      String level = "noise " + digits(noise.sigma()) + " (" + noise.describe() + ")"
          + (missing == 0 ? "" : ", " + missing + " missing samples filled");
      return level + reason.map(why -> "; " + why).orElseGet(() -> ": " + chosen().stream()
          .map(tried -> percent(tried.weight()) + tried.name() + " (risk " + digits(tried.risk()) + ")")
          .collect(Collectors.joining(", ")) + runnersUp().stream().findFirst()
              .map(next -> "; next " + next.name() + " (risk " + digits(next.risk()) + ")").orElse(""));
    }
  }

  /**
   * A candidate.
   *
   * @param name what it is called
   * @param steps the steps of diffusion that it consists of, in words
   * @param risk its estimated mean squared error at the noise level {@link Risk#NOISIER} times as high
   * @param weight its part in the result, 0 for most
   */
  public record Tried(String name, String steps, double risk, double weight) {}

  /** Copies the list. */
  public Denoised {
    channels = List.copyOf(channels);
  }

  /** Whether one mixture was chosen for several channels together. */
  public boolean common() {
    return channels.size() > 1 && !channels.get(0).candidates().isEmpty() && channels.stream().map(channel -> channel.candidates().stream().map(Tried::weight).toList())
        .distinct().count() == 1;
  }

  /** Noise level, choice, runner-up and what the tests found, of each channel, in a few lines each. */
  public String describe() {
    return channels.stream().map(Channel::describe).collect(Collectors.joining("\n"));
  }

  private static String percent(double weight) {
    return weight == 1 ? "" : String.format(Locale.ROOT, "%.3g %% ", 100 * weight);
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
