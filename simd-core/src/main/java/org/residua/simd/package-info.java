/**
 * Vector kernels with the bits of the scalar ones: one loop source for each kernel shape, one compiled copy
 * for each vector width, flux and variant.
 */
@NullMarked
package org.residua.simd;

import org.jspecify.annotations.NullMarked;
