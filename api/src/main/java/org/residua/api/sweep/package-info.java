/** Semi-iterations run in place: all rows in one pass over memory, on one thread or several. */
@NullMarked
package org.residua.api.sweep;

import org.jspecify.annotations.NullMarked;
