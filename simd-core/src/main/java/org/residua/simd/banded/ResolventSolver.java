package org.residua.simd.banded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.arithmetic.Fma;
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

  private static final double[] NONE = {};

  private final Shape shape;
  private final GramLoop loop;
  private final BandedFactor factor;
  /** Whether the matrix is made while it is eliminated, so that there are no bands. */
  private final boolean streamed;
  private final double[] bands;
  /** Of several channels, or with a data term: a right-hand side and its solution. */
  private final double[] samples;
  private final int responses;
  private final StoredWeights stored;
  private final Assembled system;
  private Resolvent resolvent;
  private List<GramBands> groups;
  /** {@code tau c} by planar sample; empty without data term. */
  private double[] pulls = NONE;
  /** The diagonals of the groups, one after the other; empty where they are 1. */
  private double[][] diagonals = {};

  /**
   * Prepared for signals of one shape.
   *
   * @param workspaces where it factors its systems
   */
  public ResolventSolver(BandedLoops loops, Resolvent resolvent, Shape shape, Workspaces workspaces) {
    this.shape = shape;
    this.loop = loops.gram();
    Stencil k = resolvent.filters().stencil().group(0);
    int unknowns = Math.multiplyExact(k.inputs(), shape.length());
    Workspaces.Workspace workspace = workspaces.of(loops, new BandedShape(
        unknowns, (int) Math.min(unknowns, (long) k.inputs() * k.reach()) - 1, k.boundary() == Boundary.PERIODIC));
    this.factor = workspace.factor();
    this.streamed = factor.streams() && k.inputs() == 1;
    this.bands = streamed ? NONE : workspace.bands();
    this.samples = shape.channels() > 1 || resolvent.fidelity().present() ? workspace.samples() : NONE;
    this.responses = resolvent.filters().target(shape).size() / resolvent.filters().stencil().groups();
    this.stored = new StoredWeights(k, shape.length());
    this.resolvent = resolvent;
    this.groups = groups(resolvent);
    this.system = new Assembled();
    pull();
  }

  private List<GramBands> groups(Resolvent from) {
    Stencil stencil = from.filters().stencil();
    List<GramBands> made = new ArrayList<>();
    for (int g = 0; g < stencil.groups(); g++) {
      Stencil k = stencil.group(g);
      int known = IntStream.range(0, g).filter(other -> stencil.group(other).equals(k)).findFirst().orElse(-1);
      made.add(known < 0 ? new GramBands(loop, k, shape.length()) : made.get(known));
    }
    return List.copyOf(made);
  }

  private void pull() {
    Fidelity fidelity = resolvent.fidelity();
    if (!fidelity.present()) {
      pulls = NONE;
      diagonals = new double[groups.size()][0];
      return;
    }
    if (fidelity instanceof Fidelity.Weights given) {
      given.weights().requireShape(shape);
    }
    int channels = shape.channels() / groups.size();
    pulls = new double[shape.size()];
    diagonals = new double[groups.size()][samples.length];
    for (int c = 0; c < shape.channels(); c++) {
      for (int i = 0; i < shape.length(); i++) {
        double weight = fidelity instanceof Fidelity.Weights given ? given.weights().get(c, i) : fidelity.largest();
        pulls[c * shape.length() + i] = resolvent.tau() * weight;
        diagonals[c / channels][i * channels + c % channels] = Fma.of(resolvent.tau(), weight, 1);
      }
    }
  }

  /** Takes the numbers of another system of the same structure. */
  public void rebind(Resolvent next) {
    resolvent = next;
    groups = groups(next);
    pull();
  }

  /**
   * Solves. After a refusal what {@code x} holds is of no use.
   *
   * @param w a weight for each response; the system is refused where it is not positive definite
   * @param b the right-hand side
   * @param f the target of a data term, otherwise not read
   * @param x receives the solution; may be {@code b} or {@code f}, and {@code w} if {@link #inPlace}
   */
  public void run(double[] w, double[] b, double[] f, double[] x) {
    for (int g = 0; g < groups.size(); g++) {
      stored.show(w, g * responses);
      run(g, stored, b, f, x);
    }
  }

  /** The same for one group of filters, whose weights are made when they are asked for; see {@link #inPlace}. */
  public void run(Weights weights, double[] b, double[] f, double[] x) {
    if (groups.size() > 1) {
      throw new IllegalArgumentException("weights of one group of filters for " + groups.size() + " groups; give those of all");
    }
    run(0, weights, b, f, x);
  }

  /** The most rows whose weights are asked for at a time. */
  public int longestStretch() {
    return groups.get(0).longestStretch();
  }

  /** Whether {@code x} may be what the weights are made of. */
  public boolean inPlace() {
    return !streamed || pulls.length > 0;
  }

  private void run(int g, Weights weights, double[] b, double[] f, double[] x) {
    system.group = groups.get(g);
    system.weights = weights;
    system.diagonal = diagonals[g];
    if (shape.channels() == 1 && pulls.length == 0) {
      solve(b, x);
      return;
    }
    int channels = shape.channels() / groups.size();
    rightHandSide(b, f, g * channels, channels);
    solve(samples, samples);
    for (int c = 0; c < channels; c++) {
      int at = (g * channels + c) * shape.length();
      for (int i = 0; i < shape.length(); i++) {
        x[at + i] = samples[i * channels + c];
      }
    }
  }

  private void solve(double[] b, double[] x) {
    if (streamed) {
      factor.factorAndSolve(system, b, x);
      return;
    }
    int unknowns = factor.shape().size();
    system.make(0, unknowns, bands, 0, unknowns);
    factor.factorAndSolve(bands, b, x);
  }

  private void rightHandSide(double[] b, double[] f, int first, int channels) {
    for (int c = 0; c < channels; c++) {
      int at = (first + c) * shape.length();
      for (int i = 0; i < shape.length(); i++) {
        samples[i * channels + c] = pulls.length == 0 ? b[at + i] : Fma.of(pulls[at + i], f[at + i], b[at + i]);
      }
    }
  }

  /** The system of one group. */
  private final class Assembled implements BandRows {

    private GramBands group = groups.get(0);
    private Weights weights = stored;
    private double[] diagonal = NONE;

    @Override
    public void make(int lo, int hi, double[] into, int at, int stride) {
      group.make(resolvent.tau(), weights, diagonal, lo, hi, into, at, stride);
    }
  }
}
