package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sector and slope are the ranges of {@code Phi(s)/s} and {@code Phi'}: a dense search over the line, refined at every
 * extremum that is no plateau, comes within 1e-12 of each end (relative to the width) and never passes it by more than rounding.
 */
class BoundsTest {

  /** Asymptotes such as {@code 1/r}, {@code 1/r^2} are as near as this only beyond 1e13. */
  private static final double WIDEST = 1e15;
  private static final double NARROWEST = 1e-15;
  private static final int PER_DECADE = 400;
  private static final double REACHED = 1e-12;
  /** More than the operations of any formula: 16 ulp of the largest value. */
  private static final double ROUNDING = 16 * 0x1p-52;

  static List<Flux> fluxes() {
    List<Flux> fluxes = new ArrayList<>();
    for (double contrast : new double[] {1, 0.37, 1e5}) {
      fluxes.addAll(Fluxes.all(contrast));
    }
    return fluxes;
  }

  @ParameterizedTest
  @MethodSource("fluxes")
  void sector(Flux flux) {
    check(flux, flux.sector(), flux::diffusivity, "sector of " + flux.text());
  }

  @ParameterizedTest
  @MethodSource("fluxes")
  void slope(Flux flux) {
    check(flux, flux.slope(), flux::derivative, "slope of " + flux.text());
  }

  private static void check(Flux flux, Sector bound, DoubleUnaryOperator f, String what) {
    double highest = highest(f, flux.contrast());
    double lowest = -highest(s -> -f.applyAsDouble(s), flux.contrast());
    double size = bound.magnitude();
    assertThat(highest).as("sup, %s", what).isBetween(
        bound.hi() - REACHED * size, bound.hi() + ROUNDING * size);
    assertThat(lowest).as("inf, %s", what).isBetween(
        bound.lo() - ROUNDING * size, bound.lo() + REACHED * size);
  }

  private static double highest(DoubleUnaryOperator f, double contrast) {
    double best = f.applyAsDouble(0);
    int from = (int) Math.floor(PER_DECADE * Math.log10(NARROWEST));
    int to = (int) Math.ceil(PER_DECADE * Math.log10(WIDEST));
    for (int sign = -1; sign <= 1; sign += 2) {
      double left = grid(sign * contrast, from - 1);
      double middle = grid(sign * contrast, from);
      double before = f.applyAsDouble(left);
      double here = f.applyAsDouble(middle);
      for (int k = from; k <= to; k++) {
        double right = grid(sign * contrast, k + 1);
        double after = f.applyAsDouble(right);
        best = Math.max(best, here);
        boolean flat = here == before && here == after;
        if (here >= before && here >= after && !flat) {
          best = Math.max(best, refined(f, left, right));
        }
        left = middle;
        middle = right;
        before = here;
        here = after;
      }
    }
    return best;
  }

  private static double grid(double unit, int k) {
    return unit * Math.pow(10, (double) k / PER_DECADE);
  }

  /** The largest value met by trisection of an interval around a maximum, until it holds no more doubles. */
  private static double refined(DoubleUnaryOperator f, double from, double to) {
    double left = from;
    double right = to;
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 120; i++) {
      double first = left + (right - left) / 3;
      double second = right - (right - left) / 3;
      double low = f.applyAsDouble(first);
      double high = f.applyAsDouble(second);
      best = Math.max(best, Math.max(low, high));
      if (first == left || first == second) {
        break;
      }
      if (low < high) {
        left = first;
      } else {
        right = second;
      }
    }
    return best;
  }

  /** {@code Phi(-s) = -Phi(s)} where a flux says so, and somewhere not where it does not. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void even(Flux flux) {
    boolean found = true;
    for (double r = 1e-3; r < 1e3; r *= 1.01) {
      double s = r * flux.contrast();
      found &= flux.at(-s) == -flux.at(s) && flux.diffusivity(-s) == flux.diffusivity(s);
    }
    assertThat(flux.even()).isEqualTo(found);
  }

  /** {@code P(y) <= P(x) + g(x) (y^2 - x^2)/2} where a flux says so, and somewhere not where it does not. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void decreasing(Flux flux) {
    boolean found = true;
    for (double r = 1e-2; r < 1e2; r *= 1.17) {
      for (double q = 1e-2; q < 1e2; q *= 1.19) {
        found &= majorised(flux, r * flux.contrast(), q * flux.contrast())
            && majorised(flux, -r * flux.contrast(), q * flux.contrast());
      }
    }
    assertThat(flux.decreasingDiffusivity()).isEqualTo(found);
  }

  /** The margin is that of the potentials' errors, 2^-47 of their size, and of the three products. */
  private static boolean majorised(Flux flux, double x, double y) {
    double form = 0.5 * flux.diffusivity(x) * (y - x) * (y + x);
    double size = flux.potential(y) + flux.potential(x) + 0.5 * flux.sector().hi() * (x * x + y * y);
    return flux.potential(y) <= flux.potential(x) + form + 0x1p-46 * size;
  }

  @Test
  void closedForms() {
    assertThat(new ForwardBackward(1).sector().lo()).isBetween(-0.375 * (1 + 0x1p-45), -0.375);
    // mpmath, 40 digits: min F = -1.14210727890617100979698...
    assertThat(new ForwardBackward(1).slope().lo())
        .isBetween(-1.142107278906171 - 0x1p-46, -1.142107278906171);
    assertThat(Math.nextUp(new Weickert(1).slope().lo())).isEqualTo(-2.334896157428067);
    assertThat(new TotalVariation(1).sector().hi()).isEqualTo(100);
    assertThat(new TotalVariation(1, 3).sector().hi()).isEqualTo(Math.nextUp(1.0 / 3));
  }

  @Test
  void coupledActivationsNeedAnEvenFlux() {
    for (Flux flux : Fluxes.all(1)) {
      if (flux.even()) {
        assertThat(Activation.coupled(flux).flux()).isEqualTo(flux);
      } else {
        assertThatThrownBy(() -> Activation.coupled(flux))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(flux.text()).hasMessageContaining("channelwise");
      }
    }
  }
}
