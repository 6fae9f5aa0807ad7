package org.residua.simd.plan;

import java.util.List;
import java.util.Optional;
import org.residua.api.flux.Activation;
import org.residua.api.graph.Node;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Stencil;

/**
 * Two neighbouring nodes of a network: responses of a bank of filters and their fluxes, which are all that reads them.
 *
 * @param response {@code y = K u}
 * @param flux {@code z = Phi(y)}
 */
record FluxNodes(Node.Apply response, Node.Activate flux) {

  /** The first two of some nodes, if they are such. */
  static Optional<FluxNodes> of(List<Node> nodes, Buffers buffers) {
    return nodes.size() >= 2 && nodes.get(0) instanceof Node.Apply response && nodes.get(1) instanceof Node.Activate flux
        && response.operator() instanceof Convolution && flux.input().equals(response.output())
        && buffers.reads(response.output()) == 1 ? Optional.of(new FluxNodes(response, flux)) : Optional.empty();
  }

  Stencil stencil() {
    return stencil(response);
  }

  static Stencil stencil(Node response) {
    return ((Convolution) ((Node.Apply) response).operator()).stencil();
  }

  Activation activation() {
    return flux.activation();
  }

  List<Node> list() {
    return List.of(response, flux);
  }
}
