/** The report of a run: one self-contained HTML file with plots, network, certificate and parameters. */
@NullMarked
package org.residua.cli.report;

import org.jspecify.annotations.NullMarked;
