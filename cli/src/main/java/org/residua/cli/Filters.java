package org.residua.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;

/** The operator K as the caller names it. */
sealed interface Filters {

  /** The size up to which norms have their squares. */
  double GREATEST = 1e150;

  /** K on each of {@code channels} channels by itself: the responses of the first channel first. */
  Convolution on(Boundary boundary, int channels);

  /** The filters that the options ask for: a filter or bank, else differences of that order. */
  static Filters of(Given given, int order) {
    given.requireNotBoth(Option.ORDER, Option.FILTER, "both define the operator K");
    return given.text(Option.FILTER).map(Filters::bank).orElseGet(() -> new Differences(order));
  }

  /** The order that is given, else 1. */
  static int order(Given given) {
    return given.text(Option.ORDER).map(text -> Decimal.whole(Option.ORDER, text, 1, 50,
        "1 keeps edges between constants, 2 between slopes")).orElse(1);
  }

  private static Filters bank(String text) {
    List<List<Double>> filters = Arrays.stream(text.split(";", -1)).map(Filters::filter).toList();
    int taps = filters.stream().mapToInt(List::size).max().orElseThrow();
    return new Bank(filters.stream().map(filter -> padded(filter, taps)).toList());
  }

  private static List<Double> filter(String text) {
    List<Double> weights = new ArrayList<>();
    for (String weight : text.split(",", -1)) {
      double value = Decimal.parse(weight.strip()).orElse(Double.NaN);
      if (!(Math.abs(value) <= GREATEST)) {
        throw new IllegalArgumentException("filter weight " + Shown.quoted(weight) + " must be a number of at most " + GREATEST
            + " in size; write filters as -1,2,-1, several separated by ;");
      }
      weights.add(value);
    }
    return weights;
  }

  private static List<Double> padded(List<Double> filter, int taps) {
    List<Double> longer = new ArrayList<>(filter);
    while (longer.size() < taps) {
      longer.add(0.0);
    }
    return List.copyOf(longer);
  }

  /**
   * Forward differences.
   *
   * @param order their order, in {@code 1..50}
   */
  record Differences(int order) implements Filters {

    @Override
    public Convolution on(Boundary boundary, int channels) {
      return Convolution.difference(order, boundary).onEach(channels);
    }

    @Override
    public String toString() {
      return "order " + order;
    }
  }

  /**
   * A bank: one response for each filter.
   *
   * @param weights filters of equal length
   */
  record Bank(List<List<Double>> weights) implements Filters {

    @Override
    public Convolution on(Boundary boundary, int channels) {
      double[][][] bank = new double[weights.size()][1][];
      for (int m = 0; m < bank.length; m++) {
        bank[m][0] = weights.get(m).stream().mapToDouble(w -> w).toArray();
      }
      return Convolution.bank(boundary, bank).onEach(channels);
    }

    @Override
    public String toString() {
      return "filter " + weights;
    }
  }
}
