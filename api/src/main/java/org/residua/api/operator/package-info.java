/** Linear operators with exact adjoints and proven bounds of their spectral norms. */
@NullMarked
package org.residua.api.operator;

import org.jspecify.annotations.NullMarked;
