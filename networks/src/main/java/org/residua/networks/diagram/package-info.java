/** Drawings of architectures: residual blocks with their filters and fluxes, skip connections, cycles. */
@NullMarked
package org.residua.networks.diagram;

import org.jspecify.annotations.NullMarked;
