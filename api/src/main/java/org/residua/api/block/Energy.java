package org.residua.api.block;

import org.residua.api.arithmetic.Fma;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Responses;
import org.residua.api.signal.Signal;
import org.residua.api.sum.FixedTree;
import org.residua.api.sum.PairwiseSum;

/** The two parts of the energy, block by block in the {@link FixedTree}, in the memory of a few blocks. */
final class Energy {

  private Energy() {}

  /** {@code sum_i P((K u)_i)}; coupled, {@code P} of the magnitude of a group of responses at a sample. */
  static double smoothness(Diffusion diffusion, Signal u) {
    Activation activation = diffusion.activation();
    Responses responses = diffusion.operator().responses(u);
    int channels = responses.shape().channels();
    int length = responses.shape().length();
    activation.requireResponses(channels);
    int group = activation.coupling().size(channels);
    FixedTree.Terms arguments = activation.channelwise() ? responses::read : magnitudes(responses, group);
    return FixedTree.sum(0, channels / group * length, (from, size, t) -> {
      arguments.fill(from, size, t);
      for (int at = 0, count; at < size; at += count) {
        Flux flux = activation.flux((from + at) / length * group);
        count = Math.min(size - at, length - (from + at) % length);
        for (int i = at; i < at + count; i++) {
          t[i] = flux.potential(t[i]);
        }
      }
    });
  }

  /** {@code s_i = sqrt(sum_m y_{m,i}^2)} over a group, ascending in {@code m}, fused, as in an activation. */
  private static FixedTree.Terms magnitudes(Responses responses, int group) {
    int length = responses.shape().length();
    double[] y = new double[FixedTree.BLOCK];
    return (from, size, s) -> {
      for (int at = 0, count; at < size; at += count) {
        int first = (from + at) / length * group;
        int index = (from + at) % length;
        count = Math.min(size - at, length - index);
        for (int m = 0; m < group; m++) {
          responses.read((first + m) * length + index, count, y);
          for (int i = 0; i < count; i++) {
            s[at + i] = m == 0 ? y[i] * y[i] : Fma.of(y[i], y[i], s[at + i]);
          }
        }
      }
      for (int i = 0; i < size; i++) {
        s[i] = Math.sqrt(s[i]);
      }
    };
  }

  /** {@code sum_i c_i d_i d_i} with {@code d = u - f}: {@code c_i d_i} is rounded before it is multiplied. */
  static double data(Fidelity fidelity, Signal u, Signal target) {
    u.requireShape(target.shape());
    double[] d = new double[FixedTree.BLOCK];
    double[] weighted = new double[FixedTree.BLOCK];
    PairwiseSum sum = new PairwiseSum();
    int n = u.shape().size();
    for (int from = 0, size; from < n; from += size) {
      size = Math.min(FixedTree.BLOCK, n - from);
      u.copyTo(from, d, 0, size);
      target.copyTo(from, weighted, 0, size);
      for (int i = 0; i < size; i++) {
        d[i] -= weighted[i];
      }
      fidelity.weigh(from, size, d, weighted);
      sum.add(FixedTree.dot(d, weighted, size));
    }
    return sum.value();
  }
}
