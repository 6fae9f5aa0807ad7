package org.residua.simd;

import org.residua.api.engine.Engine;
import org.residua.api.engine.EngineProvider;
import org.residua.simd.scalar.ScalarKernels;

/** Offers fused loops without vectors under the name {@code scalar}; they work everywhere. */
public final class ScalarProvider implements EngineProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public ScalarProvider() {}

  @Override
  public String name() {
    return ScalarKernels.NAME;
  }

  @Override
  public String availability() {
    return "";
  }

  @Override
  public Engine engine() {
    return KernelEngine.of(new ScalarKernels());
  }
}
