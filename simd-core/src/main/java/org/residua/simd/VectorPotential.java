package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
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
 * The elementary potential of a {@link Flux}, operation by operation, on vectors. Implementations are templates of
 * {@link Copies}, their constant a {@link Width}; the parameters of the flux come in as two numbers.
 */
interface VectorPotential {

  /** The first number that depends on the flux's parameters, by the scalar formula's expression. */
  double first(Flux flux);

  /** The second such number. */
  double second(Flux flux);

  /** {@code P(s)}. */
  DoubleVector of(DoubleVector s, DoubleVector first, DoubleVector second);

  /** Whether a potential is evaluated on vectors; the others need a logarithm or a case distinction. */
  static boolean elementary(Flux flux) {
    return switch (flux) {
      case Linear _, Relu _, Huber _, Charbonnier _, TotalVariation _, Exponential _ -> true;
      case PeronaMalik _, Weickert _, Balanced _, ForwardBackward _, Tanh _, ShiftedSoftplus _,
          LinearSpline _, CustomFlux _ -> false;
    };
  }

  /** The template of an elementary potential. */
  static Class<? extends VectorPotential> template(Flux flux) {
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
