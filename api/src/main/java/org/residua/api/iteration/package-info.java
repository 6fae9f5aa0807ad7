/**
 * The iterations that find fixed points, written once over numbered registers: each engine brings the registers and the
 * programs on them, so that all engines take the same steps and give the same bits.
 */
@NullMarked
package org.residua.api.iteration;

import org.jspecify.annotations.NullMarked;
