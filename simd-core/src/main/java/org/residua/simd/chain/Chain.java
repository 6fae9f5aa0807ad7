package org.residua.simd.chain;

import java.util.List;

/**
 * Operations, each of which reads little beyond its place, run tile by tile: all of them do what they can before the next
 * samples are read, so that one pass over the memory serves them all. A value that only the chain reads is a window, which
 * keeps the samples that are still needed; it stays in the cache.
 *
 * <p>An operation may write over a value that is read, once all its readers are beyond. Nothing allocates. Not thread safe.
 */
public final class Chain implements Runnable {

  /** Samples of the longest value: few enough that some windows stay in the cache, enough that calls do not count. */
  final int TILE = Integer.getInteger("residua.tile", 1024);

  private final Stage[] stages;
  private final int longest;

  /**
   * Links in the order of what they read.
   *
   * @param links at least one
   */
  public Chain(List<Link> links) {
    this.longest = links.stream().mapToInt(Link::longest).max().orElseThrow();
    List<Stage> all = links.stream().map(Stage::new).toList();
    all.forEach(stage -> stage.connect(all));
    this.stages = all.toArray(Stage[]::new);
    allocate();
  }

  /** The schedule does not depend on numbers: gone through once, it tells how long windows have to be. */
  private void allocate() {
    int[] lengths = new int[stages.length];
    begin();
    for (long target = TILE; !ended(); target += TILE) {
      for (int k = 0; k < stages.length; k++) {
        lengths[k] = Math.max(lengths[k], stages[k].pretend(stages[k].limit(target, longest)));
      }
    }
    for (int k = 0; k < stages.length; k++) {
      stages[k].allocate(lengths[k]);
    }
  }

  @Override
  public void run() {
    begin();
    for (long target = TILE; !ended(); target += TILE) {
      for (Stage stage : stages) {
        stage.run(stage.limit(target, longest));
      }
    }
  }

  private void begin() {
    for (Stage stage : stages) {
      stage.begin();
    }
  }

  private boolean ended() {
    for (Stage stage : stages) {
      if (!stage.ended()) {
        return false;
      }
    }
    return true;
  }
}
