package org.residua.simd.vector.flux;

import org.residua.simd.vector.copy.Width;

/** An elementary function of many values. The constant of a copy is a {@link Width}. */
public interface FunctionLoop {

  /** {@code x_i = f(x_i)} for as many of {@code i = 0..count-1} as fill vectors. */
  void run(double[] x, int count);
}
