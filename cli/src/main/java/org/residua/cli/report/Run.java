package org.residua.cli.report;

import java.util.Optional;

/**
 * How a run can be repeated.
 *
 * @param command the command line
 * @param kernels kernels, lanes and threads in words
 * @param version the version of Residua
 * @param seconds how long the evolution took
 * @param sameBits whether the expanded network gave the same bits; empty when it was not compared
 */
public record Run(String command, String kernels, String version, double seconds,
    Optional<Boolean> sameBits) {}
