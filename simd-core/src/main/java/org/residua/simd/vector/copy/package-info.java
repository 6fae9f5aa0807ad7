/** The width of vectors, a constant that every copy of a template with vectors has. */
@NullMarked
package org.residua.simd.vector.copy;

import org.jspecify.annotations.NullMarked;
