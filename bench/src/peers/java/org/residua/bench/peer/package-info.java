/** Other libraries as contenders; compiled with the profile peers only. */
@NullMarked
package org.residua.bench.peer;

import org.jspecify.annotations.NullMarked;
