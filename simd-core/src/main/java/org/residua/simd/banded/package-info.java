/**
 * Symmetric positive definite banded systems, single, periodic or in batches: {@link org.residua.simd.banded.BandedFactor}.
 *
 * <p>A factor is <em>twisted</em>: eliminated from both <em>ends</em> ({@link org.residua.simd.banded.End}) towards the
 * <em>middle</em>. The loops over the ends ({@link org.residua.simd.banded.TwistedEnds}) are what kernels provide; they keep
 * their state between two columns where {@link org.residua.simd.banded.EndLayout} says.
 * A tridiagonal system that is solved once needs no factor: {@link org.residua.simd.banded.TridiagonalSolve}.
 */
@NullMarked
package org.residua.simd.banded;

import org.jspecify.annotations.NullMarked;
