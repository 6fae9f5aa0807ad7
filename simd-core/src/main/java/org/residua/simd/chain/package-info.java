/**
 * Chains of operations that read little beyond their place, in one pass over the memory: {@link org.residua.simd.chain.Link},
 * its {@link org.residua.simd.chain.Reach}, and the {@link org.residua.simd.chain.Chain} that runs them tile by tile.
 */
@NullMarked
package org.residua.simd.chain;

import org.jspecify.annotations.NullMarked;
