/** Contenders: who computes the problems. */
@NullMarked
package org.residua.bench.contender;

import org.jspecify.annotations.NullMarked;
