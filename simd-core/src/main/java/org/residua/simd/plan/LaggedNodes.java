package org.residua.simd.plan;

import java.util.List;
import java.util.Optional;
import org.residua.api.graph.Node;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;

/**
 * Three neighbouring nodes of a network, of a step of a semi-implicit scheme: responses of one channel, their diffusivities, or fluxes, and the
 * system that they are the weights of, which is all that reads them.
 *
 * @param response {@code y = L u}
 * @param diffusivity {@code w = g(y)}
 * @param solve the system with these weights
 */
record LaggedNodes(Node.Apply response, Node.Activate diffusivity, Node.Solve solve) {

  /** The first three of some nodes, if they are such. */
  static Optional<LaggedNodes> of(List<Node> nodes, Buffers buffers) {
    return nodes.size() >= 3 && nodes.get(0) instanceof Node.Apply response && nodes.get(1) instanceof Node.Activate diffusivity
        && nodes.get(2) instanceof Node.Solve solve
        ? Optional.of(new LaggedNodes(response, diffusivity, solve)).filter(found -> found.fit(buffers)) : Optional.empty();
  }

  private boolean fit(Buffers buffers) {
    return diffusivity.input().equals(response.output()) && solve.weights().equals(diffusivity.output())
        && buffers.reads(response.output()) == 1 && buffers.reads(diffusivity.output()) == 1
        && response.operator() instanceof Convolution l && oneChannel(l) && oneChannel(solve.resolvent().filters())
        && diffusivity.activation().channelwise() && sameRows(l, buffers);
  }

  private static boolean oneChannel(Convolution k) {
    return k.stencil().inputs() == 1;
  }

  /** Where they are not as many, the system refuses its weights; where signals differ in length, as many may begin elsewhere. */
  private boolean sameRows(Convolution l, Buffers buffers) {
    Convolution k = solve.resolvent().filters();
    Shape u = buffers.of(response.input()).shape();
    Shape b = buffers.of(solve.rightHandSide().get(0)).shape();
    return l.target(u).equals(k.target(b)) && l.stencil().firstRow() == k.stencil().firstRow();
  }

  Stencil stencil() {
    return ((Convolution) response.operator()).stencil();
  }

  List<Node> list() {
    return List.of(response, diffusivity, solve);
  }
}
