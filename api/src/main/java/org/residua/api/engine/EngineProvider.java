package org.residua.api.engine;

/**
 * The service through which engines are found by {@link java.util.ServiceLoader}.
 *
 * <p>A provider must be constructible everywhere; whether its engine can work is the answer of {@link #availability}.
 */
public interface EngineProvider {

  /** The name by which it is forced. */
  String name();

  /** Empty if the engine can work here, otherwise the reason why not. */
  String availability();

  /** The engine on the caller's thread; only called when {@link #availability} is empty. */
  Engine engine();
}
