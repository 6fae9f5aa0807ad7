package org.residua.simd.vector.sum;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.sum.FixedTree;
import org.residua.api.sum.PairwiseSum;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link ReductionLoop}.
 *
 * <p>The eight virtual lanes of a block fill one vector of 512 bits, whose fused additions wait for each other: four
 * cycles each, where two could begin in every cycle. So as many blocks are summed at once as give four independent
 * accumulators: four blocks of one vector, two of two, or one of four. Accumulator {@code q} holds the lanes from
 * {@code q V} on of all these blocks in turn.
 */
final class ReductionTemplate implements ReductionLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int ACCUMULATORS = 4;
  private static final int BLOCK = FixedTree.BLOCK;
  private static final int BLOCKS = ACCUMULATORS * LANES / FixedTree.LANES;
  private static final int SECOND = offset(1);
  private static final int THIRD = offset(2);
  private static final int FOURTH = offset(3);

  private static int offset(int accumulator) {
    int lane = accumulator * LANES;
    return lane / FixedTree.LANES * BLOCK + lane % FixedTree.LANES;
  }

  private final ThreadLocal<PairwiseSum> sums = ThreadLocal.withInitial(PairwiseSum::new);
  private final ThreadLocal<double[]> lanes = ThreadLocal.withInitial(() -> new double[ACCUMULATORS * LANES]);

  @Override
  public double run(double[] x, double[] y, int from, int to) {
    PairwiseSum sum = sums.get();
    sum.clear();
    double[] lane = lanes.get();
    int at = from;
    for (; at <= to - BLOCKS * BLOCK; at += BLOCKS * BLOCK) {
      group(x, y, at, lane);
      for (int block = 0; block < BLOCKS; block++) {
        sum.add(FixedTree.join(lane, block * FixedTree.LANES));
      }
    }
    for (int count; at < to; at += count) {
      count = Math.min(BLOCK, to - at);
      block(x, y, at, count, lane);
      sum.add(FixedTree.join(lane, 0));
    }
    return sum.value();
  }

  private static void group(double[] x, double[] y, int from, double[] lane) {
    DoubleVector a = DoubleVector.broadcast(SPECIES, 0.0);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    for (int i = from; i < from + BLOCK; i += FixedTree.LANES) {
      a = next(x, y, i, a);
      b = next(x, y, i + SECOND, b);
      c = next(x, y, i + THIRD, c);
      d = next(x, y, i + FOURTH, d);
    }
    a.intoArray(lane, 0);
    b.intoArray(lane, LANES);
    c.intoArray(lane, 2 * LANES);
    d.intoArray(lane, 3 * LANES);
  }

  private static DoubleVector next(double[] x, double[] y, int i, DoubleVector sum) {
    DoubleVector term = DoubleVector.fromArray(SPECIES, x, i);
    return switch (COPY.reduction()) {
      case SUM -> sum.add(term);
      case DOT -> term.fma(DoubleVector.fromArray(SPECIES, y, i), sum);
      case DISTANCE -> {
        DoubleVector difference = term.sub(DoubleVector.fromArray(SPECIES, y, i));
        yield difference.fma(difference, sum);
      }
    };
  }

  /** The lanes of one block, where no group is full. */
  private static void block(double[] x, double[] y, int from, int count, double[] lane) {
    int whole = from + count - count % FixedTree.LANES;
    for (int strip = 0; strip < FixedTree.LANES; strip += LANES) {
      DoubleVector sum = DoubleVector.broadcast(SPECIES, 0.0);
      for (int i = from + strip; i < whole; i += FixedTree.LANES) {
        sum = next(x, y, i, sum);
      }
      sum.intoArray(lane, strip);
    }
    for (int i = whole; i < from + count; i++) {
      lane[i - whole] = next(x, y, i, lane[i - whole]);
    }
  }

  private static double next(double[] x, double[] y, int i, double sum) {
    return switch (COPY.reduction()) {
      case SUM -> sum + x[i];
      case DOT -> Math.fma(x[i], y[i], sum);
      case DISTANCE -> {
        double difference = x[i] - y[i];
        yield Math.fma(difference, difference, sum);
      }
    };
  }
}
