/** Vector kernels: the loops of {@code org.residua.api} on the Vector API, with the same bits. */
module org.residua.simd {
  requires org.residua.api;
  requires jdk.incubator.vector;
  requires static org.jspecify;

  provides org.residua.api.kernel.KernelProvider with org.residua.simd.VectorKernelProvider;
}
