/**
 * Signals, operators, fluxes, blocks, tracing, architectures, certificate types and the plain scalar
 * kernels of Residua: complete without anything else, slow but right; the reference.
 */
module org.residua.api {
  requires static org.jspecify;

  exports org.residua.api.arithmetic to org.residua.verification;
  exports org.residua.api.block;
  exports org.residua.api.certificate;
  exports org.residua.api.flux;
  exports org.residua.api.graph;
  exports org.residua.api.kernel;
  exports org.residua.api.operator;
  exports org.residua.api.signal;
  exports org.residua.api.sweep;

  uses org.residua.api.kernel.KernelProvider;
}
