/**
 * Denoisers of other schools, with which ours are compared: plain scalar code from the literature, each with its usual choice of
 * parameters from the data. Not for users: exported to the leaderboard and the benchmarks.
 */
@NullMarked
package org.residua.schemes.peer;

import org.jspecify.annotations.NullMarked;
