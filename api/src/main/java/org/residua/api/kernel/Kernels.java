package org.residua.api.kernel;

import java.util.Optional;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.FixedTree;

/**
 * Destination-passing loops over planar samples. Every implementation gives the same bits: the canonical
 * order of {@link Stencil} for convolutions, of {@link Activation} and the flux formulas for activations,
 * and element-wise operations as written at each method.
 *
 * <p>Arrays may be longer than the counts say. Source and destination must not be the same array unless
 * a method allows it. Nothing allocates except {@link #rowLoop}, {@link #twistedEnds} and sums: {@link #energy} a few
 * blocks for each part that threads share out, the others a few numbers. Sums are those of the {@link FixedTree}.
 * Implementations are thread safe; a {@link RowLoop} and {@link TwistedEnds} are not.
 */
public interface Kernels {

  /** {@code scalar} or {@code vector}, for reports. */
  String name();

  /** Double lanes of a vector register; 1 for scalar kernels. */
  int lanes();

  /**
   * {@code y = K u}.
   *
   * @param k the filter bank, {@code M x C x p}
   * @param u {@code C x length} samples
   * @param length samples per channel
   * @param y receives {@code M x k.rows(length)} responses
   */
  void convolve(Stencil k, double[] u, int length, double[] y);

  /**
   * {@code u = K^T y}.
   *
   * @param k the filter bank of {@code K}
   * @param y {@code M x k.rows(length)} responses
   * @param length samples per channel of the result
   * @param u receives {@code C x length} samples
   */
  void adjoint(Stencil k, double[] y, int length, double[] u);

  /**
   * {@code z = Phi(y)} or {@code z = g(y)}.
   *
   * @param activation what is evaluated, channelwise or coupled; refused where its fluxes or groups do not fit the channels
   * @param y {@code channels x length} values
   * @param z receives as many; may be {@code y}
   * @param channels number of channels
   * @param length values per channel
   */
  void activate(Activation activation, double[] y, double[] z, int channels, int length);

  /** {@code z_i = x_i y_i}; {@code z} may be {@code x} or {@code y}. */
  void multiply(double[] x, double[] y, double[] z, int count);

  /**
   * {@code z = c_0 x_0 + c_1 x_1 + ...}: the first term the plain product, the others fused onto it in
   * order; {@code z} may be any of the inputs.
   */
  void combine(double[] coefficients, double[][] inputs, double[] z, int count);

  /** {@code z_{c,i} = x_{c,i} + b_c}; {@code z} may be {@code x}. */
  void addBias(double[] bias, double[] x, double[] z, int length);

  /** {@code y = A x} for {@code channels} signals of {@code matrix.size()} samples. */
  default void banded(SymmetricBandedLoop matrix, double[] x, double[] y, int channels) {
    matrix.run(x, y, channels);
  }

