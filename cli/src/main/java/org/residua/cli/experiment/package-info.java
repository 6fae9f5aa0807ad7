/** The experiments of the documentation: each runs what it tells of, and makes a page of it. */
@NullMarked
package org.residua.cli.experiment;

import org.jspecify.annotations.NullMarked;
