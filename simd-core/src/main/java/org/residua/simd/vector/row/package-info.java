/**
 * Fused rows. The row of two taps on one channel ({@link org.residua.simd.vector.row.PairTemplate}, with a function of its own
 * {@link org.residua.simd.vector.row.StagedPairTemplate}) is done in one pass; other rows tile by tile
 * ({@link org.residua.simd.vector.row.TileRowLoop}): response, then adjoint and update. In a lane loop a lane is a signal.
 */
@NullMarked
package org.residua.simd.vector.row;

import org.jspecify.annotations.NullMarked;
