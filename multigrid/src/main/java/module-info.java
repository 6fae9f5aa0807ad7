/** Multigrid: hierarchies, smoothers, cycles and their convergence, each cycle a block that traces to a U-net. */
module org.residua.multigrid {
  requires static org.jspecify;
  requires transitive org.residua.api;

  exports org.residua.multigrid;
}
