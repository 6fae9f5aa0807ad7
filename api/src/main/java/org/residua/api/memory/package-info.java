/** What engines need and users do not: exported to them alone. */
@NullMarked
package org.residua.api.memory;

import org.jspecify.annotations.NullMarked;
