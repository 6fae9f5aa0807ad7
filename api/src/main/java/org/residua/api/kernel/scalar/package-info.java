/** The plain scalar kernels: complete without anything else, slow but right; the reference. */
@NullMarked
package org.residua.api.kernel.scalar;

import org.jspecify.annotations.NullMarked;
