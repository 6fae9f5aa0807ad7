package org.residua.simd.plan;

import java.util.List;
import java.util.function.Consumer;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.simd.banded.ResolventSolver;

/** Turns systems into steps: with weights that are there, or with those that are made where they are needed. */
record SystemLowering(Buffers buffers, Emitter emitter) {

  /** Solves with weights that are there; gives what takes the numbers of another system. */
  Consumer<Node> solve(Node.Solve node) {
    Slot w = buffers.of(node.weights());
    Slot b = buffers.of(node.rightHandSide().get(0));
    Emitter.requireShape(w, node.resolvent().filters().target(b.shape()));
    Slot f = buffers.of(node.rightHandSide().getLast());
    Emitter.requireSame(b, f);
    ResolventSolver solver = solver(node, b);
    Slot x = buffers.over(node.rightHandSide().get(0));
    emitter.emit(b.shape().size(), () -> solver.run(w.samples(), b.samples(), f.samples(), x.samples()));
    buffers.put(node.output(), x);
    return next -> solver.rebind(((Node.Solve) next).resolvent());
  }

  /** The same for weights that nobody else reads; gives what takes the numbers of each of the nodes. */
  List<Consumer<Node>> lagged(LaggedNodes nodes) {
    LaggedStep step = step(nodes);
    long responses = nodes.solve().resolvent().filters().target(step.b().shape()).size();
    emitter.emit(2 * responses + step.b().shape().size(), step::run);
    return step.numbers();
  }

  /** The same step, emitted by nobody. */
  LaggedStep step(LaggedNodes nodes) {
    Node.Solve node = nodes.solve();
    Slot u = buffers.of(nodes.response().input());
    Slot b = buffers.of(node.rightHandSide().get(0));
    Slot f = buffers.of(node.rightHandSide().getLast());
    Emitter.requireSame(b, f);
    ResolventSolver solver = solver(node, b);
    LaggedWeights weights = new LaggedWeights(
        emitter.kernels(), nodes.stencil(), nodes.diffusivity().activation(), u, solver.longestStretch());
    Slot x = over(nodes);
    buffers.put(node.output(), x);
    return new LaggedStep(solver, weights, b, f, x);
  }

  private ResolventSolver solver(Node.Solve node, Slot b) {
    return new ResolventSolver(emitter.kernels(), node.resolvent(), b.shape(), emitter.workspaces());
  }

  /** Over the signal that the weights are made of, or over the right-hand side. */
  private Slot over(LaggedNodes nodes) {
    Value u = nodes.response().input();
    Value b = nodes.solve().rightHandSide().get(0);
    return buffers.dies(u) && buffers.of(u).shape().equals(buffers.of(b).shape()) ? buffers.of(u) : buffers.over(b);
  }
}