  /** {@code fine = P coarse} for {@code channels} signals. */
  default void interpolate(Interpolation p, double[] coarse, double[] fine, int channels) {
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < p.length(); i++) {
        fine[c * p.length() + i] = p.at(coarse, c * p.coarseLength(), i);
      }
    }
  }

  /** {@code coarse = P^T fine} for {@code channels} signals. */
  default void restrict(Interpolation p, double[] fine, double[] coarse, int channels) {
    for (int c = 0; c < channels; c++) {
      for (int k = 0; k < p.coarseLength(); k++) {
        coarse[c * p.coarseLength() + k] = p.adjointAt(fine, c * p.length(), k);
      }
    }
  }

  /** {@code y = M u}: each of {@code channels} channels of {@code length} samples, then the same reversed. */
  default void mirror(double[] u, int length, double[] y, int channels) {
    for (int c = 0; c < channels; c++) {
      System.arraycopy(u, c * length, y, 2 * c * length, length);
      for (int i = 0; i < length; i++) {
        y[2 * (c + 1) * length - 1 - i] = u[c * length + i];
      }
    }
  }

  /** {@code u = M^T y}: {@code u_i = y_i + y_{2 length - 1 - i}} in each channel. */
  default void fold(double[] y, int length, double[] u, int channels) {
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < length; i++) {
        u[c * length + i] = y[2 * c * length + i] + y[2 * (c + 1) * length - 1 - i];
      }
    }
  }

  /**
   * The loop of a row of a semi-iteration over a stretch, with scratch memory of its own.
   *
   * @param k the filter bank
   * @param activation the flux, channelwise or coupled
   * @param length samples per channel of the signal
   * @param simple whether its updates will all be {@link Update.Terms#simple}
   */
  RowLoop rowLoop(Stencil k, Activation activation, int length, boolean simple);

  /**
   * The loop of a row for {@link #lanes} signals of equal length, interleaved: a lane is a signal, so that no
   * value moves between lanes. Its updates must be {@link Update.Terms#simple}. Empty where it is no gain: for
   * scalar kernels, for several channels or responses, and where the flux costs more than all else.
   *
   * @param k the filter bank
   * @param activation the flux
   * @param length samples of each signal
   */
  default Optional<RowLoop> interleaved(Stencil k, Activation activation, int length) {
    return Optional.empty();
  }

  /** Some rows of {@code y = K u}, see {@link Stencil#respond(Stencil.Part, double[], int, double[])}. */
  default void convolve(Stencil k, Stencil.Part part, double[] u, int length, double[] y) {
    k.respond(part, u, length, y);
  }

  /** {@code s_i = sqrt(sum_m y_{m plane + i}^2)}, {@code i < count}, fused in ascending order of {@code m}. */
  default void magnitude(double[] y, int channels, int plane, double[] s, int count) {
    for (int i = 0; i < count; i++) {
      double square = y[i] * y[i];
      for (int m = 1; m < channels; m++) {
        square = Math.fma(y[m * plane + i], y[m * plane + i], square);
      }
      s[i] = Math.sqrt(square);
    }
  }

  /** {@code y_i = P(y_i)}, in place. */
  default void potential(Flux flux, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = flux.potential(y[i]);
    }
  }

  /** {@code sum_i t_i} over {@code from <= i < to}; {@code from} is where a block of the tree begins. */
  default double sum(double[] t, int from, int to) {
    return FixedTree.sum(t, from, to);
  }

  /** {@code sum_i x_i y_i} over {@code from <= i < to}; {@code from} is where a block of the tree begins. */
  default double dot(double[] x, double[] y, int from, int to) {
    return FixedTree.dot(x, y, from, to);
  }

  /** {@code sum_i (x_i - y_i)^2} over {@code from <= i < to}; {@code from} is where a block of the tree begins. */
  default double squaredDistance(double[] x, double[] y, int from, int to) {
    return FixedTree.squaredDistance(x, y, from, to);
  }

  /** {@code sum_i x_i y_i} over {@code count} samples; with {@code y = x} the sum of squares. */
  default double dot(double[] x, double[] y, int count, Workers workers) {
    return TreeSum.of(count, workers, (from, to) -> dot(x, y, from, to));
  }

  /** {@code ||x - y||^2} over {@code count} samples. */
  default double squaredDistance(double[] x, double[] y, int count, Workers workers) {
    return TreeSum.of(count, workers, (from, to) -> squaredDistance(x, y, from, to));
  }

  /**
   * {@code sum_i P((K u)_i)}, coupled {@code P} of the magnitudes of the groups; nothing of the signal's size is stored.
   *
   * @param k the filter bank
   * @param activation whose flux has the potential {@code P}
   * @param u {@code C x length} samples
   * @param length samples per channel
   * @param workers the threads; small work stays on the caller's
   */
  default double energy(Stencil k, Activation activation, double[] u, int length, Workers workers) {
    EnergySum energy = new EnergySum(this, k, activation, u, length);
    return TreeSum.of(energy.count(), workers, energy::of);
  }

  /** The loops over the ends of a banded factor; see {@link BandedFactor}, which is what solves. */
  default TwistedEnds twistedEnds(TwistedFactor factor) {
    boolean single = factor.lanes() == 1 && factor.border() == 0;
    return switch (single ? factor.width() : 0) {
      case 1 -> new TridiagonalEnds(factor);
      case 2 -> new PentadiagonalEnds(factor);
      default -> new ScalarEnds(factor);
    };
  }
}
