/** Fluxes {@code Phi(s) = g(s^2) s}: diffusivity, potential and certified constants of each. */
@NullMarked
package org.residua.api.flux;

import org.jspecify.annotations.NullMarked;
