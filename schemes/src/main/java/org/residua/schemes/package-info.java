/** Explicit and accelerated explicit schemes as tables of rows, drivers, and automatic parameters. */
@NullMarked
package org.residua.schemes;

import org.jspecify.annotations.NullMarked;
