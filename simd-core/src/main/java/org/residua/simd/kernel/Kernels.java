package org.residua.simd.kernel;

import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;
import org.residua.api.sum.FixedTree;
import org.residua.simd.banded.BandedLoops;
import org.residua.simd.banded.TwistedEnds;
import org.residua.simd.row.RowLoop;
import org.residua.simd.row.RowLoops;
import org.residua.simd.sum.SumLoops;

/**
 * Destination-passing loops over planar samples, in tiers: {@link ElementLoops} and rows are required, the others have
 * defaults. Every implementation gives the same bits: the canonical order of {@link Stencil} for convolutions, of
 * {@link Activation} and the flux formulas for activations, and element-wise operations as written at each method.
 *
 * <p>Arrays may be longer than the counts say. Source and destination must not be the same array unless
 * a method allows it. Nothing allocates except {@link #rowLoop}, {@link #twistedEnds} and sums, these a few numbers. Sums are
 * those of the {@link FixedTree}. Implementations are thread safe; a {@link RowLoop} and {@link TwistedEnds} are not.
 */
public interface Kernels extends TwinLoops, TransferLoops, PieceLoops, RowLoops, SumLoops, BandedLoops {

  /** {@code scalar} or {@code vector}, for reports. */
  String name();

  /** Double lanes of a vector register; 1 for scalar kernels. */
  int lanes();
}
