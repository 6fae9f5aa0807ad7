package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
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
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.Stack;
import org.residua.api.operator.StackAdjoint;
import org.residua.api.operator.Stencil;
import org.residua.api.operator.Substitution;
import org.residua.api.operator.Sum;
import org.residua.api.operator.Strided;
import org.residua.api.operator.StridedAdjoint;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.banded.SymmetricBandedLoop;
import org.residua.simd.banded.Workspaces;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;

/** Collects the steps of a plan: calls of kernels with their buffers bound. */
final class Emitter {

  private final Execution execution;
  private final Kernels kernels;
  private final BufferPool pool;
  private List<Runnable> steps = new ArrayList<>();
  private final LoopLog log;
  private final Workspaces workspaces;
  private long work;

  Emitter(Execution execution, BufferPool pool) {
    this(execution, pool, new LoopLog(), new Workspaces());
  }

  private Emitter(Execution execution, BufferPool pool, LoopLog log, Workspaces workspaces) {
    this.execution = execution;
    this.kernels = execution.kernels();
    this.pool = pool;
    this.log = log;
    this.workspaces = workspaces;
  }

  /** For steps that are run by others, who tell of the work. */
  Emitter silent() {
    return new Emitter(execution.watched(_ -> { }), pool, log, workspaces);
  }

  Execution execution() {
    return execution;
  }

  Kernels kernels() {
    return kernels;
  }

  /** Where linear systems are factored. */
  Workspaces workspaces() {
    return workspaces;
  }

  /** Where loops write how they ended. */
  LoopLog log() {
    return log;
  }

  List<Runnable> steps() {
    return steps;
  }

  /** What all steps together tell of their work, in samples. */
  long work() {
    return work;
  }

  /** A step that tells of its work itself. */
  void emitTelling(long samples, Runnable step) {
    steps.add(step);
    work += samples;
  }

  /** A step on that many samples. */
  void emit(long samples, Runnable step) {
    LongConsumer worked = execution.worked();
    emitTelling(samples, () -> {
      step.run();
      worked.accept(samples);
    });
  }

  /** What {@code body} emits, {@code times} times over. */
  void repeat(int times, Runnable body) {
    List<Runnable> outer = steps;
    long before = work;
    steps = new ArrayList<>();
    body.run();
    Runnable[] inner = steps.toArray(Runnable[]::new);
    steps = outer;
    work = before + times * (work - before);
    steps.add(() -> {
      for (int t = 0; t < times; t++) {
        for (Runnable step : inner) {
          step.run();
        }
      }
    });
  }

  void copy(Slot from, Slot to) {
    int count = from.shape().size();
    emit(count, () -> System.arraycopy(from.samples(), 0, to.samples(), 0, count));
  }

  /** {@code out = sum_k coefficients_k in_k}; gives what takes other coefficients. */
  Consumer<double[]> combine(double[] coefficients, Slot out, Slot... in) {
    double[][] arrays = new double[in.length][];
    for (int k = 0; k < in.length; k++) {
      requireSame(in[0], in[k]);
      arrays[k] = in[k].samples();
    }
    Current<double[]> current = new Current<>(coefficients);
    int count = out.shape().size();
    emit(count, () -> kernels.combine(current.get(), arrays, out.samples(), count));
    return current::set;
  }

