/** Loops over rows of sparse matrices that repeat: stencils, restriction, interpolation. */
@NullMarked
package org.residua.simd.vector.rows;

import org.jspecify.annotations.NullMarked;
