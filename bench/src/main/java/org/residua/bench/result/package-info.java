/** Results of a run, the ratios made of them, and the goals they are held to. */
@NullMarked
package org.residua.bench.result;

import org.jspecify.annotations.NullMarked;
