/** The results as one self-contained HTML page. */
@NullMarked
package org.residua.bench.page;

import org.jspecify.annotations.NullMarked;
