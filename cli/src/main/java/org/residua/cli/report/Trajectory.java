package org.residua.cli.report;

import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Engine;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Signal;

/**
 * Norm and energy after each step or cycle of an evolution.
 *
 * @param unit what is counted: {@code step} or {@code cycle}
 * @param points the start first
 */
public record Trajectory(String unit, List<Point> points) {

  /**
   * A point on the way.
   *
   * @param count how many steps or cycles were done
   * @param norm {@code ||u||}
   * @param energy {@code E(u)}
   */
  public record Point(int count, double norm, double energy) {}

  /** Copies the points; refuses an empty list. */
  public Trajectory {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("0 points: a trajectory has at least its start");
    }
  }

  /**
   * Runs an evolution once more, part by part, and looks at it at most about 200 times, less often for
   * long signals. The result of the run proper is not touched.
   *
   * @param architecture the network of the scheme
   * @param diffusion whose energy is computed
   * @param start the start, which is the target of a data term as well
   * @param engine who computes
   */
  public static Trajectory of(
      Architecture architecture, Diffusion diffusion, Signal start, Engine engine) {
    return new Watching(diffusion, start, engine, architecture).trajectory(architecture);
  }

  Point first() {
    return points.get(0);
  }

  Point last() {
    return points.get(points.size() - 1);
  }
}
