package org.residua.simd;

/**
 * A formula of more operations than the fused step has room for: C2 stops inlining at some fifty, and vectors
 * that cross a call are objects. It is evaluated tile by tile in a loop that does nothing else.
 */
interface LargeFlux extends VectorFlux {}
