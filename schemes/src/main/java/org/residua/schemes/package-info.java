/** Explicit and accelerated explicit schemes as tables of rows, drivers, and the choice of solvers. */
@NullMarked
package org.residua.schemes;

import org.jspecify.annotations.NullMarked;
