/** Traced computations: networks as immutable data, their direct interpretation and their plans. */
@NullMarked
package org.residua.api.graph;

import org.jspecify.annotations.NullMarked;
