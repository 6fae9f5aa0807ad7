/** Certificates from theorems: the certifier reads a block and says what is proven about it, and no more. */
@NullMarked
package org.residua.verification;

import org.jspecify.annotations.NullMarked;
