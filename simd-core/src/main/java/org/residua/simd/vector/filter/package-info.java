/** Convolutions and adjoints within a signal and at its ends, tap by tap, for filters and banks of any size. */
@NullMarked
package org.residua.simd.vector.filter;

import org.jspecify.annotations.NullMarked;
