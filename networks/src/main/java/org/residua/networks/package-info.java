/** Residual blocks, and the traced network of any block run and printed as layers. */
@NullMarked
package org.residua.networks;

import org.jspecify.annotations.NullMarked;
