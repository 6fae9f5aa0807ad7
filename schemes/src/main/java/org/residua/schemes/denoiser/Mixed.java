package org.residua.schemes.denoiser;

import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;

/**
 * A convex combination of candidates: parallel branches and their sum.
 *
 * @param candidates those with a weight
 * @param weights positive, their sum is 1
 */
record Mixed(Candidates candidates, List<Double> weights) implements Block {

  /** Copies the weights. */
  Mixed {
    weights = List.copyOf(weights);
  }

  /** The candidates that have a weight. */
  static Mixed of(Candidates tried, List<Double> weights) {
    List<Integer> some = IntStream.range(0, weights.size()).filter(k -> weights.get(k) > 0).boxed().toList();
    return new Mixed(new Candidates(tried.setting(), some.stream().map(tried.wanted()::get).toList()),
        some.stream().map(weights::get).toList());
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    List<V> results = candidates.express(algebra, inputs);
    return results.size() == 1 ? results : List.of(algebra.combine(weights, results));
  }
}
