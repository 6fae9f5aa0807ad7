/**
 * The property kit: arbitraries of signals, filters, fluxes and diffusions, laws of operators, blocks and fluxes as
 * assertions, the rounding margins that they are checked with, and a negative control of each law, which it refuses
 * ({@link NegativeControls}).
 *
 * <p>A law that fails shrinks to a few samples ({@link Signals}); what it throws holds them as Java source, and of a wrong
 * adjoint says in which way it is wrong. Laws refuse signals that are not finite: that is no failure of what is tested.
 *
 * <p>Only this package needs jqwik, which is an optional dependency: whoever uses the kit adds
 * {@code net.jqwik:jqwik} in test scope. The laws and margins work in any test framework.
 */
@NullMarked
package org.residua.verification.jqwik;

import org.jspecify.annotations.NullMarked;
