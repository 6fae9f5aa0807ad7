/**
 * The loops that computations are made of, as a service: plain scalar ones here, vectorised ones where a
 * provider offers them, all with the same bits.
 */
@NullMarked
package org.residua.api.kernel;

import org.jspecify.annotations.NullMarked;
