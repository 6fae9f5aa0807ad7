package org.residua.api.graph;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.kernel.Execution;
import org.residua.api.kernel.Kernels;
import org.residua.api.kernel.SymmetricBandedLoop;
import org.residua.api.operator.Adjoint;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Product;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Sum;
import org.residua.api.operator.SymmetricBanded;

/** Collects the steps of a plan: calls of kernels with their buffers bound. */
final class Emitter {

  private final Execution execution;
  private final Kernels kernels;
  private final BufferPool pool;
  private List<Runnable> steps = new ArrayList<>();

  Emitter(Execution execution, BufferPool pool) {
    this.execution = execution;
    this.kernels = execution.kernels();
    this.pool = pool;
  }

  Execution execution() {
    return execution;
  }

  Kernels kernels() {
    return kernels;
  }

  List<Runnable> steps() {
    return steps;
  }

  void emit(Runnable step) {
    steps.add(step);
  }

  /** Collects what {@code body} emits in a list of its own. */
  Runnable[] collect(Runnable body) {
    List<Runnable> outer = steps;
    steps = new ArrayList<>();
    body.run();
    Runnable[] collected = steps.toArray(Runnable[]::new);
    steps = outer;
    return collected;
  }

  void copy(Slot from, Slot to) {
    int count = from.shape().size();
    emit(() -> System.arraycopy(from.samples(), 0, to.samples(), 0, count));
  }

  void combine(double[] coefficients, Slot out, Slot... in) {
    double[][] arrays = new double[in.length][];
    for (int k = 0; k < in.length; k++) {
      requireSame(in[0], in[k]);
      arrays[k] = in[k].samples();
    }
    emit(() -> kernels.combine(coefficients, arrays, out.samples(), out.shape().size()));
  }

  void apply(LinearOperator operator, Slot in, Slot out) {
    switch (operator) {
      case Convolution k -> emit(() ->
          kernels.convolve(k.stencil(), in.samples(), in.shape().length(), out.samples()));
      case Adjoint adjoint -> emit(() -> kernels.adjoint(
          adjoint.of().stencil(), in.samples(), out.shape().length(), out.samples()));
      case Diagonal diagonal -> {
        double[] weights = new double[out.shape().size()];
        diagonal.weights().copyTo(weights);
        emit(() -> kernels.multiply(weights, in.samples(), out.samples(), out.shape().size()));
      }
      case Identity _ -> copy(in, out);
      case SymmetricBanded matrix -> {
        SymmetricBandedLoop loop = new SymmetricBandedLoop(matrix);
        emit(() -> kernels.banded(loop, in.samples(), out.samples(), in.shape().channels()));
      }
      case Interpolation p -> emit(() ->
          kernels.interpolate(p, in.samples(), out.samples(), in.shape().channels()));
      case Restriction r -> emit(() ->
          kernels.restrict(r.of(), in.samples(), out.samples(), in.shape().channels()));
      case Scaled scaled -> {
        apply(scaled.of(), in, out);
        combine(new double[] {scaled.factor()}, out, out);
      }
      case Sum sum -> {
        Slot second = pool.acquire(out.shape());
        apply(sum.first(), in, out);
        apply(sum.second(), in, second);
        combine(new double[] {1, 1}, out, out, second);
        pool.release(second);
      }
      case Product product -> {
        Slot right = pool.acquire(product.right().target(in.shape()));
        apply(product.right(), in, right);
        apply(product.left(), right, out);
        pool.release(right);
      }
    }
  }

  static void requireSame(Slot x, Slot y) {
    if (!x.shape().equals(y.shape())) {
      throw new IllegalArgumentException("values of shapes " + x.shape() + " and " + y.shape()
          + " meet; they must agree (rows of a convolution depend on its boundary)");
    }
  }
}
