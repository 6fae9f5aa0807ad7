/** Sums, scalar products and distances of whole blocks of the fixed tree. */
@NullMarked
package org.residua.simd.vector.sum;

import org.jspecify.annotations.NullMarked;
