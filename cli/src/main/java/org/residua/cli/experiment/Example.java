package org.residua.cli.experiment;

import org.residua.api.signal.Signal;

/**
 * A signal that is known without noise.
 *
 * @param name what it is called
 * @param clean one channel
 */
public record Example(String name, Signal clean) {}
