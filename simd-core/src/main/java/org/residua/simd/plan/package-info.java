/**
 * Networks as steps on buffers. {@link org.residua.simd.plan.Lowering} turns each node into steps, which
 * {@link org.residua.simd.plan.Emitter} collects; a value lives in a <em>slot</em> until its last use. Steps read their numbers
 * through a <em>binding</em>, so that a plan takes new ones. {@link org.residua.simd.plan.KernelBatch} runs many signals,
 * <em>interleaved</em> by lanes where that is a gain.
 */
@NullMarked
package org.residua.simd.plan;

import org.jspecify.annotations.NullMarked;
