/**
 * The engine: how a computation runs fast. {@link org.residua.simd.KernelEngine} is what users meet, through
 * {@code org.residua.api.engine.Engine}; two providers offer it, with loops on vectors and without.
 *
 * <p>Where things are, from the outside inwards; an arrow says "uses":
 *
 * <pre>
 *   plan      a network as steps on buffers           -> sweep, chain, kernel, banded, team
 *   chain     neighbouring operations in one pass     -> kernel
 *   sweep     a semi-iteration in one pass over memory -> row, kernel, team
 *   kernel    the loops that there have to be          -> row, banded, sum, team
 *   row       what a row of a semi-iteration works on
 *   banded    banded systems, from both ends
 *   sum       norms, distances, energies               -> team
 *   team      who decides the number of threads
 *   scalar    the loops without vectors                -> kernel, row
 *   vector    the loops on vectors, a package for each kind; only they name {@code jdk.incubator.vector}
 * </pre>
 */
@NullMarked
package org.residua.simd;

import org.jspecify.annotations.NullMarked;
