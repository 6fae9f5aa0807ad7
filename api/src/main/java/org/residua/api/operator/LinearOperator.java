package org.residua.api.operator;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * A linear map {@code K} between signals, with its exact adjoint and a proven bound of its norm.
 *
 * <p>{@link #apply} is the plain reference: slow, allocating, in the canonical order that all kernels
 * repeat bit by bit. All operators are immutable and thread safe.
 *
 * <p>An operator describes itself: its parts and parameters, its words, the bank whose filters it applies. Only what runs it,
 * bounds its rounding or takes its digest switches over the kinds; a user's own is a {@link CustomOperator}.
 */
public sealed interface LinearOperator
    permits Convolution, Adjoint, Diagonal, Identity, Scaled, Sum, Product, Stack, StackAdjoint, Mirror, Fold,
        SymmetricBanded, SparseMatrix, Strided, StridedAdjoint, Substitution, Interpolation, Restriction, CustomOperator {

  /** The channels of {@code K u} for a signal of {@code channels} channels, refused if they misfit. */
  int targetChannels(int channels);

  /** The shape of {@code K u} for {@code u} of shape {@code source}; refuses shapes that misfit. */
  Shape target(Shape source);

  /** {@code K u}. */
  Signal apply(Signal u);

  /** {@code K u} to be read in parts; a convolution computes each part when it is read. */
  default Responses responses(Signal u) {
    return Responses.of(apply(u));
  }

  /** {@code K^T}, the transpose of exactly this matrix; the adjoint of an adjoint is the original. */
  LinearOperator adjoint();

  /** Bounds of the spectral norm that hold for every length of the signal. */
  NormBound norm();

  /** What it computes, in a few words for tables of layers. */
  String word();

  /**
   * Its sign in a formula or a small picture, such as {@code conv} or {@code P}.
   *
   * @param number writes a number
   */
  String symbol(DoubleFunction<String> number);

  /** The bank whose filters it applies, as they are or, {@link #transposed}, as their transpose; none for all others. */
  default Optional<Convolution> bank() {
    return Optional.empty();
  }

  /** Whether it is the transpose of an operator that it holds. */
  default boolean transposed() {
    return false;
  }

  /**
   * The channels that it reads, where it reads one number of them only; all others do the same to each channel, so that
   * {@code targetChannels(c)} is {@code c targetChannels(1)}.
   */
  default OptionalInt sourceChannels() {
    return OptionalInt.empty();
  }

  /** What stays when its numbers change: equal for operators that differ in their numbers only. */
  List<Object> structure();

  /** Whether it acts on signals of any sufficient length: no number in it belongs to a single sample. */
  default boolean anyLength() {
    return parts().stream().allMatch(LinearOperator::anyLength);
  }

  /** The operators that it is made of, none for an elementary one. An adjoint is not made of the operator it holds. */
  default List<LinearOperator> parts() {
    return List.of();
  }

  /** The parameters it reads, one entry for each place, in order. */
  default List<Parameter> parameters() {
    return parts().stream().flatMap(part -> part.parameters().stream()).toList();
  }

  /** The same operator with each parameter replaced by another version of it; bounds are those of the new numbers. */
  default LinearOperator with(UnaryOperator<Parameter> numbers) {
    return this;
  }
}
