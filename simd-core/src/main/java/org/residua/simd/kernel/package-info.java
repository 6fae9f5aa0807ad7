/**
 * The loops that there have to be: {@link org.residua.simd.kernel.Kernels}, in tiers. Element-wise loops and row loops are
 * required; transfers, sums and ends of banded factors have defaults. All implementations give the same bits.
 * {@link org.residua.simd.kernel.Execution} joins kernels with threads.
 */
@NullMarked
package org.residua.simd.kernel;

import org.jspecify.annotations.NullMarked;
