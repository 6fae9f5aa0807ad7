/**
 * Who computes: an {@link org.residua.api.engine.Engine} makes plans of blocks and sums over signals. Engines are found as a
 * service; without any the plain one answers, which reads a block directly, allocates, and is the reference of all bits.
 */
@NullMarked
package org.residua.api.engine;

import org.jspecify.annotations.NullMarked;
