/** Computations written once against an algebra whose carrier type is free. */
@NullMarked
package org.residua.api.block;

import org.jspecify.annotations.NullMarked;
