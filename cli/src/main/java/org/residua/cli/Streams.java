package org.residua.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes.
 *
 * @param in the samples of the input {@code -}
 * @param out results
 * @param err everything else
 * @param terminal whether {@code err} is a terminal, on which a progress bar may move
 */
record Streams(InputStream in, PrintStream out, PrintStream err, boolean terminal) {}
