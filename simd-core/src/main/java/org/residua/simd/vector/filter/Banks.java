package org.residua.simd.vector.filter;

import java.util.List;
import java.util.stream.Stream;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.filter.BankLoop.Block;
import org.residua.simd.vector.filter.BankLoop.Constants;
import org.residua.simd.vector.filter.BankLoop.Reading;
import org.residua.simd.vector.flux.VectorFlux;

/** The loops of banks without fluxes, each made when first asked for. Thread safe. */
final class Banks {

  private final Width width;
  /** Whole blocks of terms within a signal. */
  private final ByTaps<BankLoop> blocks;
  /** Read forwards anew, onward, mirrored anew, onward. */
  private final List<ByTaps<BankLoop>> pieces;
  /** Single vectors, likewise. */
  private final List<ByTaps<BankLoop>> vectors;
  /** Samples of blocks and of those of pieces, by outputs: an object for each question would be left to the compiler to avoid. */
  private final int[] sizes = new int[Block.MOST_OUTPUTS + 1];
  private final int[] pieceSizes = new int[Block.MOST_OUTPUTS + 1];

  Banks(Width width, boolean transposed, VectorFlux none) {
    this.width = width;
    this.blocks = new ByTaps<>(Block.MOST_OUTPUTS,
        outputs -> copy(width, transposed, Block.of(width, outputs), Reading.WHOLE, none));
    List<Reading> readings = Stream.of(false, true)
        .flatMap(mirrored -> Stream.of(new Reading(mirrored, false, false), new Reading(mirrored, true, false))).toList();
    this.pieces = readings.stream().map(reading -> new ByTaps<>(Block.MOST_OUTPUTS,
        outputs -> copy(width, transposed, Block.ofPiece(outputs), reading, none))).toList();
    this.vectors = readings.stream().map(reading -> new ByTaps<>(Block.MOST_OUTPUTS,
        outputs -> copy(width, transposed, new Block(outputs, 1), reading, none))).toList();
    for (int outputs = 1; outputs <= Block.MOST_OUTPUTS; outputs++) {
      sizes[outputs] = Block.of(width, outputs).size(width);
      pieceSizes[outputs] = Block.ofPiece(outputs).size(width);
    }
  }

  private static BankLoop copy(Width width, boolean transposed, Block block, Reading reading, VectorFlux none) {
    return LoopMaker.copy(BankLoop.class, BankTemplate.class, new Constants(width, transposed, block, reading, false, none));
  }

  /** Outputs of the first block of so many. */
  int outputs(int all) {
    return Block.outputs(width, all);
  }

  /** Samples of a block of so many outputs. */
  int size(int outputs) {
    return sizes[outputs];
  }

  /** For so many sums of so many outputs, a vector of each at least. */
  BankLoop of(int outputs, int count) {
    return count >= sizes[outputs] ? blocks.of(outputs) : vectors.get(0).of(outputs);
  }

  /** Sums of a block of a piece: whole ones, or single vectors. */
  int pieceSize(int outputs, int count) {
    int size = pieceSizes[outputs];
    return count >= size ? size : width.lanes();
  }

  /** For a block of {@link #pieceSize}. */
  BankLoop ofPiece(int outputs, int size, boolean mirrored, boolean onward) {
    int reading = (mirrored ? 2 : 0) + (onward ? 1 : 0);
    return (size > width.lanes() ? pieces : vectors).get(reading).of(outputs);
  }
}
