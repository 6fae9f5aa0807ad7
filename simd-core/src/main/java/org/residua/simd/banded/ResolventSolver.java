package org.residua.simd.banded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Resolvent;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;

/**
 * {@code (I + tau (K^T diag(w) K + C)) x = b [+ tau C f]} with a factor for each group of channels, one after the other.
 * Nothing allocates but refusals and new numbers. Not thread safe.
 */
public final class ResolventSolver {

  private final Shape shape;
  private final BandedFactor factor;
  private final double[] bands;
  private final double[] samples;
  private final double[] weighted;
  private Resolvent resolvent;
  private List<GramBands> groups;
  private double[] data;

  /** Prepared for signals of one shape. */
  public ResolventSolver(BandedLoops loops, Resolvent resolvent, Shape shape) {
    this.shape = shape;
    Shape responses = resolvent.filters().target(shape);
    Stencil k = resolvent.filters().stencil().group(0);
    int unknowns = Math.multiplyExact(k.inputs(), shape.length());
    this.factor = new BandedFactor(loops, new BandedShape(
        unknowns, (int) Math.min(unknowns, (long) k.inputs() * k.reach()) - 1, k.boundary() == Boundary.PERIODIC));
    this.bands = new double[factor.entries()];
    this.samples = new double[unknowns];
    this.weighted = new double[responses.size() / resolvent.filters().stencil().groups()];
    this.resolvent = resolvent;
    this.groups = groups(resolvent);
    this.data = data(resolvent);
  }

  private List<GramBands> groups(Resolvent from) {
    Stencil stencil = from.filters().stencil();
    List<GramBands> made = new ArrayList<>();
    for (int g = 0; g < stencil.groups(); g++) {
      Stencil k = stencil.group(g);
      int known = IntStream.range(0, g).filter(other -> stencil.group(other).equals(k)).findFirst().orElse(-1);
      made.add(known < 0 ? new GramBands(k, shape.length()) : made.get(known));
    }
    return List.copyOf(made);
  }

  /** The weights of the data term by planar sample; one number where they are all the same. */
  private double[] data(Resolvent from) {
    return switch (from.fidelity()) {
      case Fidelity.None _ -> new double[] {0};
      case Fidelity.Constant constant -> new double[] {constant.weight()};
      case Fidelity.Weights given -> {
        given.weights().requireShape(shape);
        double[] planar = new double[shape.size()];
        given.weights().copyTo(planar);
        yield planar;
      }
    };
  }

  /** Takes the numbers of another system of the same structure. */
  public void rebind(Resolvent next) {
    groups = groups(next);
    data = data(next);
    resolvent = next;
  }

  /**
   * Solves. After a refusal what {@code x} holds is of no use.
   *
   * @param w a weight for each response; the system is refused where it is not positive definite
   * @param b the right-hand side
   * @param f the target of a data term, otherwise not read
   * @param x receives the solution; may be {@code b} or {@code f}
   */
  public void run(double[] w, double[] b, double[] f, double[] x) {
    int channels = shape.channels() / groups.size();
    for (int g = 0; g < groups.size(); g++) {
      weigh(w, g * weighted.length);
      diagonal(g * channels, channels);
      groups.get(g).add(weighted, bands);
      rightHandSide(b, f, g * channels, channels);
      factor.factorAndSolve(bands, samples, samples);
      for (int c = 0; c < channels; c++) {
        int at = (g * channels + c) * shape.length();
        for (int i = 0; i < shape.length(); i++) {
          x[at + i] = samples[i * channels + c];
        }
      }
    }
  }

  private void weigh(double[] w, int at) {
    double tau = resolvent.tau();
    for (int i = 0; i < weighted.length; i++) {
      weighted[i] = tau * w[at + i];
    }
  }

  private void diagonal(int first, int channels) {
    Arrays.fill(bands, 0);
    double tau = resolvent.tau();
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < shape.length(); i++) {
        bands[i * channels + c] = resolvent.fidelity().present() ? Math.fma(tau, weight(first + c, i), 1) : 1;
      }
    }
  }

  private void rightHandSide(double[] b, double[] f, int first, int channels) {
    double tau = resolvent.tau();
    for (int c = 0; c < channels; c++) {
      int at = (first + c) * shape.length();
      for (int i = 0; i < shape.length(); i++) {
        samples[i * channels + c] = resolvent.fidelity().present()
            ? Math.fma(tau * weight(first + c, i), f[at + i], b[at + i]) : b[at + i];
      }
    }
  }

  private double weight(int channel, int index) {
    return data.length == 1 ? data[0] : data[channel * shape.length() + index];
  }
}
