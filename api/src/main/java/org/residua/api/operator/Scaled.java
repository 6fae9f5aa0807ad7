package org.residua.api.operator;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (s K) u = s (K u)}, the factor multiplied last.
 *
 * @param factor {@code s}, finite
 * @param of the operator {@code K}
 */
public record Scaled(double factor, LinearOperator of) implements LinearOperator {

  /** Refuses a factor that is not finite. */
  public Scaled {
    if (!Double.isFinite(factor)) {
      throw new IllegalArgumentException("factor = " + factor + " must be finite");
    }
  }

  @Override
  public int targetChannels(int channels) {
    return of.targetChannels(channels);
  }

  @Override
  public Shape target(Shape source) {
    return of.target(source);
  }

  @Override
  public Signal apply(Signal u) {
    Signal image = of.apply(u);
    double[] result = new double[image.shape().size()];
    image.copyTo(result);
    for (int i = 0; i < result.length; i++) {
      result[i] = factor * result[i];
    }
    return Signal.planar(image.shape(), result);
  }

  @Override
  public Scaled adjoint() {
    return new Scaled(factor, of.adjoint());
  }

  @Override
  public List<LinearOperator> parts() {
    return List.of(of);
  }

  @Override
  public Scaled with(UnaryOperator<Parameter> numbers) {
    return new Scaled(factor, of.with(numbers));
  }

  @Override
  public List<Object> structure() {
    return List.of("scaled", of.structure());
  }

  @Override
  public String word() {
    return factor + " times " + of.word();
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return of instanceof Identity ? number.apply(factor) : number.apply(factor) + " " + of.symbol(number);
  }

  @Override
  public OptionalInt sourceChannels() {
    return of.sourceChannels();
  }

  @Override
  public NormBound norm() {
    NormBound inner = of.norm();
    return new NormBound(
        Math.max(0, RoundedUp.down(Math.abs(factor) * inner.lower())),
        RoundedUp.multiply(Math.abs(factor), inner.upper()),
        "|" + factor + "| times: " + inner.argument());
  }
}
