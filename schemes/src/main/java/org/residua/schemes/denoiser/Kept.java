package org.residua.schemes.denoiser;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;

/** Nothing is changed. */
record Kept() implements Block {

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return inputs;
  }
}