  /** {@code out = operator in}; gives what takes another operator of the same structure. */
  Consumer<LinearOperator> apply(LinearOperator operator, Slot in, Slot out) {
    int channels = in.shape().channels();
    long samples = out.shape().size();
    return switch (operator) {
      case Convolution k -> convolve(k, in, out, 0);
      case Adjoint adjoint -> adjoint(adjoint, in, 0, out);
      case Diagonal diagonal -> {
        Current<double[]> weights = new Current<>(planar(diagonal.weights()));
        emit(samples, () ->
            kernels.multiply(weights.get(), in.samples(), out.samples(), out.shape().size()));
        yield next -> weights.set(planar(((Diagonal) next).weights()));
      }
      case Identity _ -> {
        copy(in, out);
        yield _ -> { };
      }
      case SymmetricBanded matrix -> {
        Current<SymmetricBandedLoop> loop = new Current<>(new SymmetricBandedLoop(matrix));
        emit(samples, () -> kernels.banded(loop.get(), in.samples(), out.samples(), channels));
        yield next -> loop.set(new SymmetricBandedLoop((SymmetricBanded) next));
      }
      case SparseMatrix matrix -> {
        sparse(new Current<>(matrix), in, out);
        yield _ -> { };
      }
      case Interpolation p -> {
        Consumer<SparseMatrix> matrix = sparse(new Current<>(p.matrix()), in, out);
        yield next -> matrix.accept(((Interpolation) next).matrix());
      }
      case Restriction r -> {
        Consumer<SparseMatrix> matrix = sparse(new Current<>(r.of().matrix().adjoint()), in, out);
        yield next -> matrix.accept(((Restriction) next).of().matrix().adjoint());
      }
      case Strided strided -> {
        Current<Strided> current = new Current<>(strided);
        emit(samples, () -> current.get().run(in.samples(), in.shape().length(), out.samples()));
        yield next -> current.set((Strided) next);
      }
      case StridedAdjoint adjoint -> {
        Current<StridedAdjoint> current = new Current<>(adjoint);
        emit(samples, () -> current.get().run(in.samples(), in.shape().length(), out.samples(), out.shape().length()));
        yield next -> current.set((StridedAdjoint) next);
      }
      case Substitution substitution -> {
        emit(samples, () -> substitution.run(in.samples(), out.samples(), channels));
        yield _ -> { };
      }
      case Scaled scaled -> {
        Consumer<LinearOperator> inner = apply(scaled.of(), in, out);
        Consumer<double[]> factor = combine(new double[] {scaled.factor()}, out, out);
        yield next -> {
          inner.accept(((Scaled) next).of());
          factor.accept(new double[] {((Scaled) next).factor()});
        };
      }
      case Sum sum -> {
        Slot other = pool.acquire(out.shape());
        Consumer<LinearOperator> first = apply(sum.first(), in, out);
        Consumer<LinearOperator> second = apply(sum.second(), in, other);
        combine(new double[] {1, 1}, out, out, other);
        pool.release(other);
        yield next -> {
          first.accept(((Sum) next).first());
          second.accept(((Sum) next).second());
        };
      }
      case Product product -> {
        Slot right = pool.acquire(product.right().target(in.shape()));
        Consumer<LinearOperator> inner = apply(product.right(), in, right);
        Consumer<LinearOperator> outer = apply(product.left(), right, out);
        pool.release(right);
        yield next -> {
          inner.accept(((Product) next).right());
          outer.accept(((Product) next).left());
        };
      }
      case Stack stack -> new StackEmitter(this, pool).apply(stack, in, out);
      case StackAdjoint adjoint -> new StackEmitter(this, pool).apply(adjoint, in, out);
      case Mirror _ -> {
        emit(samples, () -> kernels.mirror(in.samples(), in.shape().length(), out.samples(), channels));
        yield _ -> { };
      }
      case Fold _ -> {
        emit(samples, () -> kernels.fold(in.samples(), out.shape().length(), out.samples(), channels));
        yield _ -> { };
      }
      case CustomOperator custom -> {
        Current<CustomOperator> own = new Current<>(custom);
        emit(samples, () -> custom(own.get(), in, out));
        yield next -> own.set((CustomOperator) next);
      }
    };
  }

  private Consumer<SparseMatrix> sparse(Current<SparseMatrix> matrix, Slot in, Slot out) {
    emit(out.shape().size(), () -> kernels.sparse(matrix.get(), in.samples(), out.samples(), in.shape().channels()));
    return matrix::set;
  }

  /** The responses of {@code in} to {@code out} from {@code at} on. */
  Consumer<LinearOperator> convolve(Convolution k, Slot in, Slot out, int at) {
    Current<Stencil> stencil = new Current<>(k.stencil());
    emit(k.target(in.shape()).size(), () ->
        kernels.convolve(stencil.get(), in.samples(), in.shape().length(), out.samples(), at));
    return next -> stencil.set(((Convolution) next).stencil());
  }

  /** The adjoint of the responses that begin at {@code at}. */
  Consumer<LinearOperator> adjoint(Adjoint adjoint, Slot in, int at, Slot out) {
    Current<Stencil> stencil = new Current<>(adjoint.of().stencil());
    emit(out.shape().size(), () ->
        kernels.adjoint(stencil.get(), in.samples(), at, out.shape().length(), out.samples()));
    return next -> stencil.set(((Adjoint) next).of().stencil());
  }

  void copy(Slot from, int start, Slot to, int at, int count) {
    emit(count, () -> System.arraycopy(from.samples(), start, to.samples(), at, count));
  }

  /** Gives each part its own. */
  static Consumer<LinearOperator> each(List<Consumer<LinearOperator>> parts) {
    return next -> {
      for (int k = 0; k < parts.size(); k++) {
        parts.get(k).accept(next.parts().get(k));
      }
    };
  }

  /** A user's own operator allocates what it returns. */
  private static void custom(CustomOperator custom, Slot in, Slot out) {
    double[] samples = Arrays.copyOf(in.samples(), in.shape().size());
    Signal image = custom.apply(Signal.planar(in.shape(), samples));
    image.requireShape(out.shape());
    image.copyTo(out.samples());
  }

  private static double[] planar(Signal signal) {
    double[] samples = new double[signal.shape().size()];
    signal.copyTo(samples);
    return samples;
  }

  static void requireShape(Slot x, Shape wanted) {
    if (!x.shape().equals(wanted)) {
      throw new IllegalArgumentException("weights " + x.shape() + " where " + wanted + " are needed; give one for each response");
    }
  }

  static void requireSame(Slot x, Slot y) {
    if (!x.shape().equals(y.shape())) {
      throw new IllegalArgumentException("values of shapes " + x.shape() + " and " + y.shape()
          + " meet; they must agree (rows of a convolution depend on its boundary)");
    }
  }
}
