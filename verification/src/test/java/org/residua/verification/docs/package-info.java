/** Pages of the documentation whose sentences, programs and tables are held against what runs. */
@NullMarked
package org.residua.verification.docs;

import org.jspecify.annotations.NullMarked;
