/** Certificates: what is proven about a computation, from which numbers, and for how long it holds. */
@NullMarked
package org.residua.verification.certificate;

import org.jspecify.annotations.NullMarked;
