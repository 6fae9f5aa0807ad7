package org.residua.cli.evidence;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import org.residua.api.signal.Signal;

/**
 * The jumps of one channel of the input, and what became of them.
 *
 * @param found those of the input, in order
 */
public record Jumps(List<Jump> found) {

  /** How far around its place a jump is looked for. */
  private static final int NEAR = 32;

  /** Copies the list. */
  public Jumps {
    found = List.copyOf(found);
  }

  /**
   * Looks for jumps of the input and for each of them in the result.
   *
   * @param before the input, missing samples filled
   * @param after the result
   * @param channel from 0
   * @param sigma the noise level; with 0 nothing is looked for
   */
  public static Jumps of(Signal before, Signal after, int channel, double sigma) {
    List<Jump> jumps = JumpSearch.of(before, channel, sigma);
    List<Jump> followed = new ArrayList<>();
    for (int k = 0; k < jumps.size(); k++) {
      int at = jumps.get(k).at();
      int from = Math.max(at - NEAR, k == 0 ? 0 : (jumps.get(k - 1).at() + at) / 2);
      int to = Math.min(at + NEAR, k == jumps.size() - 1 ? before.shape().length() : (at + jumps.get(k + 1).at()) / 2);
      followed.add(new Jump(at, jumps.get(k).height(), width(after, channel, jumps.get(k), from, to)));
    }
    return new Jumps(followed);
  }

  /** The least {@code b - a} within {@code from <= a < b < to} over which the result rises, or falls, by the part of the height. */
  private static int width(Signal u, int channel, Jump jump, int from, int to) {
    for (int width = 1; width < to - from; width++) {
      for (int a = from; a + width < to; a++) {
        if ((u.get(channel, a + width) - u.get(channel, a)) / jump.height() >= Jump.PART) {
          return width;
        }
      }
    }
    return 0;
  }

  /** How many are jumps still. */
  public long kept() {
    return found.stream().filter(Jump::kept).count();
  }

  /** The widths of those that are spread and not lost. */
  public IntSummaryStatistics spread() {
    return found.stream().filter(jump -> !jump.kept() && !jump.lost()).mapToInt(Jump::width).summaryStatistics();
  }

  /** How many were found and what became of them, such as {@code 10 found, 1 of them kept, 9 spread over 15 to 51 samples}. */
  public String text() {
    IntSummaryStatistics spread = spread();
    String over = spread.getMin() == spread.getMax() ? "" : spread.getMin() + " to ";
    return found.size() + " found in the input, " + (kept() == found.size() ? "all kept" : kept() + " of them kept"
        + (spread.getCount() == 0 ? "" : ", " + spread.getCount() + " spread over " + over + spread.getMax() + " samples")
        + (lost() == 0 ? "" : ", " + lost() + " lost"));
  }

  /** How many are nowhere near. */
  public long lost() {
    return found.stream().filter(Jump::lost).count();
  }
}
