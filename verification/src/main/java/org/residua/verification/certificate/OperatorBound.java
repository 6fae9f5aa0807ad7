package org.residua.verification.certificate;

import java.util.Optional;

/**
 * What a proof may use of a linear operator {@code K}; its adjoint has the same bound.
 *
 * @param name the operator in words
 * @param digest of its kind and all its numbers; of a user's own operator of its name, bound and parameters
 * @param norm an upper bound of {@code ||K||}
 * @param argument what proves the bound
 * @param filters the weights that the bound follows from; absent for operators that are no convolution, and for banks
 *     of more than {@value #MOST_WEIGHTS} weights, whose bound is taken as it stands
 * @param assumed whether the bound rests on a user's word: the operator is one of their own, or made of one
 */
public record OperatorBound(
    String name, String digest, double norm, String argument, Optional<FilterBank> filters, boolean assumed) {

  /** Larger banks are not written into certificates. */
  public static final int MOST_WEIGHTS = 4096;
}
