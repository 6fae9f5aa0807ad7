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

  /** Samples of the longest value at a time: some windows of them stay in the cache, and calls do not count. */
  private static final int TILE = 1024;
  /** Where values come from memory: while a tile is computed the next samples are on their way, if it is short. */
  private static final int SHORT_TILE = 256;
  /** Values of more samples than this come from memory. */
  private static final int CACHED = 1 << 17;

  private final Stage[] stages;
  private final int longest;
  private final int tile;

  /**
   * Links in the order of what they read.
   *
   * @param links at least one
   */
  public Chain(List<Link> links) {
    this.longest = links.stream().mapToInt(Link::longest).max().orElseThrow();
    this.tile = longest > CACHED ? SHORT_TILE : TILE;
    List<Stage> all = links.stream().map(Stage::new).toList();
    all.forEach(stage -> stage.connect(all));
    this.stages = all.toArray(Stage[]::new);
    allocate();
  }

  /** The schedule does not depend on numbers: gone through once, it tells how long windows have to be. */
  private void allocate() {
    int[] lengths = new int[stages.length];
    begin();
    for (long target = tile; !ended(); target += tile) {
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
    for (long target = tile; !ended(); target += tile) {
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
