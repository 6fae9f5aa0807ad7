package org.residua.bench.result;

import org.residua.bench.contender.Width;

/**
 * What was measured at one width.
 *
 * @param width of all vectors
 * @param results of all cells
 */
public record Column(Width width, Results results) {}
