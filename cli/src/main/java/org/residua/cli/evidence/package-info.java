/**
 * What can be seen in a result: the jumps of the input and what became of them, isolated samples, and what was removed. It is
 * measured on the samples alone, whatever method they went through.
 */
@NullMarked
package org.residua.cli.evidence;

import org.jspecify.annotations.NullMarked;
