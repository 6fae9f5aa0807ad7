package org.residua.schemes;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * The parts of a signal that parameters are chosen on: all of it, or, when it is long, evenly spaced windows.
 * A choice needs some ten thousand samples, not a million.
 */
final class Sections {

  private static final int LONGEST_WHOLE = 1 << 14;
  private static final int WINDOWS = 8;
  private static final int WINDOW = 1 << 11;

  private Sections() {}

  /** The sections, the first at the start and the last at the end of a long signal. */
  static List<Signal> of(Signal f) {
    int length = f.shape().length();
    if (length <= LONGEST_WHOLE) {
      return List.of(f);
    }
    List<Signal> sections = new ArrayList<>();
    for (int k = 0; k < WINDOWS; k++) {
      int from = (int) ((long) k * (length - WINDOW) / (WINDOWS - 1));
      sections.add(window(f, from));
    }
    return List.copyOf(sections);
  }

  private static Signal window(Signal f, int from) {
    SignalBuffer window = new SignalBuffer(new Shape(f.shape().channels(), WINDOW));
    for (int c = 0; c < f.shape().channels(); c++) {
      for (int i = 0; i < WINDOW; i++) {
        window.set(c, i, f.get(c, from + i));
      }
    }
    return window.handOver();
  }
}
