package org.residua.schemes.denoiser;

/**
 * How a frame step of a long signal is divided.
 *
 * @param fine so many levels are computed in windows; the deeper ones for one residue of the index modulo {@code 2^fine} after
 *     the other, within which they are a transform with neighbouring taps
 * @param window results of a window
 * @param segment results at a time of which the coarse approximation is kept
 */
record Pieces(int fine, int window, int segment) {

  private static final int FINE = 7;
  static final int WINDOW = 1 << 14;
  /** Less than this is lost on what segments overlap. */
  private static final int LEAST_SEGMENT = 1 << 20;

  /**
   * Pieces that fit into the memory of one more signal, if it is long enough: two approximations of a segment and its overlap,
   * and a result.
   *
   * @param frame at least 2 levels
   * @param length of the signal
   */
  static Pieces of(Frame frame, int length) {
    int fitting = (int) ((length - 4L * frame.reach()) / 3);
    return new Pieces(Math.min(FINE, frame.levels() - 1), WINDOW, Math.min(length, Math.max(LEAST_SEGMENT, fitting)));
  }

  /** How many samples two steps of a frame keep at a time beside the signals. */
  static long kept(Frame frame, int length) {
    long segment = of(frame, length).segment();
    return 2 * (segment + 2L * frame.reach()) + segment;
  }
}
