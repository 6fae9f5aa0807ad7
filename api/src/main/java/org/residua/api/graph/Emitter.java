package org.residua.api.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.residua.api.kernel.Execution;
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
import org.residua.api.operator.Product;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Stack;
import org.residua.api.operator.StackAdjoint;
import org.residua.api.operator.Sum;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

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
      case Stack stack -> stack(stack, in, out);
      case StackAdjoint adjoint -> stackAdjoint(adjoint, in, out);
      case Mirror _ -> emit(() ->
          kernels.mirror(in.samples(), in.shape().length(), out.samples(), in.shape().channels()));
      case Fold _ -> emit(() ->
          kernels.fold(in.samples(), out.shape().length(), out.samples(), in.shape().channels()));
      case CustomOperator custom -> emit(() -> custom(custom, in, out));
    }
  }

  private void stack(Stack stack, Slot in, Slot out) {
    int at = 0;
    for (LinearOperator part : stack.parts()) {
      Slot own = pool.acquire(part.target(in.shape()));
      apply(part, in, own);
      int to = at;
      int count = own.shape().size();
      emit(() -> System.arraycopy(own.samples(), 0, out.samples(), to, count));
      at += count;
      pool.release(own);
    }
  }

  private void stackAdjoint(StackAdjoint adjoint, Slot in, Slot out) {
    Slot summand = pool.acquire(out.shape());
    int at = 0;
    for (int k = 0; k < adjoint.parts().size(); k++) {
      int channels = adjoint.slices(in.shape().channels()).get(k);
      Slot slice = pool.acquire(new Shape(channels, in.shape().length()));
      int from = at;
      int count = slice.shape().size();
      emit(() -> System.arraycopy(in.samples(), from, slice.samples(), 0, count));
      apply(adjoint.parts().get(k), slice, k == 0 ? out : summand);
      if (k > 0) {
        combine(new double[] {1, 1}, out, out, summand);
      }
      at += count;
      pool.release(slice);
    }
    pool.release(summand);
  }

  /** A user's own operator allocates what it returns. */
  private static void custom(CustomOperator custom, Slot in, Slot out) {
    double[] samples = Arrays.copyOf(in.samples(), in.shape().size());
    Signal image = custom.apply(Signal.planar(in.shape(), samples));
    image.requireShape(out.shape());
    image.copyTo(out.samples());
  }

  static void requireSame(Slot x, Slot y) {
    if (!x.shape().equals(y.shape())) {
      throw new IllegalArgumentException("values of shapes " + x.shape() + " and " + y.shape()
          + " meet; they must agree (rows of a convolution depend on its boundary)");
    }
  }
}
