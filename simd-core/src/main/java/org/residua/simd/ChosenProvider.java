package org.residua.simd;

import org.residua.api.engine.Engine;
import org.residua.api.engine.EngineProvider;
import org.residua.simd.kernel.Execution;

/** Offers the automatic choice: plain loops, and vectors where they are there and a trial has shown that they are right and faster. */
public final class ChosenProvider implements EngineProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public ChosenProvider() {}

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public String availability() {
    return "";
  }

  @Override
  public Engine engine() {
    return new ChosenEngine(Choice.SHARED, Execution.of(Choice.SHARED.kernels()));
  }
}
