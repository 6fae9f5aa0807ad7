/**
 * Copies of templates: hidden classes, each with its constants as class data, so that vectors stay in registers and the calls
 * of a formula are resolved however many fluxes were used before. A width ({@link org.residua.simd.vector.copy.Width}) is
 * the constant that all of them have.
 */
@NullMarked
package org.residua.simd.vector.copy;

import org.jspecify.annotations.NullMarked;
