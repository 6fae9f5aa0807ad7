/** Benchmarks: each checks what it times first, and reports ratios measured in one run. */
@NullMarked
package org.residua.bench;

import org.jspecify.annotations.NullMarked;
