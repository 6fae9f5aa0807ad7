/** The atlas of the fluxes, docs/fluxes.md and its plots, generated from the fluxes themselves. */
@NullMarked
package org.residua.verification.atlas;

import org.jspecify.annotations.NullMarked;
