package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Scheme;
import org.residua.api.engine.Engine;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

/**
 * Order, contrast and time of a scheme from the data: those of least {@link Risk} among the ones that are open, times first in
 * powers of 4 and then of 2.
 *
 * @param parameters those of least risk
 * @param risk their estimated risk, summed over the channels
 */
public record Tuning(Parameters parameters, double risk) {

  /** Longer times are not tried: what they would remove is better removed by a higher order. */
  private static final int LONGEST = 8;
  /** Frozen diffusivities are renewed about this often, or more, within a time that is chosen. */
  private static final int LEAST_CYCLES = 8;
  /** Contrasts in units of the noise in the responses. */
  private static final List<Double> CONTRASTS = List.of(0.5, 1.0, 2.0, 4.0);

  /**
   * What can be chosen.
   *
   * @param order of the differences
   * @param contrast in units of the standard deviation of the noise in the responses
   * @param time to which it evolves
   */
  public record Parameters(int order, double contrast, double time) {

    Parameters at(double other) {
      return new Parameters(order, contrast, other);
    }
  }

  /**
   * What is open. A list of one value is settled.
   *
   * @param orders of the differences
   * @param contrasts in units of the noise in the responses
   * @param times to begin with; around the best one others are tried
   */
  public record Open(List<Integer> orders, List<Double> contrasts, List<Double> times) {

    /** Copies the lists. */
    public Open {
      orders = List.copyOf(orders);
      contrasts = List.copyOf(contrasts);
      times = List.copyOf(times);
    }

    /** Nothing is open. */
    public static Open nothing(int order) {
      return new Open(List.of(order), List.of(1.0), List.of(1.0));
    }

    /** The same with orders 1 and 2. */
    public Open choosingOrder() {
      return new Open(List.of(1, 2), contrasts, times);
    }

    /** The same with contrasts from half to four times the noise. */
    public Open choosingContrast() {
      return new Open(orders, CONTRASTS, times);
    }

    /** The same with times from 1/4 to 4^8. */
    public Open choosingTime() {
      return new Open(orders, contrasts,
          IntStream.rangeClosed(-1, LONGEST).mapToObj(k -> StrictMath.scalb(1.0, 2 * k)).toList());
    }

    private List<Parameters> all() {
      return orders.stream().flatMap(order -> contrasts.stream().flatMap(contrast ->
          times.stream().map(time -> new Parameters(order, contrast, time)))).toList();
    }
  }

  /** Makes a scheme of one channel for the noise level that the samples have when it is tried. */
  @FunctionalInterface
  public interface Maker {

    /** The scheme. */
    Scheme make(Parameters parameters, double sigma);
  }

  /**
   * The parameters of least risk.
   *
   * @param f the signal, finite but for missing samples, which are NaN
   * @param noise the level of each channel, as many as there are
   * @param open what is to be chosen
   * @param maker of schemes
   * @param engine who computes
   * @return empty where no channel has noise and enough samples to choose from
   */
  public static Optional<Tuning> of(Signal f, List<NoiseLevel> noise, Open open, Maker maker, Engine engine) {
    f.requireFiniteOrMissing("tuning");
    if (noise.size() != f.shape().channels()) {
      throw new IllegalArgumentException(noise.size() + " noise levels for " + f.shape().channels() + " channels");
    }
    List<Heard> channels = IntStream.range(0, noise.size()).filter(c -> noise.get(c).sigma() > 0)
        .mapToObj(c -> new Heard(Piece.of(f, c).windows(), noise.get(c).sigma()))
        .filter(channel -> !channel.pieces().isEmpty()).toList();
    if (channels.isEmpty()) {
      return Optional.empty();
    }
    Search search = new Search(channels, Risk.NOISIER * common(noise), maker, engine);
    Tuning coarse = search.best(open.all());
    if (open.times().size() == 1) {
      return Optional.of(coarse);
    }
    Parameters found = coarse.parameters();
    return Optional.of(search.best(List.of(found, found.at(found.time() / 2), found.at(found.time() * 2))));
  }

  /** The noise level that a common contrast is made of: the root mean square of those of the channels. */
  public static double common(List<NoiseLevel> noise) {
    return Math.sqrt(noise.stream().mapToDouble(level -> level.sigma() * level.sigma()).average().orElse(0));
  }

  /**
   * {@code sigma max_m ||w_m||}: the standard deviation of the noise in the responses of filters.
   *
   * @param sigma of the samples
   * @param k the filters
   */
  public static double response(double sigma, Convolution k) {
    double largest = 0;
    for (int m = 0; m < k.outputs(); m++) {
      double sum = 0;
      for (int c = 0; c < k.stencil().groupInputs(); c++) {
        for (int j = 0; j < k.taps(); j++) {
          sum += k.stencil().weight(m, c, j) * k.stencil().weight(m, c, j);
        }
      }
      largest = Math.max(largest, sum);
    }
    return sigma * Math.sqrt(largest);
  }

  /**
   * The inner steps of a cycle for a time that was chosen: the longest cycles that leave {@value #LEAST_CYCLES} of them, but at
   * least 2 steps: with fewer, a cycle covers less time than explicit steps.
   *
   * @param cycle the time that a cycle of so many inner steps covers, growing with them
   * @param time positive and finite
   */
  public static int steps(IntToDoubleFunction cycle, double time) {
    int steps = 2;
    while (cycle.applyAsDouble(2 * steps) * LEAST_CYCLES <= time) {
      steps *= 2;
    }
    int most = 2 * steps;
    while (steps + 1 < most && cycle.applyAsDouble(steps + 1) * LEAST_CYCLES <= time) {
      steps++;
    }
    return steps;
  }

  /**
   * A channel that tells something.
   *
   * @param pieces of it, at least one
   * @param sigma its noise level, positive
   */
  private record Heard(List<Piece> pieces, double sigma) {}

  /** What does not change while parameters are tried. */
  private record Search(List<Heard> channels, double level, Maker maker, Engine engine) {

    Tuning best(List<Parameters> tried) {
      Block all = new Many(tried.stream().map(parameters -> maker.make(parameters, level)).toList());
      double[] risks = new double[tried.size()];
      for (Heard channel : channels) {
        Risk risk = Risk.of(channel.pieces(), channel.sigma(), _ -> all, engine);
        for (int k = 0; k < risks.length; k++) {
          risks[k] += risk.of(k);
        }
      }
      int best = IntStream.range(0, risks.length).boxed().min((k, l) -> Double.compare(risks[k], risks[l])).orElseThrow();
      return new Tuning(tried.get(best), risks[best]);
    }
  }

  /**
   * Schemes side by side; a data term pulls towards the input.
   *
   * @param schemes each of them
   */
  private record Many(List<Scheme> schemes) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      List<V> results = new ArrayList<>();
      for (Scheme scheme : schemes) {
        results.add(scheme.express(algebra, Collections.nCopies(scheme.inputs(), inputs.get(0))).get(0));
      }
      return results;
    }
  }
}
