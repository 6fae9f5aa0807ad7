package org.residua.cli.leaderboard;

import java.util.Arrays;

/**
 * How a contender did in a row.
 *
 * @param contender its name
 * @param kind of it
 * @param mean of the mean squared errors of all seeds
 * @param error the standard error of that mean
 * @param behind the mean of the differences from our errors at the same seeds: negative where it does better than ours
 * @param behindError the standard error of that mean
 * @param nanos the median of the time that a sample took
 */
public record Score(String contender, Contender.Kind kind, double mean, double error, double behind, double behindError,
    double nanos) {

  /** Of the errors and times of all seeds. */
  @SuppressWarnings("ArrayRecordComponent")
  record Course(double[] errors, double[] nanos) {

    Course(int seeds) {
      this(new double[seeds], new double[seeds]);
    }
  }

  static Score of(Contender contender, Course own, Course ours) {
    double[] behind = own.errors().clone();
    Arrays.setAll(behind, i -> own.errors()[i] - ours.errors()[i]);
    double[] sorted = own.nanos().clone();
    Arrays.sort(sorted);
    return new Score(contender.name(), contender.kind(), mean(own.errors()), error(own.errors()), mean(behind), error(behind),
        sorted[sorted.length / 2]);
  }

  /** In the order of the seeds. */
  private static double mean(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The standard deviation of the mean; 0 for one seed. */
  private static double error(double... values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    int n = values.length;
    return n == 1 ? 0 : Math.sqrt(sum / (n - 1) / n);
  }

  /** Whether it cannot be told from ours: the difference is at most twice its standard error. */
  boolean level() {
    return Math.abs(behind) <= 2 * behindError;
  }
}
