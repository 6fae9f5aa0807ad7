/**
 * Networks as steps on buffers. {@link org.residua.simd.plan.Lowering} turns each node into steps, which
 * {@link org.residua.simd.plan.Emitter} collects; {@link org.residua.simd.plan.Buffers} says in which <em>slot</em> a value lives
 * until its last use. Some neighbouring nodes become one step: chains ({@link org.residua.simd.plan.ChainNodes}), responses with
 * their fluxes ({@link org.residua.simd.plan.FluxNodes}), and with the system that these are the weights of
 * ({@link org.residua.simd.plan.LaggedNodes}). Steps read their numbers through a <em>binding</em>, so that a plan takes new ones.
 * {@link org.residua.simd.plan.KernelBatch} runs many signals, <em>interleaved</em> by lanes where that is a gain.
 */
@NullMarked
package org.residua.simd.plan;

import org.jspecify.annotations.NullMarked;
