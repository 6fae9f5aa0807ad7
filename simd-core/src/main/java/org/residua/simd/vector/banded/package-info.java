/** The ends of a batch of banded factors, one matrix in each lane, and the bands of a weighted Gram matrix. */
@NullMarked
package org.residua.simd.vector.banded;

import org.jspecify.annotations.NullMarked;
