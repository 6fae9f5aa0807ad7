package org.residua.api.engine;

import java.util.function.LongConsumer;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Who computes, and on how many threads. All engines give the same bits: those of {@link DirectAlgebra}, of
 * {@link Signal#norm}, {@link Diffusion#energy(Signal)} and of {@link PlainSolve}. Samples are not looked at: NaN and
 * infinite ones spread as arithmetic has it, see {@link Plan}. Immutable, thread safe.
 */
public interface Engine {

  /** {@code plain}, {@code scalar} or {@code vector}, for reports. */
  String name();

  /** Double lanes of a vector register; 1 without vectors. */
  int lanes();

  /** The number of threads, the caller's included. */
  int threads();

  /** Why it is this one, in words, for reports. */
  default String reason() {
    return "asked for, or the only one there is";
  }

  /**
   * The same on so many threads; one that knows no threads stays on the caller's.
   *
   * @param threads at least 1
   */
  Engine on(int threads);

  /**
   * The same with someone who is told of progress, from any of its threads: how much of {@link Plan#work} was done since
   * it was told last.
   */
  Engine watched(LongConsumer listener);

  /**
   * A block made ready to run many times.
   *
   * @param block an architecture, or a block, which is traced
   * @param inputs one shape for each input; refused where channels or lengths misfit
   */
  Plan plan(Block block, Shape... inputs);

  /**
   * A network made ready to run on many signals.
   *
   * @param network with one input and one output
   * @param shape of every signal
   */
  Batch batch(Architecture network, Shape shape);

  /**
   * Lets the virtual machine's compiler do its work on a short piece before a long signal comes, for about half a second
   * where that pays. Networks that fit signals of one length only are left as they are.
   *
   * @param network what will be run
   */
  void warm(Architecture network);

  /** {@code ||u||}, as {@link Signal#norm}. */
  double norm(Signal u);

  /** {@code ||u - v||}, as {@link Signal#distance}; refused for signals of two shapes. */
  double distance(Signal u, Signal v);

  /** {@code E(u)} without data term, as {@link Diffusion#energy(Signal)}. */
  double energy(Diffusion diffusion, Signal u);

  /** {@code E(u)} with data term, as {@link Diffusion#energy(Signal, Signal)}. */
  double energy(Diffusion diffusion, Signal u, Signal target);

  /**
   * {@code x = A^{-1} b} in every channel, see {@link PlainSolve} for method, order of operations and error.
   *
   * @param a symmetric positive definite; refused otherwise, with row and pivot
   * @param b of any number of channels, as long as {@code a} has rows
   */
  Signal solve(SymmetricBanded a, Signal b);
}
