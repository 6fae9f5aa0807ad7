/**
 * The property kit: arbitraries of signals, filters, fluxes and diffusions, laws of stability as assertions, and the
 * rounding margins that they are checked with.
 *
 * <p>Only this package needs jqwik, which is an optional dependency: whoever uses the kit adds
 * {@code net.jqwik:jqwik} in test scope. The laws and margins work in any test framework.
 */
@NullMarked
package org.residua.verification.jqwik;

import org.jspecify.annotations.NullMarked;
