package org.residua.schemes.denoiser;

import java.util.List;
import java.util.Optional;
import org.residua.api.engine.Plan;
import org.residua.api.signal.Signal;

/**
 * A first result, to look at residuals before anything is chosen: the candidate of two steps with the wavelet of the longest filter. It takes
 * a thirtieth of the time that the choice does. It is made of the samples in units of the noise level, so that all signals of a length have
 * one plan, with the same numbers.
 *
 * @param plans of it
 */
record Pilot(Plans plans) {

  private static final List<Integer> CANDIDATE = List.of(Candidates.NAMES.indexOf(new FrameBranch(Wavelet.SYM8).names().get(1)));

  /** The result on samples that are all there, for white noise of a level. */
  double[] on(double[] y, double sigma) {
    Candidates pilot = new Candidates(new Branch.Setting(1, y.length, Frame.levels(y.length), Optional.empty()), CANDIDATE);
    Plan plan = plans.take(pilot, y.length);
    double[] u = plan.run(Signal.of(scaled(y, 1 / sigma))).channel(0);
    plans.give(plan, pilot, y.length);
    return scaled(u, sigma);
  }

  private static double[] scaled(double[] x, double factor) {
    double[] scaled = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = factor * x[i];
    }
    return scaled;
  }
}
