package org.residua.simd.plan;

import java.util.List;
import java.util.function.Consumer;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.api.operator.Convolution;
import org.residua.simd.banded.ResolventSolver;

/** Turns systems into steps: with weights that are there, or with those that are made where they are needed. */
record SystemLowering(Buffers buffers, Emitter emitter) {

  /** Solves with weights that are there; gives what takes the numbers of another system. */
  Consumer<Node> solve(Node.Solve node) {
    Slot w = buffers.of(node.weights());
    Slot b = buffers.of(node.rightHandSide().get(0));
    Emitter.requireShape(w, node.resolvent().filters().target(b.shape()));
    ResolventSolver solver = solver(node, b);
    emit(node, b.shape().size(), target(solver, w, node), (f, x) -> solver.run(w.samples(), b.samples(), f, x));
    return next -> solver.rebind(((Node.Solve) next).resolvent());
  }

  /** The same for weights that nobody else reads; gives what takes the numbers of each of the nodes. */
  List<Consumer<Node>> lagged(LaggedNodes nodes) {
    Node.Solve node = nodes.solve();
    Slot u = buffers.of(nodes.response().input());
    Slot b = buffers.of(node.rightHandSide().get(0));
    ResolventSolver solver = solver(node, b);
    LaggedWeights weights = new LaggedWeights(
        emitter.kernels(), nodes.stencil(), nodes.diffusivity().activation(), u, solver.longestStretch());
    long responses = node.resolvent().filters().target(b.shape()).size();
    emit(node, 2 * responses + b.shape().size(), target(solver, u, node), (f, x) -> solver.run(weights, b.samples(), f, x));
    return List.of(
        next -> weights.set(((Convolution) ((Node.Apply) next).operator()).stencil()),
        next -> weights.set(((Node.Activate) next).activation()),
        next -> solver.rebind(((Node.Solve) next).resolvent()));
  }

  private ResolventSolver solver(Node.Solve node, Slot b) {
    return new ResolventSolver(emitter.kernels(), node.resolvent(), b.shape(), emitter.workspaces());
  }

  /** Solves for the data {@code f} of a data term into {@code x}. */
  @FunctionalInterface
  private interface Solution {

    void run(double[] f, double[] x);
  }

  /** Over the right-hand side, unless that is what the weights are made of while the solution is written. */
  private Slot target(ResolventSolver solver, Slot read, Node.Solve node) {
    Value b = node.rightHandSide().get(0);
    return solver.inPlace() || !buffers.of(b).shares(read) ? buffers.over(b) : buffers.another(b);
  }

  private void emit(Node.Solve node, long samples, Slot x, Solution solution) {
    Slot b = buffers.of(node.rightHandSide().get(0));
    Slot f = buffers.of(node.rightHandSide().getLast());
    Emitter.requireSame(b, f);
    emitter.emit(samples, () -> solution.run(f.samples(), x.samples()));
    buffers.put(node.output(), x);
  }
}
