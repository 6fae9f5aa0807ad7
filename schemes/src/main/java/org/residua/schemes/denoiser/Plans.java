package org.residua.schemes.denoiser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.residua.api.block.Block;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Tracer;
import org.residua.api.signal.Shape;

/**
 * Plans of candidates on one thread, kept for the next signals of their length, which only put other numbers into them: as many as
 * were in use at a time, all of one structure, the latest; those of long signals are not kept. Thread safe.
 */
final class Plans {

  /** Planning longer signals takes no time beside running them. */
  private static final int LONGEST_KEPT = 8192;

  private final Engine engine;
  private final Deque<Bound> kept = new ArrayDeque<>();
  /** Of those that are kept; empty of none. */
  private List<Object> structure = List.of();

  /** A plan with the numbers of a block. */
  private record Bound(Plan plan, Block block) {}

  Plans(Engine engine) {
    this.engine = engine;
  }

  /** The engine whose threads use them. */
  Engine engine() {
    return engine;
  }

  /** A plan for one channel of that length; to be given back. */
  Plan take(Block block, int length) {
    Optional<Bound> known = known(structure(block, length));
    known.filter(bound -> !bound.block().equals(block)).ifPresent(bound -> bound.plan().rebind(Tracer.trace(block, 1)));
    return known.map(Bound::plan).orElseGet(() -> engine.on(1).plan(block, new Shape(1, length)));
  }

  private synchronized Optional<Bound> known(List<Object> wanted) {
    return wanted.equals(structure) ? Optional.ofNullable(kept.poll()) : Optional.empty();
  }

  /** Gives back a plan of a block that it was taken or bound for. */
  synchronized void give(Plan plan, Block block, int length) {
    List<Object> given = structure(block, length);
    if (!given.equals(structure)) {
      kept.clear();
      structure = given;
    }
    if (!given.isEmpty()) {
      kept.push(new Bound(plan, block));
    }
  }

  /** What stays when numbers change; empty for what is not kept, such as a level at each sample. */
  private static List<Object> structure(Block block, int length) {
    return block instanceof Candidates candidates && length <= LONGEST_KEPT && candidates.setting().noise().local().isEmpty()
        ? List.of(length, candidates.wanted(), candidates.setting().levels(), candidates.setting().present().isPresent()) : List.of();
  }
}
