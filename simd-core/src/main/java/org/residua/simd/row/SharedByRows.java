package org.residua.simd.row;

/**
 * What the rows of one semi-iteration share: kept diffusivities, the start and its force, the data term. What is not
 * used is {@link Strip#none}.
 *
 * @param factor {@code g(K u_0)} by response and row, if kept
 * @param start {@code u_0}
 * @param force {@code K^T z} at {@code u_0}
 * @param target {@code f}
 * @param weights a weight for each sample
 * @param weight the weight of all samples
 */
public record SharedByRows(
    Strip factor, Strip start, Strip force, Strip target, Strip weights, double weight) {}
