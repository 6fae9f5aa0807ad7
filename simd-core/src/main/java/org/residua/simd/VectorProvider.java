package org.residua.simd;

import org.residua.api.engine.Engine;
import org.residua.api.engine.EngineProvider;
import org.residua.simd.vector.VectorKernels;

/**
 * Offers {@link VectorKernels} under the name {@code vector}.
 *
 * <p>No method here names a class of the Vector API, so that the provider loads where the incubator module
 * is not resolved and can say so.
 */
public final class VectorProvider implements EngineProvider {

  /** Below this a vector is no faster than a double. */
  private static final int LEAST_LANES = 2;

  /** Called by {@link java.util.ServiceLoader}. */
  public VectorProvider() {}

  @Override
  public String name() {
    return VectorKernels.NAME;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Detected: a missing incubator module, vectors of fewer than 128 bits. Whether a compiler keeps vectors in registers is not asked
   * here: without one they are a hundred times slower than scalars, and the automatic choice leaves them.
   */
  @Override
  public String availability() {
    try {
      int lanes = VectorKernels.preferredLanes();
      return lanes >= LEAST_LANES
          ? "" : "this machine has no vectors of 128 bits or more that hold doubles";
    } catch (LinkageError e) {
      return "module jdk.incubator.vector is not resolved (" + e
          + "); start java with --add-modules jdk.incubator.vector";
    }
  }

  @Override
  public Engine engine() {
    return KernelEngine.of(VectorKernels.preferred());
  }
}
