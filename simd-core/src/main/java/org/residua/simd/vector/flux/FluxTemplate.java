package org.residua.simd.vector.flux;

import org.residua.api.flux.Balanced;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.ConvexFlux;
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
 * A template that evaluates a type of flux: a formula, which other loops inline, a formula in stages, or a whole loop
 * where a formula of two numbers does not do.
 */
public sealed interface FluxTemplate permits Formula, ActivationLoop {

  /** The template of a flux. */
  static Class<? extends FluxTemplate> of(Flux flux) {
    return switch (flux) {
      case Linear _ -> VectorLinear.class;
      case Charbonnier _ -> VectorCharbonnier.class;
      case PeronaMalik _ -> VectorPeronaMalik.class;
      case Exponential _ -> VectorExponential.class;
      case Weickert _ -> VectorWeickert.class;
      case TotalVariation _ -> VectorTotalVariation.class;
      case Huber _ -> VectorHuber.class;
      case Balanced _ -> VectorBalanced.class;
      case ForwardBackward _ -> ForwardBackwardTemplate.class;
      case Relu _ -> VectorRelu.class;
      case Tanh _ -> VectorTanh.class;
      case ShiftedSoftplus _ -> VectorShiftedSoftplus.class;
      case LinearSpline _ -> SplineTemplate.class;
      case ConvexFlux _ -> ConvexTemplate.class;
      case CustomFlux _ -> ScalarTemplate.class;
    };
  }

  /** Whether a template is a formula that fits into the loops of others. */
  static boolean fused(Class<? extends FluxTemplate> template) {
    return VectorFlux.class.isAssignableFrom(template);
  }
}
