package org.residua.simd.plan;

import java.util.List;
import java.util.function.Consumer;
import org.residua.api.graph.Node;
import org.residua.api.operator.Convolution;
import org.residua.simd.banded.Progress;
import org.residua.simd.banded.ResolventSolver;

/**
 * A step of a semi-implicit scheme: a system whose weights are made of a signal while it is assembled, solved into a buffer that may be
 * that of the signal.
 *
 * @param solver of the system
 * @param weights of the signal
 * @param b the right-hand side
 * @param f the target of a data term, otherwise any signal
 * @param x receives the solution
 */
record LaggedStep(ResolventSolver solver, LaggedWeights weights, Slot b, Slot f, Slot x) {

  void run() {
    eliminate(Progress.UNHEARD);
    substitute();
  }

  /** The first half, which only reads. */
  void eliminate(Progress progress) {
    solver.eliminate(weights, b.samples(), f.samples(), progress);
  }

  /** The second half, which writes. */
  void substitute() {
    solver.substitute(b.samples(), x.samples());
  }

  /** What takes the numbers of each of the {@link LaggedNodes}. */
  List<Consumer<Node>> numbers() {
    return List.of(
        next -> weights.set(((Convolution) ((Node.Apply) next).operator()).stencil()),
        next -> weights.set(((Node.Activate) next).activation()),
        next -> solver.rebind(((Node.Solve) next).resolvent()));
  }
}
