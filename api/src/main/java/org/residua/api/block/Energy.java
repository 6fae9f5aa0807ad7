package org.residua.api.block;

import org.residua.api.flux.Coupling;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Responses;
import org.residua.api.signal.FixedTree;
import org.residua.api.signal.PairwiseSum;
import org.residua.api.signal.Signal;

/** The two parts of the energy, block by block in the {@link FixedTree}, in the memory of a few blocks. */
final class Energy {

  private Energy() {}

  /** {@code sum_i P((K u)_i)}; coupled, {@code P} of the magnitude of the responses at a sample. */
  static double smoothness(Diffusion diffusion, Signal u) {
    Flux flux = diffusion.flux();
    Responses responses = diffusion.operator().responses(u);
    FixedTree.Terms arguments = diffusion.activation().coupling() == Coupling.CHANNELWISE
        ? responses::read : magnitudes(responses);
    int count = diffusion.activation().coupling() == Coupling.CHANNELWISE
        ? responses.shape().size() : responses.shape().length();
    return FixedTree.sum(0, count, (from, size, t) -> {
      arguments.fill(from, size, t);
      for (int i = 0; i < size; i++) {
        t[i] = flux.potential(t[i]);
      }
    });
  }

  /** {@code s_i = sqrt(sum_m y_{m,i}^2)}, ascending in {@code m}, fused, as in an activation. */
  private static FixedTree.Terms magnitudes(Responses responses) {
    double[] y = new double[FixedTree.BLOCK];
    return (from, size, s) -> {
      for (int m = 0; m < responses.shape().channels(); m++) {
        responses.read(m * responses.shape().length() + from, size, y);
        for (int i = 0; i < size; i++) {
          s[i] = m == 0 ? y[i] * y[i] : Math.fma(y[i], y[i], s[i]);
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
