/** Arithmetic that rounds in a known direction, or not at all: what bounds and certificates are computed with. */
@NullMarked
package org.residua.api.arithmetic;

import org.jspecify.annotations.NullMarked;
