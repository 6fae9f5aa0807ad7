package org.residua.verification.jqwik;

import java.util.SplittableRandom;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** What a drawn signal looks like. The samples are about 1 in size. */
public enum SignalKind {
  /** Independent samples, uniform in {@code [-1, 1]}. */
  RANDOM {
    @Override
    void fill(double[] u, SplittableRandom random) {
      for (int i = 0; i < u.length; i++) {
        u[i] = random.nextDouble(-1, 1);
      }
    }
  },
  /** Zero but for a few samples. */
  SPIKES {
    @Override
    void fill(double[] u, SplittableRandom random) {
      for (int k = 0; k <= u.length / 8; k++) {
        u[random.nextInt(u.length)] = random.nextDouble(-1, 1);
      }
    }
  },
  /** Constant between jumps. */
  STEPS {
    @Override
    void fill(double[] u, SplittableRandom random) {
      double level = random.nextDouble(-1, 1);
      for (int i = 0; i < u.length; i++) {
        level = random.nextInt(5) == 0 ? random.nextDouble(-1, 1) : level;
        u[i] = level;
      }
    }
  },
  /** {@code (-1)^i} times a random amplitude: the mode that differences amplify most. */
  HIGHEST_FREQUENCY {
    @Override
    void fill(double[] u, SplittableRandom random) {
      double amplitude = random.nextDouble(0.1, 1);
      for (int i = 0; i < u.length; i++) {
        u[i] = i % 2 == 0 ? amplitude : -amplitude;
      }
    }
  },
  /** A sum of three slow cosines of random phase. */
  SMOOTH {
    @Override
    void fill(double[] u, SplittableRandom random) {
      for (int k = 1; k <= 3; k++) {
        double amplitude = random.nextDouble(-1, 1);
        double phase = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < u.length; i++) {
          u[i] += amplitude * Math.cos(phase + k * Math.PI * i / u.length);
        }
      }
    }
  };

  abstract void fill(double[] u, SplittableRandom random);

  /** The signal of this kind that a seed gives, times {@code scale}. */
  public Signal signal(Shape shape, double scale, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] planar = new double[shape.size()];
    for (int c = 0; c < shape.channels(); c++) {
      double[] channel = new double[shape.length()];
      fill(channel, random);
      for (int i = 0; i < channel.length; i++) {
        planar[c * shape.length() + i] = scale * channel[i];
      }
    }
    return Signal.planar(shape, planar);
  }
}
