/**
 * Semi-iterations run in place: all rows in one pass over memory, on one thread or several.
 *
 * <p>A <em>table</em> is a semi-iteration; a <em>prepared table</em> ({@link org.residua.simd.sweep.PreparedTable}) is its
 * executable form. Long tables are cut into <em>bands</em> of rows, the signal into <em>chunks</em>, one for each thread, that
 * meet at <em>seams</em>; a chunk carries its fronts through a <em>window</em> that stays in the cache. The samples near an
 * end of the signal are its <em>rims</em>, done one by one. Banks of groups have a sweep for each group. Where only the norm of
 * what a row makes is wanted, it is made and summed tile by tile: {@link org.residua.simd.sweep.RowSquares}.
 */
@NullMarked
package org.residua.simd.sweep;

import org.jspecify.annotations.NullMarked;
