package org.residua.bench.result;

import java.util.List;

/** Least, median and greatest of some numbers, at least one. */
public record Spread(double least, double median, double greatest) {

  /** Of these numbers; of an even count the median is the mean of the two in the middle. */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no numbers have no median");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast());
  }
}
