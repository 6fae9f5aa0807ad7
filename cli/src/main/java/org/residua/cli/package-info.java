/** The {@code residua} command: denoise a signal, translate and certify a scheme. */
@NullMarked
package org.residua.cli;

import org.jspecify.annotations.NullMarked;
