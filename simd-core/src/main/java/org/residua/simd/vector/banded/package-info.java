/** The ends of a batch of banded factors, of a batch of tridiagonal systems solved once, one matrix in each lane, and the bands of a weighted Gram matrix. */
@NullMarked
package org.residua.simd.vector.banded;

import org.jspecify.annotations.NullMarked;
