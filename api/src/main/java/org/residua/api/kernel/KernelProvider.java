package org.residua.api.kernel;

/**
 * The service through which kernels are found by {@link java.util.ServiceLoader}.
 *
 * <p>A provider must be constructible everywhere; whether it can work is the answer of
 * {@link #availability}.
 */
public interface KernelProvider {

  /** The name by which it is forced: {@code vector} for the one of Residua. */
  String name();

  /** Empty if the kernels can work here, otherwise the reason why not. */
  String availability();

  /** The kernels; only called when {@link #availability} is empty. */
  Kernels kernels();
}
