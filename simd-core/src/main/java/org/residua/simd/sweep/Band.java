package org.residua.simd.sweep;

/**
 * The rows {@code from..to-1} of a table, which follow each other through one window.
 *
 * @param from the first row
 * @param to one past the last row
 */
record Band(int from, int to) {}
