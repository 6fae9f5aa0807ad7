/** The loops without vectors: plain, in the canonical order, without allocation. */
@NullMarked
package org.residua.simd.scalar;

import org.jspecify.annotations.NullMarked;
