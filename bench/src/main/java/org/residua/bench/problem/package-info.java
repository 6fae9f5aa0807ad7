/** Problems: what is timed, and the plain reference that each result is held against. */
@NullMarked
package org.residua.bench.problem;

import org.jspecify.annotations.NullMarked;
