/** Convolutions and adjoints in the interior of a signal, tap by tap, for filters and banks of any size. */
@NullMarked
package org.residua.simd.vector.filter;

import org.jspecify.annotations.NullMarked;
