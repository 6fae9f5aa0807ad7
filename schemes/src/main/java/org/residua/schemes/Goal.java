package org.residua.schemes;

import java.util.List;
import java.util.Optional;
import org.residua.api.block.Block;
import org.residua.api.block.Outcome;
import org.residua.api.signal.Signal;

/** What an evolution looks for beside a time. */
interface Goal {

  /** Nothing. */
  Goal NONE = new Goal() {
    @Override
    public Block watched(Block units) {
      return units;
    }

    @Override
    public Optional<Outcome> reached(List<Signal> results, double change) {
      return Optional.empty();
    }
  };

  /** The block that is run for some units: its first outputs are theirs, the last are what the goal looks at. */
  Block watched(Block units);

  /**
   * How the evolution ends here, if it does.
   *
   * @param results the outputs of the block
   * @param change how far the state moved since the last look
   */
  Optional<Outcome> reached(List<Signal> results, double change);
}
