package org.residua.schemes.denoiser;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.signal.Signal;

/**
 * What candidates would lose against the clean signal, estimated without knowing it: the coupled bootstrap. With noise
 * {@code w} of the level of the data that is added once as {@code a w} and once as {@code -w/a},
 *
 * <pre>
 *   e_k = candidate_k(y + a w) - (y - w/a),   Q_kl = mean of e_k e_l over samples and probes
 * </pre>
 *
 * <p>{@code y + a w} and {@code y - w/a} are independent for Gaussian noise, so that {@code Q_kk - sigma^2 (1 + 1/a^2)} is
 * without bias the risk at the noise level {@code sigma sqrt(1 + a^2)}, for fluxes that jump as well. Two probes and their
 * negatives are used, {@code a = 0.7}. Source: Oliveira, Lei, Tibshirani (2021), Unbiased risk estimation in the normal means
 * problem via coupled bootstrap techniques.
 *
 * @param products {@code Q}
 * @param excess {@code sigma^2 (1 + 1/a^2)}
 */
public record Risk(List<List<Double>> products, double excess) {

  /** {@code a}. */
  static final double A = 0.7;
  /** How much noisier than the data is what the candidates are tried on: {@code sqrt(1 + a^2)}. */
  public static final double NOISIER = Math.sqrt(1 + A * A);

  /** Copies the lists. */
  public Risk {
    products = products.stream().map(List::copyOf).toList();
  }

  /**
   * The risk of candidates on a signal of one channel.
   *
   * @param y finite samples, of which at least one is not silence
   * @param sigma the noise level, positive and finite
   * @param candidates a block with one input and a result for each candidate, for a noise level
   * @param engine who computes
   */
  public static Risk of(Signal y, double sigma, DoubleFunction<? extends Block> candidates, Engine engine) {
    y.requireFinite("risk");
    if (y.shape().channels() != 1) {
      throw new IllegalArgumentException("risk: " + y.shape().channels() + " channels; give one at a time");
    }
    double level = NoiseLevel.given(sigma).sigma();
    Piece whole = Piece.of(y, 0);
    if (whole.live() == 0) {
      throw new IllegalArgumentException("risk: all samples are silence, runs of " + NoiseLevel.SILENCE
          + " or more equal ones, which tell nothing of it");
    }
    Block block = candidates.apply(NOISIER * level);
    return of(List.of(whole), level, _ -> block, engine);
  }

  /** The risk on pieces of one channel, all with one length, together. */
  static Risk of(List<Piece> pieces, double sigma, Trials.Noisier candidates, Engine engine) {
    return of(pieces, NoiseModel.white(sigma), candidates, new Plans(engine));
  }

  /** The same with noise {@code w} that is coloured, or whose level varies, by plans that may be there already. */
  static Risk of(List<Piece> pieces, NoiseModel noise, Trials.Noisier candidates, Plans plans) {
    List<double[][]> parts = new Trials(pieces, noise, candidates, plans).products();
    double count = (double) Trials.EACH * pieces.stream().mapToInt(Piece::live).sum();
    return summed(parts.get(0).length, (k, l) -> parts.stream().mapToDouble(part -> part[k][l] / count),
        noise.variance() * (1 + 1 / (A * A)));
  }

  /** Sums of risks of the same candidates, each divided by its noise: of several channels together. */
  static Risk together(List<Risk> risks) {
    return summed(risks.get(0).products.size(),
        (k, l) -> risks.stream().mapToDouble(risk -> risk.product(k, l) / risk.excess), risks.size());
  }

  /** The terms of a product. */
  @FunctionalInterface
  private interface Terms {

    DoubleStream of(int k, int l);
  }

  /** Added one after the other: the sum of a stream is another one. */
  private static Risk summed(int candidates, Terms terms, double excess) {
    return new Risk(IntStream.range(0, candidates).mapToObj(k -> IntStream.range(0, candidates)
        .mapToObj(l -> terms.of(k, l).boxed().reduce(0.0, Double::sum)).toList()).toList(), excess);
  }

  private double product(int k, int l) {
    return products.get(k).get(l);
  }

  /** The estimated risk of a candidate: its mean squared error at the higher noise level; may come out negative. */
  public double of(int candidate) {
    return product(candidate, candidate) - excess;
  }

  /** The same of a combination. */
  public double of(List<Double> weights) {
    double sum = 0;
    for (int k = 0; k < products.size(); k++) {
      for (int l = 0; l < products.size(); l++) {
        sum += weights.get(k) * weights.get(l) * product(k, l);
      }
    }
    return sum - excess;
  }

  /** The candidate of least risk, the first of equals. */
  public int best() {
    return ranking().get(0);
  }

  /** The candidates, those of least risk first. */
  public List<Integer> ranking() {
    return IntStream.range(0, products.size()).boxed().sorted((k, l) -> Double.compare(product(k, k), product(l, l))).toList();
  }
}
