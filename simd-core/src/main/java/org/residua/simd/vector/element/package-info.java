/** Products, quotients, combinations and biases, element by element. */
@NullMarked
package org.residua.simd.vector.element;

import org.jspecify.annotations.NullMarked;
