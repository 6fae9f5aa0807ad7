package org.residua.verification.jqwik;

import java.util.Arrays;
import java.util.List;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** How the samples of a drawn signal come about, whatever its shape and scale. */
sealed interface Form {

  /** The signal of that shape, its samples about {@code scale} in size. */
  Signal signal(Shape shape, double scale);

  /**
   * Samples of a kind from a seed.
   *
   * @param kind what they look like
   * @param seed where they come from
   * @param kept so many of the largest samples are kept, the others are 0
   * @param exact whether they are as they come, and not rounded to eighths
   */
  record Rough(SignalKind kind, long seed, int kept, boolean exact) implements Form {

    private static final double EIGHTHS = 8;

    @Override
    public Signal signal(Shape shape, double scale) {
      if (exact && kept >= shape.size()) {
        return kind.signal(shape, scale, seed);
      }
      double[] samples = new double[shape.size()];
      kind.signal(shape, 1, seed).copyTo(samples);
      double least = kept >= samples.length ? 0
          : Arrays.stream(samples).map(Math::abs).sorted().skip(samples.length - kept).findFirst()
          .orElse(Double.POSITIVE_INFINITY);
      return Signal.planar(shape, Arrays.stream(samples)
          .map(x -> Math.abs(x) < least ? 0 : scale * (exact ? x : Math.rint(EIGHTHS * x) / EIGHTHS)).toArray());
    }
  }

  /**
   * A constant but for a few samples.
   *
   * @param background the constant
   * @param events the other samples, of which later ones win
   */
  record Sketch(double background, List<Event> events) implements Form {

    @Override
    public Signal signal(Shape shape, double scale) {
      double[] samples = new double[shape.size()];
      Arrays.fill(samples, scale * background);
      for (Event event : events) {
        samples[event.place(shape)] = scale * event.value();
      }
      return Signal.planar(shape, samples);
    }
  }

  /**
   * A sample of its own.
   *
   * @param channel taken modulo the number of channels
   * @param fromEnd from which end it is counted, so that it stays at that end of a shorter signal
   * @param offset from 0, taken modulo the length
   * @param value what it is
   */
  record Event(int channel, boolean fromEnd, int offset, double value) {

    int place(Shape shape) {
      int n = shape.length();
      int i = offset % n;
      return channel % shape.channels() * n + (fromEnd ? n - 1 - i : i);
    }
  }
}
