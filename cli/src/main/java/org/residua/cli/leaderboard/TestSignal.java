package org.residua.cli.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A signal, or a family of them.
 *
 * @param name in a table
 * @param formula of its samples
 * @param generator of them, of any scale
 */
public record TestSignal(String name, String formula, Generator generator) {

  /** Makes clean samples. */
  @FunctionalInterface
  public interface Generator {

    /** So many samples; a family draws one of its signals by the seed. */
    double[] of(int length, long seed);
  }

  /** One of a family. */
  static TestSignal drawn(Family family) {
    return new TestSignal(family.text(), family.formula(), (length, seed) -> family.draw(length, new Draws(seed, 0)));
  }

  /** The signals and all families after them. */
  static List<TestSignal> withFamilies(List<TestSignal> signals) {
    List<TestSignal> all = new ArrayList<>(signals);
    Arrays.stream(Family.values()).map(TestSignal::drawn).forEach(all::add);
    return List.copyOf(all);
  }

  /** The samples scaled to a standard deviation; what is constant stays as it is. */
  double[] samples(int length, double deviation, long seed) {
    double[] f = generator.of(length, seed);
    double mean = sum(f) / length;
    double[] squares = f.clone();
    Arrays.setAll(squares, i -> (f[i] - mean) * (f[i] - mean));
    double variance = sum(squares) / length;
    double factor = variance > 0 ? deviation / Math.sqrt(variance) : 1;
    double[] scaled = f.clone();
    Arrays.setAll(scaled, i -> factor * f[i]);
    return scaled;
  }

  /** In the order of the samples. */
  private static double sum(double... x) {
    double sum = 0;
    for (double sample : x) {
      sum += sample;
    }
    return sum;
  }
}
