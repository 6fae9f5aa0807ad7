package org.residua.api.engine;

import java.util.List;
import org.residua.api.arithmetic.Fma;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Resolvent;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Gram;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (I + tau (K^T diag(w) K + C)) x = b [+ tau C f]}, a banded system for each group of channels. It defines the order of
 * operations of all engines:
 *
 * <pre>
 *   unknown i C + c is sample i of channel c of the group
 *   diagonal  1, or fma(tau, c, 1) with a data term
 *   entries   fma(a b, s, .) for the products a b of each row, over the responses, then the rows, ascending;  s = tau w
 *   rhs       b, or fma(tau c, f, b) with a data term
 * </pre>
 */
final class PlainResolvent {

  private final Resolvent resolvent;
  private final int length;

  private PlainResolvent(Resolvent resolvent, int length) {
    this.resolvent = resolvent;
    this.length = length;
  }

  static Signal solve(Resolvent resolvent, Signal weights, List<Signal> in) {
    resolvent.requireInputs(in);
    Shape shape = in.get(0).shape();
    in.get(in.size() - 1).requireShape(shape);
    weights.requireShape(resolvent.filters().target(shape));
    PlainResolvent system = new PlainResolvent(resolvent, shape.length());
    double[] x = new double[shape.size()];
    for (int g = 0; g < resolvent.filters().stencil().groups(); g++) {
      system.group(g, weights, in, x);
    }
    return Signal.planar(shape, x);
  }

  private void group(int g, Signal weights, List<Signal> in, double[] x) {
    Stencil k = resolvent.filters().stencil().group(g);
    int channels = k.inputs();
    int first = g * channels;
    int unknowns = Math.multiplyExact(channels, length);
    double[][] bands = new double[(int) Math.min(unknowns, (long) channels * k.reach())][unknowns];
    double[] b = new double[unknowns];
    for (int i = 0; i < b.length; i++) {
      int c = first + i % channels;
      double weight = weight(c, i / channels);
      bands[0][i] = resolvent.fidelity().present() ? Fma.of(resolvent.tau(), weight, 1) : 1;
      b[i] = resolvent.fidelity().present()
          ? Fma.of(resolvent.tau() * weight, in.get(1).get(c, i / channels), in.get(0).get(c, i / channels))
          : in.get(0).get(c, i / channels);
    }
    int rows = k.rows(length);
    Gram.each(k, length, (response, i, j, p, q) -> {
      double s = resolvent.tau() * weights.get(g * k.outputs() + response / rows, response % rows);
      add(bands, i % length * channels + i / length, j % length * channels + j / length, p * q, s);
    });
    double[] solution = new PlainSolve(bands, k.boundary() == Boundary.PERIODIC).solve(b);
    for (int i = 0; i < b.length; i++) {
      x[(first + i % channels) * length + i / channels] = solution[i];
    }
  }

  /** Each pair of unknowns once; entries beyond the bands are those around the end of a periodic matrix. */
  private static void add(double[][] bands, int i, int j, double product, double s) {
    if (i <= j) {
      int distance = j - i;
      int d = distance < bands.length ? distance : bands[0].length - distance;
      int at = distance < bands.length ? i : j;
      bands[d][at] = Fma.of(product, s, bands[d][at]);
    }
  }

  private double weight(int channel, int index) {
    return switch (resolvent.fidelity()) {
      case Fidelity.None _ -> 0;
      case Fidelity.Constant constant -> constant.weight();
      case Fidelity.Weights given -> given.weights().get(channel, index);
    };
  }
}
