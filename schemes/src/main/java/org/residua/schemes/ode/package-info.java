/**
 * Stiff ordinary differential equations of a user's own, integrated by stabilised explicit methods: the rows of the schemes
 * {@link org.residua.schemes.Rkl1}, {@link org.residua.schemes.Rkl2} and {@link org.residua.schemes.Fsi}, applied to any
 * right-hand side. {@link org.residua.schemes.ode.Stabilised} is where to begin.
 */
@NullMarked
package org.residua.schemes.ode;

import org.jspecify.annotations.NullMarked;
