package org.residua.api.engine;

import java.util.List;
import java.util.function.Consumer;
import org.residua.api.arithmetic.Fma;
import org.residua.api.block.Algebra;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Resolvent;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * The direct reading: the carrier is a signal, and each operation is computed at once, sample by sample, as its definition
 * says. It defines the bits that every engine gives. Composite operations run in their default expansion. Thread safe.
 *
 * @param told how each fixed point was found, as it is found
 */
public record DirectAlgebra(Consumer<LoopOutcome> told) implements Algebra<Signal> {

  /** For those who do not want to know how fixed points were found. */
  public DirectAlgebra() {
    this(_ -> { });
  }


  /** A sample of a result. */
  @FunctionalInterface
  private interface Sample {

    /** The sample of that channel and index. */
    double at(int channel, int index);
  }

  @Override
  public Signal apply(LinearOperator operator, Signal x) {
    return operator.apply(x);
  }

  @Override
  public Signal activate(Activation activation, Signal x) {
    int channels = x.shape().channels();
    activation.requireResponses(channels);
    int group = activation.coupling().size(channels);
    return signal(x.shape(), (m, i) -> {
      Flux flux = activation.flux(m);
      double y = x.get(m, i);
      if (activation.channelwise()) {
        return activation.form().of(flux, y);
      }
      double g = flux.diffusivity(magnitude(x, m / group * group, group, i));
      return activation.form() == Activation.Form.FLUX ? g * y : g;
    });
  }

  /** {@code s = sqrt(sum_m y_m^2)} over a group, ascending in {@code m}, fused. */
  private static double magnitude(Signal y, int first, int group, int index) {
    double square = y.get(first, index) * y.get(first, index);
    for (int m = first + 1; m < first + group; m++) {
      square = Fma.of(y.get(m, index), y.get(m, index), square);
    }
    return Math.sqrt(square);
  }

  @Override
  public Signal differential(Activation activation, Signal at, Signal direction) {
    activation.requireFlux();
    activation.requireResponses(at.shape().channels());
    direction.requireShape(at.shape());
    int group = activation.coupling().size(at.shape().channels());
    return signal(at.shape(), activation.channelwise()
        ? (m, i) -> activation.flux(m).derivative(at.get(m, i)) * direction.get(m, i)
        : (m, i) -> coupled(activation.flux(m), at, direction, m, m / group * group, group, i));
  }

  /** {@code fma(c, n_m, g d_m)} with {@code c = (Phi'(s) - g(s)) (n . d)}. */
  private static double coupled(Flux flux, Signal at, Signal d, int m, int first, int group, int i) {
    double s = magnitude(at, first, group, i);
    double w = s == 0 ? 0 : 1 / s;
    double t = w * at.get(first, i) * d.get(first, i);
    for (int k = first + 1; k < first + group; k++) {
      t = Fma.of(w * at.get(k, i), d.get(k, i), t);
    }
    double g = flux.diffusivity(s);
    return Fma.of((flux.derivative(s) - g) * t, w * at.get(m, i), g * d.get(m, i));
  }

  @Override
  public Signal multiply(Signal x, Signal y) {
    y.requireShape(x.shape());
    return signal(x.shape(), (c, i) -> x.get(c, i) * y.get(c, i));
  }

  @Override
  public Signal divide(Signal x, Signal y) {
    y.requireShape(x.shape());
    return signal(x.shape(), (c, i) -> x.get(c, i) / y.get(c, i));
  }

  @Override
  public Signal zero(Signal like) {
    return Signal.planar(like.shape(), new double[like.shape().size()]);
  }

  @Override
  public Signal combine(List<Double> coefficients, List<Signal> values) {
    Shape shape = values.get(0).shape();
    values.forEach(value -> value.requireShape(shape));
    return signal(shape, (c, i) -> {
      double sum = coefficients.get(0) * values.get(0).get(c, i);
      for (int k = 1; k < values.size(); k++) {
        sum = Fma.of(coefficients.get(k), values.get(k).get(c, i), sum);
      }
      return sum;
    });
  }

  @Override
  public Signal addBias(Parameter bias, Signal x) {
    if (bias.size() != x.shape().channels()) {
      throw new IllegalArgumentException("bias " + bias + " has " + bias.size() + " values for "
          + x.shape().channels() + " channels; give one for each");
    }
    double[] b = bias.values();
    return signal(x.shape(), (c, i) -> x.get(c, i) + b[c]);
  }

  @Override
  public Signal solve(Resolvent resolvent, Signal weights, List<Signal> in) {
    return PlainResolvent.solve(resolvent, weights, in);
  }

  @Override
  public Signal fixedPoint(FixedPoint loop, Signal start, List<Signal> held) {
    return DirectLoop.run(this, loop, start, held);
  }

  private static Signal signal(Shape shape, Sample sample) {
    double[] planar = new double[shape.size()];
    for (int c = 0; c < shape.channels(); c++) {
      for (int i = 0; i < shape.length(); i++) {
        planar[c * shape.length() + i] = sample.at(c, i);
      }
    }
    return Signal.planar(shape, planar);
  }
}
