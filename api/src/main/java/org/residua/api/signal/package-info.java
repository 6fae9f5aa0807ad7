/** Sampled signals: channels times length, the numbers every other package speaks about. */
@NullMarked
package org.residua.api.signal;

import org.jspecify.annotations.NullMarked;
