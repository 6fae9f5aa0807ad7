/**
 * Fluxes on vectors. A <em>formula</em> ({@link org.residua.simd.vector.flux.Formula}) is a flux as vector operations: fused
 * ({@link org.residua.simd.vector.flux.VectorFlux}), or <em>staged</em> where it needs a function of its own, such as exp.
 * {@link org.residua.simd.vector.flux.FluxTemplate} says which template a flux has;
 * {@link org.residua.simd.vector.flux.FluxLoops} keeps the copies. An activation loop applies one to many values, coupled
 * loops to groups, potential loops find the terms of an energy.
 */
@NullMarked
package org.residua.simd.vector.flux;

import org.jspecify.annotations.NullMarked;
