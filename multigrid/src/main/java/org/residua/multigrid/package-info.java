/** Linear multigrid for assembled symmetric problems; a V-cycle is a U-net. */
@NullMarked
package org.residua.multigrid;

import org.jspecify.annotations.NullMarked;
