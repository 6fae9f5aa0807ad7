package org.example.weekly;

import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Charbonnier;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.schemes.Fsi;

/** Smooths a daily series that may jump on two days of the week. */
public final class Smoothing {

  /** The steps into day 5 and into day 0 cost a tenth. */
  public static final WeeklyDifference K = new WeeklyDifference(List.of(1.0, 1.0, 1.0, 1.0, 0.1, 1.0, 0.1));

  private Smoothing() {}

  /** Diffusion with that operator. */
  public static Diffusion diffusion() {
    return Diffusion.of(K, new Charbonnier(1));
  }

  /** Two cycles of ten steps as a network. */
  public static Network network() {
    Diffusion diffusion = diffusion();
    return Network.of(Fsi.of(diffusion, diffusion.limit().certified(), 10, 2), 1);
  }

  /** Prints three weeks, smoothed. */
  public static void main(String[] args) {
    double[] days = new double[21];
    for (int i = 0; i < days.length; i++) {
      days[i] = (i % 7 < 5 ? 10 : 4) + Math.sin(5 * i);
    }
    Signal smooth = network().run(Signal.of(days));
    for (int i = 0; i < days.length; i++) {
      System.out.printf("%5.2f%s", smooth.get(0, i), i % 7 == 6 ? System.lineSeparator() : " ");
    }
  }
}
