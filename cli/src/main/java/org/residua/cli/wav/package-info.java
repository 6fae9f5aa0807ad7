/**
 * Recordings: WAV files read and written by hand, with every format of samples that they are found in, and refused by name where they
 * are damaged.
 */
@NullMarked
package org.residua.cli.wav;

import org.jspecify.annotations.NullMarked;
