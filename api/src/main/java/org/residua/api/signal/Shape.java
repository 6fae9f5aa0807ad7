package org.residua.api.signal;

/**
 * The extent {@code channels x length} of a signal.
 *
 * @param channels number of channels, at least 1
 * @param length samples per channel, at least 1
 */
public record Shape(int channels, int length) {

  /** Refuses extents below 1 and extents whose product exceeds the largest array. */
  public Shape {
    if (channels < 1 || length < 1) {
      throw new IllegalArgumentException(
          "shape " + channels + " x " + length + ": channels and length must be at least 1");
    }
    if ((long) channels * length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "shape " + channels + " x " + length + " exceeds " + (Integer.MAX_VALUE - 8)
              + " samples; split the signal");
    }
  }

  /** The number of samples of all channels, {@code channels * length}. */
  public int size() {
    return channels * length;
  }

  /** The same length with another number of channels. */
  public Shape withChannels(int newChannels) {
    return new Shape(newChannels, length);
  }

  @Override
  public String toString() {
    return channels + " x " + length;
  }
}
