/**
 * Norms, distances and energies in the fixed tree, some blocks at a time and by all threads:
 * {@link org.residua.simd.sum.Sums}. Kernels provide the loops over terms, {@link org.residua.simd.sum.SumLoops}.
 */
@NullMarked
package org.residua.simd.sum;

import org.jspecify.annotations.NullMarked;
