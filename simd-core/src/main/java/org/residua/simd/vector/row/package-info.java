/**
 * Fused rows. The row of two taps on one channel ({@link org.residua.simd.vector.row.PairTemplate}, with a function of its own
 * {@link org.residua.simd.vector.row.StagedPairTemplate}) is done in one pass; other rows tile by tile
 * ({@link org.residua.simd.vector.row.TileRowLoop}): response, then adjoint and update. In a lane loop a lane is a signal. What no row does, filters of one channel
 * with taps at any distance, has responses and fluxes in one pass: {@link org.residua.simd.vector.row.ChannelResponses}.
 */
@NullMarked
package org.residua.simd.vector.row;

import org.jspecify.annotations.NullMarked;
