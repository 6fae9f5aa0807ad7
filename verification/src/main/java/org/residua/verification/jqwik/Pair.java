package org.residua.verification.jqwik;

import org.residua.api.signal.Signal;

/**
 * What an operator {@code K} and its adjoint read, see {@link Signals#pairs}.
 *
 * @param x of a shape that {@code K} reads
 * @param y of the shape of {@code K x}
 */
public record Pair(Signal x, Signal y) {}
