package org.residua.api.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code S u = (K_1 u; K_2 u; ...)}: operators one under the other on the same input, the channels of the first one first;
 * all must give the same length. Exact: each part is what it is by itself.
 *
 * <p>Its norm is bounded by {@link StackNorm}: a wavelet frame gets that of a frame, not one that grows with its levels.
 * Two stacks are equal when their parts are.
 */
public final class Stack implements LinearOperator {

  /** Longer texts, as those of wavelet frames, are cut short. */
  private static final int LONGEST_TEXT = 120;

  private final List<LinearOperator> parts;
  private final OptionalInt channels;
  /** Computed at first use; threads that race compute the same value. */
  private volatile @Nullable NormBound norm;

  /**
   * Stacks operators.
   *
   * @param parts {@code K_1, K_2, ...}, at least one, which read the same number of channels
   */
  public Stack(List<? extends LinearOperator> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a stack of no operators; give at least one");
    }
    this.parts = List.copyOf(parts);
    this.channels = this.parts.stream().map(LinearOperator::sourceChannels)
        .filter(OptionalInt::isPresent).findFirst().orElse(OptionalInt.empty());
    channels.ifPresent(this::targetChannels);
  }

  /** Stacks operators, see {@link #Stack(List)}. */
  public static Stack of(LinearOperator... parts) {
    return new Stack(List.of(parts));
  }

  @Override
  public int targetChannels(int source) {
    return parts.stream().mapToInt(part -> part.targetChannels(source)).sum();
  }

  @Override
  public Shape target(Shape source) {
    int length = parts.get(0).target(source).length();
    int stacked = 0;
    for (LinearOperator part : parts) {
      Shape target = part.target(source);
      if (target.length() != length) {
        throw new IllegalArgumentException("stacked operators give " + length + " and " + target.length()
            + " samples; they must give the same length (rows of a convolution depend on its boundary)");
      }
      stacked += target.channels();
    }
    return new Shape(stacked, length);
  }

  @Override
  public Signal apply(Signal u) {
    return concatenated(parts.stream().map(part -> part.apply(u)).toList());
  }

  /** Signals of equal length, the channels of the first one first. */
  public static Signal concatenated(List<Signal> signals) {
    int length = signals.get(0).shape().length();
    int channels = signals.stream().mapToInt(signal -> signal.shape().channels()).sum();
    double[] all = new double[channels * length];
    int at = 0;
    for (Signal signal : signals) {
      signal.requireShape(new Shape(signal.shape().channels(), length));
      signal.copyTo(0, all, at, signal.shape().size());
      at += signal.shape().size();
    }
    return Signal.planar(new Shape(channels, length), all);
  }

  /** The channels that it reads when it gives {@code stacked} channels. */
  int channelsOf(int stacked) {
    int one = channels.isPresent() ? targetChannels(channels.getAsInt()) : targetChannels(1);
    int copies = stacked / one;
    if (stacked != copies * one || (channels.isPresent() && copies != 1)) {
      throw new IllegalArgumentException("the adjoint of " + this + " reads " + one
          + (channels.isPresent() ? "" : " channels or a multiple of them") + ", not " + stacked
          + "; give the responses of the stack");
    }
    return channels.orElse(copies);
  }

  @Override
  public StackAdjoint adjoint() {
    return new StackAdjoint(this);
  }

  @Override
  public List<LinearOperator> parts() {
    return parts;
  }

  @Override
  public Stack with(UnaryOperator<Parameter> numbers) {
    List<LinearOperator> next = new ArrayList<>();
    for (LinearOperator part : parts) {
      next.add(part.with(numbers));
    }
    return next.equals(parts) ? this : new Stack(next);
  }

  @Override
  public String word() {
    return parts.stream().map(LinearOperator::word).collect(Collectors.joining("; ", "stack of (", ")"));
  }

  @Override
  public List<Object> structure() {
    return List.of("stack", parts.stream().map(LinearOperator::structure).toList());
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return "stack of " + parts.size();
  }

  @Override
  public OptionalInt sourceChannels() {
    return channels;
  }

  @Override
  public NormBound norm() {
    NormBound known = norm;
    if (known == null) {
      known = StackNorm.of(parts);
      norm = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stack that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(parts);
  }

  @Override
  public String toString() {
    String all = parts.stream().map(String::valueOf).collect(Collectors.joining("; ", "stack (", ")"));
    return all.length() <= LONGEST_TEXT ? all : leaves(this) + " stacked operators, the first " + parts.get(0);
  }

  /** How many operators that are no stacks are under each other. */
  private static int leaves(LinearOperator operator) {
    return switch (operator) {
      case Stack stack -> stack.parts.stream().mapToInt(Stack::leaves).sum();
      case Product product -> leaves(product.left());
      default -> 1;
    };
  }
}
