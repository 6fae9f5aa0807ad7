package org.residua.simd;

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

/** {@code P} of many values, for one type of flux. */
interface PotentialLoop {

  /** {@code y_i = P(y_i)} for {@code i = 0..count-1}. */
  void run(Flux flux, double[] y, int count);

  /** What a copy has as constants. */
  record Constants(Width width, VectorPotential formula) {}

  /** Whether a potential is evaluated on vectors; the others need a logarithm or a case distinction. */
  static boolean elementary(Flux flux) {
    return switch (flux) {
      case Linear _, Relu _, Huber _, Charbonnier _, TotalVariation _, Exponential _ -> true;
      case PeronaMalik _, Weickert _, Balanced _, ForwardBackward _, Tanh _, ShiftedSoftplus _,
          LinearSpline _, CustomFlux _ -> false;
    };
  }

  /** The template of an elementary potential: a {@link VectorPotential} or a {@link PotentialLoop}. */
  static Class<?> template(Flux flux) {
    return switch (flux) {
      case Linear _, Relu _ -> SquarePotential.class;
      case Huber _ -> HuberPotential.class;
      case Charbonnier _, TotalVariation _ -> RootPotential.class;
      case Exponential _ -> ExponentialPotential.class;
      case PeronaMalik _, Weickert _, Balanced _, ForwardBackward _, Tanh _, ShiftedSoftplus _,
          LinearSpline _, CustomFlux _ -> throw new IllegalArgumentException(
              "the potential of " + flux.text() + " is evaluated by scalar code");
    };
  }
}
