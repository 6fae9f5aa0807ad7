/** Sums in one fixed order of additions, which makes energies and norms the same bits everywhere. Exported to engines alone. */
@NullMarked
package org.residua.api.sum;

import org.jspecify.annotations.NullMarked;
