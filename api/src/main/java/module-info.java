/**
 * What a computation is: signals, operators, fluxes, blocks, networks as data, certificate types; and the direct reading
 * that runs it, complete without anything else, slow but right: the reference.
 */
module org.residua.api {
  requires static org.jspecify;

  exports org.residua.api.arithmetic
      to org.residua.simd, org.residua.schemes, org.residua.multigrid, org.residua.verification, org.residua.cli;
  exports org.residua.api.block;
  exports org.residua.api.engine;
  exports org.residua.api.flux;
  exports org.residua.api.graph;
  exports org.residua.api.iteration to org.residua.simd;
  exports org.residua.api.memory to org.residua.simd;
  exports org.residua.api.operator;
  exports org.residua.api.signal;
  exports org.residua.api.sum to org.residua.simd, org.residua.verification;

  uses org.residua.api.engine.EngineProvider;
}
