/**
 * Copies of templates: hidden classes, each with its constants as class data, so that the calls of a formula are resolved however
 * many fluxes were used before, and vectors stay in registers.
 */
@NullMarked
package org.residua.simd.copy;

import org.jspecify.annotations.NullMarked;
