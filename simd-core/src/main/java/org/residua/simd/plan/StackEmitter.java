package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.residua.api.operator.Adjoint;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Product;
import org.residua.api.operator.Stack;
import org.residua.api.operator.StackAdjoint;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;

/**
 * Stacks within stacks, as those of wavelet frames: each part writes to its own place in the result, or reads from its
 * place, however deep it lies. What lies between two levels is given back as soon as the next one is computed.
 */
final class StackEmitter {

  private final Emitter emitter;
  private final BufferPool pool;

  StackEmitter(Emitter emitter, BufferPool pool) {
    this.emitter = emitter;
    this.pool = pool;
  }

  /** {@code out = operator in}. */
  Consumer<LinearOperator> apply(Stack stack, Slot in, Slot out) {
    return into(stack, in, out, 0, false);
  }

  /** {@code out = operator in}. */
  Consumer<LinearOperator> apply(StackAdjoint adjoint, Slot in, Slot out) {
    return from(adjoint, in, 0, in.shape(), out).binder();
  }

  /**
   * Writes the result of an operator to a place within another one.
   *
   * @param at the place
   * @param spent whether {@code in} is given back when it was read
   */
  private Consumer<LinearOperator> into(LinearOperator operator, Slot in, Slot out, int at, boolean spent) {
    return switch (operator) {
      case Stack stack when Level.of(stack).isPresent() -> level(Level.of(stack).orElseThrow(), in, out, at, spent);
      case Stack stack -> {
        List<Consumer<LinearOperator>> parts = new ArrayList<>();
        int place = at;
        for (int k = 0; k < stack.parts().size(); k++) {
          LinearOperator part = stack.parts().get(k);
          parts.add(into(part, in, out, place, spent && k == stack.parts().size() - 1));
          place += part.target(in.shape()).size();
        }
        yield Emitter.each(parts);
      }
      case Product product -> {
        Slot right = pool.acquire(product.right().target(in.shape()));
        Consumer<LinearOperator> inner = emitter.apply(product.right(), in, right);
        release(in, spent);
        yield factors(into(product.left(), right, out, at, true), inner);
      }
      case Convolution k -> {
        Consumer<LinearOperator> binder = emitter.convolve(k, in, out, at);
        release(in, spent);
        yield binder;
      }
      default -> {
        Slot own = pool.acquire(operator.target(in.shape()));
        Consumer<LinearOperator> binder = emitter.apply(operator, in, own);
        release(in, spent);
        emitter.copy(own, 0, out, at, own.shape().size());
        pool.release(own);
        yield binder;
      }
    };
  }

  /**
   * A filter, and its twin that others follow: a level of a wavelet transform.
   *
   * @param high the filter
   * @param low its twin, alike in all but the weights
   * @param below what follows the twin
   */
  private record Level(Convolution high, Convolution low, LinearOperator below) {

    static Optional<Level> of(Stack stack) {
      return stack.parts().size() == 2 && stack.parts().get(0) instanceof Convolution high
          && stack.parts().get(1) instanceof Product(LinearOperator below, Convolution low)
          && high.stencil().twin(low.stencil()) ? Optional.of(new Level(high, low, below)) : Optional.empty();
    }

    Stencil g() {
      return high.stencil();
    }

    Stencil h() {
      return low.stencil();
    }
  }

  private Consumer<LinearOperator> level(Level level, Slot in, Slot out, int at, boolean spent) {
    Current<Level> current = new Current<>(level);
    Slot low = pool.acquire(level.low().target(in.shape()));
    emitter.emit(2L * low.shape().size(), () -> emitter.kernels().convolve(current.get().g(), current.get().h(),
        in.samples(), in.shape().length(), out.samples(), at, low.samples()));
    release(in, spent);
    Consumer<LinearOperator> below = into(level.below(), low, out, at + level.high().target(in.shape()).size(), true);
    return next -> {
      Level other = Level.of((Stack) next).orElseThrow();
      current.set(other);
      below.accept(other.below());
    };
  }

  private void release(Slot slot, boolean spent) {
    if (spent) {
      pool.release(slot);
    }
  }

