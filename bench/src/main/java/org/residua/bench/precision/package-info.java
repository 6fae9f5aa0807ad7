/** Work against precision: what each scheme costs for the same time and error, and the page that tells it. */
@NullMarked
package org.residua.bench.precision;

import org.jspecify.annotations.NullMarked;
