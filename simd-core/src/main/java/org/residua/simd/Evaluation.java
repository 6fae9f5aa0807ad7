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

/**
 * How a type of flux is evaluated: by a formula that any loop can inline, or by a loop of its own. One constant for
 * each type, so that copies of loops can be keyed by it.
 */
sealed interface Evaluation permits VectorFlux, OwnLoop {

  /** The evaluation of a flux. */
  static Evaluation of(Flux flux) {
    return switch (flux) {
      case Linear _ -> VectorLinear.FORMULA;
      case Charbonnier _ -> VectorCharbonnier.FORMULA;
      case PeronaMalik _ -> VectorPeronaMalik.FORMULA;
      case TotalVariation _ -> VectorTotalVariation.FORMULA;
      case Huber _ -> VectorHuber.FORMULA;
      case Balanced _ -> VectorBalanced.FORMULA;
      case Relu _ -> VectorRelu.FORMULA;
      case Exponential _ -> OwnLoop.EXPONENTIAL;
      case Weickert _ -> OwnLoop.WEICKERT;
      case ForwardBackward _ -> OwnLoop.FORWARD_BACKWARD;
      case Tanh _ -> OwnLoop.TANH;
      case ShiftedSoftplus _ -> OwnLoop.SHIFTED_SOFTPLUS;
      case LinearSpline _ -> OwnLoop.SPLINE;
      case CustomFlux _ -> OwnLoop.SCALAR;
    };
  }
}
