/**
 * What a row of a semi-iteration works on.
 *
 * <p>A <em>strip</em> ({@link org.residua.simd.row.Strip}) is a stretch of planar samples. A <em>row loop</em>
 * ({@link org.residua.simd.row.RowLoop}) does a row over a stretch; it is prepared for one filter bank and activation. A
 * <em>front</em> ({@link org.residua.simd.row.Front}) is a row on its way along the signal, with the fluxes that the samples
 * ahead still need. An <em>update</em> ({@link org.residua.simd.row.Update}) is what a row makes of a sample; what is
 * <em>shared by rows</em> ({@link org.residua.simd.row.SharedByRows}) is kept for all of them.
 */
@NullMarked
package org.residua.simd.row;

import org.jspecify.annotations.NullMarked;
