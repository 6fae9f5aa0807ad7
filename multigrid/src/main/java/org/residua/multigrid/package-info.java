/**
 * Multigrid for linear and nonlinear equations: levels, smoothers, cycles; a V-cycle is a U-net, the others are chains of them.
 */
@NullMarked
package org.residua.multigrid;

import org.jspecify.annotations.NullMarked;
