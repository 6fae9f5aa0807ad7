package org.residua.schemes;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Signal;

/** Signals and tolerances of tests of evolutions whose step sizes follow an estimate of their error. */
final class AdaptiveCases {

  static final int N = 48;
  static final List<ErrorControl.Controller> CONTROLLERS =
      List.of(ErrorControl.Controller.elementary(), ErrorControl.Controller.proportionalIntegral());

  private AdaptiveCases() {}

  static ErrorControl relative(double tolerance) {
    return ErrorControl.of(0, tolerance);
  }

  static Signal signal(IntToDoubleFunction sample) {
    return Signal.of(IntStream.range(0, N).mapToDouble(sample).toArray());
  }

  /** Steps of three heights with a little noise. */
  static Signal edges() {
    Random random = new Random(3);
    return signal(i -> (i < 15 ? 0 : i < 31 ? 4 : 1.5) + 0.2 * random.nextGaussian());
  }

  static double eigenvalue(Boundary boundary, int wave) {
    return 4 * Math.pow(Math.sin(wave * Math.PI / (boundary == Boundary.PERIODIC ? N : 2.0 * N)), 2);
  }

  /** Harmonics 1, 4 and 13 after some time of the heat equation, each decayed by {@code exp(-lambda t)}. */
  static Signal harmonics(Boundary boundary, double time) {
    int[] waves = {1, 4, 13};
    double[] amplitudes = {1, -0.7, 0.4};
    return signal(i -> IntStream.range(0, waves.length).mapToDouble(k ->
        amplitudes[k] * Math.exp(-time * eigenvalue(boundary, waves[k]))
            * Math.cos((boundary == Boundary.PERIODIC ? 2 : 1) * Math.PI * waves[k] * (i + 0.5) / N)).sum());
  }

  /** Where the error is looked at, in units of the whole time: the beginning is as steep as it is short. */
  static final double[] LOOKS = {0.01, 0.05, 0.25, 1};

  static List<Double> looks(double time) {
    return Arrays.stream(LOOKS).map(look -> look * time).boxed().toList();
  }

  /** The largest error at the looks, relative to the start. */
  static double error(List<Evolved.State> states, List<Signal> exact) {
    return IntStream.range(0, LOOKS.length).mapToDouble(k -> states.get(k).signal().distance(exact.get(k))).max().orElseThrow();
  }
}
