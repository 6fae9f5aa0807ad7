package org.residua.schemes.denoiser;

import java.util.List;

/**
 * What the data cannot tell, and who can.
 *
 * @param kind of question
 * @param text what is open and what helps, in a sentence
 * @param samples that it is about, positions from 0
 */
public record Warning(Kind kind, String text, List<Integer> samples) {

  /** What is open. */
  public enum Kind {
    /** Samples look wrong, and may be right. */
    OUTLIERS_LEFT,
    /** Noise is as slow as a signal. */
    SLOW_NOISE,
    /** Noise may be coloured, and there are too few samples to rely on it. */
    MAYBE_COLOURED,
    /** What was asked for is not done: there are too few samples for it. */
    UNUSED
  }

  /** Copies the positions. */
  public Warning {
    samples = List.copyOf(samples);
  }
}
