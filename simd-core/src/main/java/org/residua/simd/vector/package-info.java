/**
 * The loops on vectors, with the bits of the scalar ones at every width: {@link org.residua.simd.vector.VectorKernels}.
 *
 * <p>A <em>template</em> is the source of a loop; a <em>copy</em> ({@code vector.copy}) is one compiled with constants of its
 * own, for each width, flux and variant; the registries of the packages keep them ({@code LoopRegistry}, {@code FluxLoops},
 * {@code EndsLoops}, {@code Reductions}, {@code Filter}). A loop for other machines, say, for the instructions of another
 * processor, is a template beside the one it replaces and a case in the registry of its package. One
 * package for each kind of loop: {@code flux} (formulas, activations, potentials), {@code filter} (convolutions and
 * adjoints), {@code element}, {@code row} (fused rows), {@code sum}, {@code banded}.
 */
@NullMarked
package org.residua.simd.vector;

import org.jspecify.annotations.NullMarked;