  /** A result and what takes another operator of the same structure. */
  private record Result(Slot slot, Consumer<LinearOperator> binder) {}

  /**
   * The result of an operator that reads from a place within a value.
   *
   * @param at the place
   * @param shape of what is read there
   * @param wanted where the result goes; anywhere if null
   */
  private Result from(LinearOperator operator, Slot in, int at, Shape shape, @Nullable Slot wanted) {
    return switch (operator) {
      case StackAdjoint adjoint -> sum(adjoint, in, at, shape, wanted);
      case Product product -> {
        Result right = from(product.right(), in, at, shape, null);
        Slot out = wanted == null ? pool.acquire(product.target(shape)) : wanted;
        Consumer<LinearOperator> outer = emitter.apply(product.left(), right.slot(), out);
        pool.release(right.slot());
        yield new Result(out, factors(outer, right.binder()));
      }
      case Adjoint adjoint -> {
        Slot out = wanted == null ? pool.acquire(operator.target(shape)) : wanted;
        yield new Result(out, emitter.adjoint(adjoint, in, at, out));
      }
      default -> {
        Slot slice = pool.acquire(shape);
        emitter.copy(in, at, slice, 0, shape.size());
        Slot out = wanted == null ? pool.acquire(operator.target(shape)) : wanted;
        Consumer<LinearOperator> binder = emitter.apply(operator, slice, out);
        pool.release(slice);
        yield new Result(out, binder);
      }
    };
  }

  /** Two summands commute: the second one, which may be deep, is computed before there is room for the first. */
  private Result sum(StackAdjoint adjoint, Slot in, int at, Shape shape, @Nullable Slot wanted) {
    Optional<Level> level = Level.of(adjoint.of());
    if (level.isPresent()) {
      return sum(level.get(), in, at, shape, wanted);
    }
    List<LinearOperator> parts = adjoint.parts();
    List<Shape> slices = adjoint.slices(shape.channels()).stream().map(shape::withChannels).toList();
    if (parts.size() == 2) {
      Result second = from(parts.get(1), in, at + slices.get(0).size(), slices.get(1), null);
      Result first = from(parts.get(0), in, at, slices.get(0), wanted);
      add(first.slot(), second.slot());
      return new Result(first.slot(), Emitter.each(List.of(first.binder(), second.binder())));
    }
    Result sum = from(parts.get(0), in, at, slices.get(0), wanted);
    List<Consumer<LinearOperator>> binders = new ArrayList<>(List.of(sum.binder()));
    int place = at;
    for (int k = 1; k < parts.size(); k++) {
      place += slices.get(k - 1).size();
      Result summand = from(parts.get(k), in, place, slices.get(k), null);
      add(sum.slot(), summand.slot());
      binders.add(summand.binder());
    }
    return new Result(sum.slot(), Emitter.each(binders));
  }

  private Result sum(Level level, Slot in, int at, Shape shape, @Nullable Slot wanted) {
    Current<Level> current = new Current<>(level);
    Result below = from(level.below().adjoint(), in, at + shape.length(), shape.withChannels(shape.channels() - 1), null);
    Slot out = wanted == null ? pool.acquire(level.high().adjoint().target(below.slot().shape())) : wanted;
    Slot spare = pool.acquire(out.shape());
    emitter.emit(2L * out.shape().size(), () -> emitter.kernels().adjoint(current.get().g(), current.get().h(),
        in.samples(), at, below.slot().samples(), out.shape().length(), out.samples(), spare.samples()));
    pool.release(spare);
    pool.release(below.slot());
    return new Result(out, next -> {
      Level other = Level.of(((StackAdjoint) next).of()).orElseThrow();
      current.set(other);
      below.binder().accept(other.below().adjoint());
    });
  }

  private void add(Slot sum, Slot summand) {
    emitter.combine(new double[] {1, 1}, sum, sum, summand);
    pool.release(summand);
  }

  private static Consumer<LinearOperator> factors(Consumer<LinearOperator> left, Consumer<LinearOperator> right) {
    return next -> {
      right.accept(((Product) next).right());
      left.accept(((Product) next).left());
    };
  }
}
