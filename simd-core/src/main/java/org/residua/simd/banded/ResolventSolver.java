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
  private final Workspaces.Workspace workspace;
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
    this.workspace = workspaces.of(loops, new BandedShape(
        unknowns, (int) Math.min(unknowns, (long) k.inputs() * k.reach()) - 1, k.boundary() == Boundary.PERIODIC), k.inputs() == 1);
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
   * @param x receives the solution; may be {@code b} or {@code f}, and {@code w} where a group has as many responses as samples
   */
  public void run(double[] w, double[] b, double[] f, double[] x) {
    for (int g = 0; g < groups.size(); g++) {
      stored.show(w, g * responses);
      eliminate(g, stored, b, f, Progress.UNHEARD);
      substitute(g, b, x);
    }
  }

  /**
   * The first half of the same, for one group of filters: what is only read is read.
   *
   * @param weights asked for their rows, from both ends inwards where the matrix is made while it is eliminated
   * @param b the right-hand side
   * @param f the target of a data term, otherwise not read
   * @param progress may be told of rows once these were read
   */
  public void eliminate(Weights weights, double[] b, double[] f, Progress progress) {
    if (groups.size() > 1) {
      throw new IllegalArgumentException("weights of one group of filters for " + groups.size() + " groups; give those of all");
    }
    eliminate(0, weights, b, f, progress);
  }

  /**
   * The second half.
   *
   * @param b the right-hand side as before
   * @param x receives the solution; may be what the weights are made of, {@code b}, or the target
   */
  public void substitute(double[] b, double[] x) {
    substitute(0, b, x);
  }

  /** Whether {@link #eliminate} does what its name says; otherwise it makes the matrix only. */
  public boolean streams() {
    return workspace.streams();
  }

  /** The most rows whose weights are asked for at a time. */
  public int longestStretch() {
    return groups.get(0).longestStretch();
  }

  /** Whether the right-hand side is made of others, and the solution brought to its channels. */
  private boolean apart() {
    return shape.channels() > 1 || pulls.length > 0;
  }

  private void eliminate(int g, Weights weights, double[] b, double[] f, Progress progress) {
    system.group = groups.get(g);
    system.weights = weights;
    system.diagonal = diagonals[g];
    if (apart()) {
      rightHandSide(b, f, g * channels(), channels());
    }
    workspace.eliminate(system, apart() ? samples : b, progress);
  }

  private void substitute(int g, double[] b, double[] x) {
    if (!apart()) {
      workspace.substitute(system, b, x);
      return;
    }
    workspace.substitute(system, samples, samples);
    for (int c = 0; c < channels(); c++) {
      int at = (g * channels() + c) * shape.length();
      for (int i = 0; i < shape.length(); i++) {
        x[at + i] = samples[i * channels() + c];
      }
    }
  }

  /** Channels of a group. */
  private int channels() {
    return shape.channels() / groups.size();
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

    @Override
    public double[] source(double[] other) {
      return weights.source(other);
    }
  }
}
