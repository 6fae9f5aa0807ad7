/** How a computation runs fast: plans, fused sweeps, banded solves and sums on vectors and threads, with the bits of the direct reading. */
module org.residua.simd {
  requires org.residua.api;
  requires jdk.incubator.vector;
  requires static org.jspecify;

  // In the order of preference.
  provides org.residua.api.engine.EngineProvider with
      org.residua.simd.ChosenProvider, org.residua.simd.VectorProvider, org.residua.simd.ScalarProvider;
}
