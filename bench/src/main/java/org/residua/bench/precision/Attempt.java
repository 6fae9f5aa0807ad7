package org.residua.bench.precision;

/**
 * A scheme that went to a time.
 *
 * @param scheme its name
 * @param time how far
 * @param work evaluations of the force, or linear systems for implicit schemes
 * @param error {@code ||u - reference|| / ||f - reference||}: 1 is nothing done
 * @param seconds the fastest of its runs
 */
record Attempt(String scheme, double time, long work, double error, double seconds) {}
