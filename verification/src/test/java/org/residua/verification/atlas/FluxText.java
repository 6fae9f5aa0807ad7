package org.residua.verification.atlas;

import org.residua.api.flux.Balanced;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Huber;
import org.residua.api.flux.Linear;
import org.residua.api.flux.LinearSpline;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Relu;
import org.residua.api.flux.ShiftedSoftplus;
import org.residua.api.flux.Tanh;
import org.residua.api.flux.TotalVariation;
import org.residua.api.flux.Weickert;

/**
 * What the atlas says about a flux, with r = s / lambda.
 *
 * @param diffusivity g
 * @param potential P
 * @param counterpart what it is as an activation, a regulariser, a shrinkage
 * @param source where it is from
 */
record FluxText(String diffusivity, String potential, String counterpart, String source) {

  /** The text of a flux: a new flux stops the compiler here. */
  static FluxText of(Flux flux) {
    return switch (flux) {
      case Linear _ -> new FluxText("1", "s^2/2",
          "The identity as activation; Tikhonov regularisation (Whittaker, Hodrick-Prescott); Haar coefficients scaled by"
              + " 1 - 4 tau, at tau = 1/4 all of them set to 0.", "");
      case Charbonnier _ -> new FluxText("1/sqrt(1 + r^2)", "lambda^2 (sqrt(1 + r^2) - 1)",
          "A sigmoid, r/sqrt(1 + r^2), as activation; the smooth convex regulariser between quadratic and total"
              + " variation; a soft shrinkage without threshold.",
          "Charbonnier, Blanc-Feraud, Aubert, Barlaud (1994)");
      case PeronaMalik _ -> new FluxText("1/(1 + r^2)", "lambda^2 ln(1 + r^2)/2",
          "An activation that rises to the contrast and falls beyond it; the Lorentzian (Cauchy) regulariser; a shrinkage"
              + " that keeps large coefficients almost unchanged.", "Perona, Malik (1990)");
      case Exponential _ -> new FluxText("exp(-r^2/2)", "lambda^2 (1 - exp(-r^2/2))",
          "A localised activation; the Welsch (Leclerc) regulariser; large coefficients are kept.", "Perona, Malik (1990)");
      case Weickert _ -> new FluxText("1 - exp(-C/r^8), C = 3.31488",
          "lambda^2 (r^2 (1 - e^-t) + C^(1/4) Gamma(3/4, t))/2, t = C/r^8",
          "Linear within the contrast and almost nothing beyond: as activation and as shrinkage the smooth neighbour of"
              + " the hard threshold.", "Weickert (1998)");
      case TotalVariation _ -> new FluxText("1/sqrt(r^2 + eps^2), eps = 0.01", "lambda^2 (sqrt(r^2 + eps^2) - eps)",
          "A steep sigmoid as activation; regularised total variation; for eps -> 0 and |x| > 1/sqrt(2) its shrinkage is"
              + " the soft one. The plot at tau = 1/4 is far beyond the step limit 2 eps/||K||^2 and overshoots near 0.",
          "Rudin, Osher, Fatemi (1992); Acar, Vogel (1994)");
      case Huber _ -> new FluxText("min(1, 1/|r|)", "s^2/2, beyond the contrast lambda^2 (|r| - 1/2)",
          "The hard tanh (clipping) as activation; Huber's function; at tau = 1/4 exactly soft shrinkage with the"
              + " threshold lambda/sqrt(2).", "Huber (1964)");
      case Balanced _ -> new FluxText("min(1, 1/r^2)", "s^2/2, beyond the contrast lambda^2 (1/2 + ln |r|)",
          "At tau = 1/4 exactly garrote shrinkage with the threshold lambda/sqrt(2).",
          "Keeling, Stollberger (2002); Welk, Weickert, Steidl (2005)");
      case ForwardBackward _ -> new FluxText("2 exp(-k^2 a r^2) - exp(-a r^2), a = ln 2/(k^2 - 1), k = 2",
          "lambda^2 ((1 - exp(-k^2 a r^2))/(k^2 a) - (1 - exp(-a r^2))/(2 a))",
          "Sharpens beyond the contrast, where g < 0: its shrinkage amplifies the coefficients there. The energy still"
              + " falls, the norm may grow.", "Gilboa, Sochen, Zeevi (2002); Smolka (2002)");
      case Relu _ -> new FluxText("1 for s >= 0, else 0", "max(0, s)^2/2",
          "The rectifier; the regulariser of one-sided differences (it only counts rises); positive coefficients are"
              + " smoothed.", "");
      case Tanh _ -> new FluxText("tanh(r)/r", "lambda^2 ln cosh r",
          "The classical sigmoid; the log-cosh regulariser, a smooth Huber function.", "");
      case ShiftedSoftplus _ -> new FluxText("ln((1 + e^r)/2)/r", "lambda^2 (r^2/4 + integral of ln cosh(x/2) from 0 to r)",
          "Softplus moved through 0: the smooth rectifier, whose slope is the logistic function.",
          "Dugas et al. (2001); Schuett et al. (2017)");
      case LinearSpline _ -> new FluxText("p(r)/r, p piecewise linear through 0", "piecewise quadratic",
          "The trainable activation with a certificate: sector and slope are read off the knots. Shown is one with five"
              + " knots.", "");
      case CustomFlux custom -> new FluxText(custom.text(), "", "A user's own.", "");
    };
  }
}
