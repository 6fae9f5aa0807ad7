/** Networks as architectures: residual blocks, layer tables, running. */
module org.residua.networks {
  requires static org.jspecify;
  requires transitive org.residua.api;

  exports org.residua.networks;
  exports org.residua.networks.diagram;
}
