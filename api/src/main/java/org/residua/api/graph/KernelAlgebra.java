package org.residua.api.graph;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.flux.Activation;
import org.residua.api.kernel.Kernels;
import org.residua.api.kernel.SymmetricBandedLoop;
import org.residua.api.operator.Adjoint;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Fold;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Product;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Stack;
import org.residua.api.operator.StackAdjoint;
import org.residua.api.operator.Sum;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * The direct reading: the carrier is a signal, each operation is computed at once by kernels.
 *
 * <p>Simple and allocating, it is the reference for {@link Plan}. Composite operations run in their default
 * expansion. Thread safe.
 *
 * @param kernels the loops
 */
public record KernelAlgebra(Kernels kernels) implements Algebra<Signal> {

  @Override
  public Signal apply(LinearOperator operator, Signal x) {
    return switch (operator) {
      case Convolution k -> {
        Shape target = k.target(x.shape());
        double[] y = new double[target.size()];
        kernels.convolve(k.stencil(), samples(x), x.shape().length(), y);
        yield Signal.planar(target, y);
      }
      case Adjoint adjoint -> {
        Shape target = adjoint.target(x.shape());
        double[] u = new double[target.size()];
        kernels.adjoint(adjoint.of().stencil(), samples(x), target.length(), u);
        yield Signal.planar(target, u);
      }
      case Diagonal diagonal -> multiply(diagonal.weights(), x);
      case Identity _ -> x;
      case SymmetricBanded matrix -> {
        double[] y = new double[matrix.target(x.shape()).size()];
        kernels.banded(new SymmetricBandedLoop(matrix), samples(x), y, x.shape().channels());
        yield Signal.planar(x.shape(), y);
      }
      case Interpolation p -> {
        Shape target = p.target(x.shape());
        double[] fine = new double[target.size()];
        kernels.interpolate(p, samples(x), fine, x.shape().channels());
        yield Signal.planar(target, fine);
      }
      case Restriction r -> {
        Shape target = r.target(x.shape());
        double[] coarse = new double[target.size()];
        kernels.restrict(r.of(), samples(x), coarse, x.shape().channels());
        yield Signal.planar(target, coarse);
      }
      case Scaled scaled -> combine(List.of(scaled.factor()), List.of(apply(scaled.of(), x)));
      case Sum sum -> combine(
          List.of(1.0, 1.0), List.of(apply(sum.first(), x), apply(sum.second(), x)));
      case Product product -> apply(product.left(), apply(product.right(), x));
      case Stack stack -> Stack.concatenated(stack.parts().stream().map(part -> apply(part, x)).toList());
      case StackAdjoint adjoint -> {
        adjoint.target(x.shape());
        List<Signal> slices = adjoint.split(x);
        yield combine(Collections.nCopies(slices.size(), 1.0), IntStream.range(0, slices.size())
            .mapToObj(k -> apply(adjoint.parts().get(k), slices.get(k))).toList());
      }
      case Mirror mirror -> {
        Shape target = mirror.target(x.shape());
        double[] y = new double[target.size()];
        kernels.mirror(samples(x), x.shape().length(), y, x.shape().channels());
        yield Signal.planar(target, y);
      }
      case Fold fold -> {
        Shape target = fold.target(x.shape());
        double[] u = new double[target.size()];
        kernels.fold(samples(x), target.length(), u, x.shape().channels());
        yield Signal.planar(target, u);
      }
      case CustomOperator custom -> custom.apply(x);
    };
  }

  @Override
  public Signal activate(Activation activation, Signal x) {
    double[] z = samples(x);
    kernels.activate(activation, z, z, x.shape().channels(), x.shape().length());
    return Signal.planar(x.shape(), z);
  }

  @Override
  public Signal multiply(Signal x, Signal y) {
    y.requireShape(x.shape());
    double[] z = samples(x);
    kernels.multiply(z, samples(y), z, z.length);
    return Signal.planar(x.shape(), z);
  }

  @Override
  public Signal combine(List<Double> coefficients, List<Signal> values) {
    Shape shape = values.get(0).shape();
    values.forEach(value -> value.requireShape(shape));
    double[] z = new double[shape.size()];
    kernels.combine(coefficients.stream().mapToDouble(Double::doubleValue).toArray(),
        values.stream().map(KernelAlgebra::samples).toArray(double[][]::new), z, z.length);
    return Signal.planar(shape, z);
  }

  @Override
  public Signal addBias(Parameter bias, Signal x) {
    if (bias.size() != x.shape().channels()) {
      throw new IllegalArgumentException("bias " + bias + " has " + bias.size() + " values for "
          + x.shape().channels() + " channels; give one for each");
    }
    double[] z = samples(x);
    kernels.addBias(bias.values(), z, z, x.shape().length());
    return Signal.planar(x.shape(), z);
  }

  private static double[] samples(Signal x) {
    double[] copy = new double[x.shape().size()];
    x.copyTo(copy);
    return copy;
  }
}
