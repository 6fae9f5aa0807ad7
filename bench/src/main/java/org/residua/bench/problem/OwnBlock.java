package org.residua.bench.problem;

import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.engine.Engines;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * A block of somebody else, from one channel to one as long, its plan loaded and executed.
 *
 * @param name of it
 * @param block what is run
 */
public record OwnBlock(String name, Block block) implements Problem {

  private static final int CHECKED = 1 << 14;

  @Override
  public String id() {
    return "block." + name;
  }

  @Override
  public int checked(int length) {
    return Math.min(length, CHECKED);
  }

  /** The direct reading. */
  @Override
  public void reference(double[] u) {
    double[] result = Engines.plain().plan(block, new Shape(1, u.length)).run(List.of(Signal.of(u))).get(0).channel(0);
    if (result.length != u.length) {
      throw new IllegalArgumentException(name + " makes " + result.length + " samples of " + u.length
          + "; give a block that keeps the length");
    }
    System.arraycopy(result, 0, u, 0, u.length);
  }

  /** All engines give the same bits. */
  @Override
  public double tolerance() {
    return 0;
  }
}
